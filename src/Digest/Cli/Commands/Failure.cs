using System.Reflection;
using Digest.Cli.Disk;
using Digest.Cli.Terminal;

namespace Digest.Cli.Commands;

/// <summary>Reports the exception that ended a command.</summary>
internal static class Failure
{
    /// <returns>The exit code.</returns>
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
            case var _ when DiskException.IsToBlame(exception):
                report.Error(exception.Message);
                return ExitCode.Disk;
            default:
                report.InternalError(Version, exception);
                return ExitCode.InternalError;
        }
    }

    private static string Version =>
        typeof(Failure).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
}
