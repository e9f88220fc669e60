using Digest.Sources.Diagnostics;

namespace Digest.Cli.Terminal;

/// <summary>Reports problems to GitHub Actions: as annotations of lines and in the summary of the step.</summary>
/// <param name="SummaryPath">The file that the summary of the step is appended to; null outside a step.</param>
/// <param name="FilePrefix">The path from the repository to the site, which annotations put before the paths of files.</param>
internal sealed record GitHubActions(string? SummaryPath, string FilePrefix)
{
    // GitHub shows ten annotations of a step and hides the others.
    private const int MostAnnotations = 10;

    // GitHub rejects a summary over 1 MiB.
    private const int MostSummaryBytes = 900_000;

    /// <summary>Reads the environment. Null outside GitHub Actions.</summary>
    /// <param name="root">The root of the site.</param>
    public static GitHubActions? FromEnvironment(string root)
    {
        if (Environment.GetEnvironmentVariable("GITHUB_ACTIONS") != "true")
            return null;
        var fromWorkspace = Environment.GetEnvironmentVariable("GITHUB_WORKSPACE") is { Length: > 0 } workspace
            ? Path.GetRelativePath(workspace, root).Replace('\\', '/')
            : ".";
        return new(
            Environment.GetEnvironmentVariable("GITHUB_STEP_SUMMARY") is { Length: > 0 } path ? path : null,
            fromWorkspace == "." ? "" : fromWorkspace + "/");
    }

    /// <summary>The worst problems as workflow commands: errors before warnings, each in order of place.</summary>
    public IEnumerable<string> AnnotationsFor(IReadOnlyCollection<Diagnostic> diagnostics) =>
        diagnostics.OrderByDescending(diagnostic => diagnostic.Severity).Take(MostAnnotations).Select(Annotation);

    /// <summary>An error without a file, as a workflow command.</summary>
    public static string AnnotationOf(string error) => $"::error title=digest::{EscapeData(TerminalText.Clean(error))}";

    /// <summary>Appends all problems to the summary of the step, as preformatted text.</summary>
    public void WriteSummary(IReadOnlyCollection<Diagnostic> diagnostics)
    {
        if (SummaryPath is null || diagnostics.Count == 0)
            return;
        var lines = new StringBuilder();
        var bytes = 0;
        var shown = 0;
        foreach (var diagnostic in diagnostics)
        {
            var advice = diagnostic.Advice is { } text ? $" {TerminalText.Clean(text)}" : "";
            var line = $"{ConsoleReport.Headline(diagnostic)}{advice}\n";
            bytes += Encoding.UTF8.GetByteCount(line);
            if (bytes > MostSummaryBytes)
                break;
            lines.Append(line);
            shown++;
        }

        var problems = lines.ToString();
        var fence = new string('`', Math.Max(3, LongestRunOfBackticks(problems) + 1));
        var more = shown < diagnostics.Count ? $"\n… and {diagnostics.Count - shown} more.\n" : "";
        File.AppendAllText(SummaryPath, $"### Digest: {ConsoleReport.CountsOf(diagnostics)}\n\n{fence}text\n{problems}{fence}\n{more}\n");
    }

    private string Annotation(Diagnostic diagnostic)
    {
        var severity = diagnostic.Severity switch
        {
            Severity.Error => "error",
            Severity.Warning => "warning",
            _ => "notice",
        };
        var place = diagnostic.Location.Line > 0 ? $",line={diagnostic.Location.Line},col={diagnostic.Column}" : "";
        var file = EscapeProperty(FilePrefix + TerminalText.Clean(diagnostic.Location.Path));
        var message = TerminalText.Clean(diagnostic.Message) + (diagnostic.Advice is { } advice ? "\n" + TerminalText.Clean(advice) : "");
        return $"::{severity} file={file}{place},title={diagnostic.Id}::{EscapeData(message)}";
    }

    private static string EscapeData(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string EscapeProperty(string text) => EscapeData(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);

    private static int LongestRunOfBackticks(string text)
    {
        var longest = 0;
        var run = 0;
        foreach (var c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
