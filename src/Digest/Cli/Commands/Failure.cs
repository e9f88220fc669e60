using System.Reflection;
using Digest.Cli.Disk;
using Digest.Cli.Terminal;

namespace Digest.Cli.Commands;

/// <summary>Reports the exception that ended a command, and chooses the exit code.</summary>
internal static class Failure
{
    public static int Report(Exception exception, ConsoleReport report, CancellationToken interrupted)
    {
        switch (exception)
        {
            case AggregateException { InnerExceptions: [var first, ..] }: // of stages that run in parallel
                return Report(first, report, interrupted);
            case OperationCanceledException when interrupted.IsCancellationRequested:
                report.Note("interrupted; nothing was published");
                return ExitCode.Interrupted;
            case UsageException:
                report.Error(exception.Message);
                return ExitCode.Usage;
            case var _ when DiskException.IsDiskError(exception):
                report.Error(exception.Message);
                return ExitCode.Disk;
            default:
                var version = typeof(Failure).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
                report.InternalError(version ?? "", exception);
                return ExitCode.InternalError;
        }
    }
}
