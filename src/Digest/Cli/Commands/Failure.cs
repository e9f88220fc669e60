using Digest.Cli.Disk;
using Digest.Cli.Terminal;

namespace Digest.Cli.Commands;

/// <summary>Reports the exception that ended a command, and chooses the exit code.</summary>
internal static class Failure
{
    public static int Report(Exception exception, ConsoleReport report, Interruption interruption)
    {
        switch (exception)
        {
            case AggregateException { InnerExceptions: [var first, ..] }: // of stages that run in parallel
                return Report(first, report, interruption);
            case OperationCanceledException when interruption.Token.IsCancellationRequested:
                interruption.Report();
                return ExitCode.Interrupted;
            case UsageException:
                report.Error(exception.Message);
                return ExitCode.Usage;
            case var _ when DiskException.IsDiskError(exception):
                report.Error(exception.Message);
                return ExitCode.Disk;
            default:
                report.InternalError(ProgramVersion.Full, exception);
                return ExitCode.InternalError;
        }
    }
}
