namespace Digest.Cli.Terminal;

/// <summary>The values of <c>--format</c>.</summary>
internal enum ReportFormat
{
    /// <summary>For a terminal.</summary>
    Text,

    /// <summary>The problems as JSON.</summary>
    Json,

    /// <summary>SARIF 2.1.0, which GitHub and editors read.</summary>
    Sarif,
}
