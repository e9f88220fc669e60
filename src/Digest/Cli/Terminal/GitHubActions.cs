using System.Text;
using Digest.Sources.Diagnostics;

namespace Digest.Cli.Terminal;

/// <summary>Tells GitHub Actions what is wrong in its own terms: annotations beside the lines, and a summary of the step.</summary>
/// <param name="SummaryPath">The file that the step's summary is appended to; none outside a step.</param>
/// <param name="FilePrefix">What leads from the root of the repository to the root of the site; annotations name files from there.</param>
internal sealed record GitHubActions(string? SummaryPath, string FilePrefix)
{
    // GitHub shows ten annotations a step and hides the others without a word.
    private const int MostAnnotations = 10;

    // GitHub refuses a summary over 1 MiB as a whole.
    private const int MostSummaryBytes = 900_000;

    /// <summary>What the environment says, or null outside of GitHub Actions.</summary>
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

    /// <summary>A fault that is in no file, as a workflow command.</summary>
    public static string AnnotationOf(string fault) => $"::error title=digest::{Data(TerminalText.Clean(fault))}";

    /// <summary>Appends every problem to the step's summary, as text that formats nothing.</summary>
    public void WriteSummary(IReadOnlyCollection<Diagnostic> diagnostics)
    {
        if (SummaryPath is null || diagnostics.Count == 0)
            return;
        var lines = new StringBuilder();
        var bytes = 0;
        var shown = 0;
        foreach (var diagnostic in diagnostics)
        {
            var line = ConsoleReport.Headline(diagnostic) + (diagnostic.Advice is { } advice ? $" {TerminalText.Clean(advice)}" : "") + "\n";
            bytes += Encoding.UTF8.GetByteCount(line);
            if (bytes > MostSummaryBytes)
                break;
            lines.Append(line);
            shown++;
        }

        var text = lines.ToString();
        var fence = new string('`', Math.Max(3, LongestRunOfBackticks(text) + 1));
        var more = shown < diagnostics.Count ? $"\n… and {diagnostics.Count - shown} more.\n" : "";
        File.AppendAllText(SummaryPath, $"### Digest: {ConsoleReport.CountsOf(diagnostics)}\n\n{fence}text\n{text}{fence}\n{more}\n");
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
        var message = TerminalText.Clean(diagnostic.Message) + (diagnostic.Advice is { } advice ? "\n" + TerminalText.Clean(advice) : "");
        return $"::{severity} file={Property(FilePrefix + TerminalText.Clean(diagnostic.Location.Path))}{place},title={diagnostic.Id}::{Data(message)}";
    }

    private static string Data(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text)
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
