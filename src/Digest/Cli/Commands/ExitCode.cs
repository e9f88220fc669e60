namespace Digest.Cli.Commands;

/// <summary>The exit codes of the process. They are documented and do not change.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Content = 1;
    public const int Usage = 2;
    public const int Disk = 3; // or the network
    public const int InternalError = 70;
    public const int Interrupted = 130;
}
