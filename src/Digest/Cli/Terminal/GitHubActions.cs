using System.Text.RegularExpressions;
using Digest.Sources.Diagnostics;

namespace Digest.Cli.Terminal;

/// <summary>Reports problems to GitHub Actions: as annotations of lines and in the summary of the step.</summary>
/// <param name="SummaryPath">The file that the summary of the step is appended to; null outside a step.</param>
/// <param name="FilePrefix">The path from the repository to the site, which annotations put before the paths of files.</param>
internal sealed partial record GitHubActions(string? SummaryPath, string FilePrefix)
{
    /// <summary>The URL of the files of this commit, with a slash at its end; null if it is not known.</summary>
    public string? RepositoryUrl { get; init; }

    private const int MostAnnotations = 10; // GitHub hides the others of a step
    private const int MostSummaryBytes = 900_000; // GitHub rejects a summary over 1 MiB

    /// <summary>Reads the environment. Null outside GitHub Actions.</summary>
    public static GitHubActions? FromEnvironment(string root)
    {
        if (Environment.GetEnvironmentVariable("GITHUB_ACTIONS") != "true")
            return null;
        var summary = Environment.GetEnvironmentVariable("GITHUB_STEP_SUMMARY") is { Length: > 0 } path ? path : null;
        return new(summary, RepositoryPath.PrefixOf(root)) { RepositoryUrl = RepositoryUrlInEnvironment() };
    }

    /// <summary>The worst problems as workflow commands: errors before warnings, each in order of place.</summary>
    public IEnumerable<string> AnnotationsFor(IReadOnlyCollection<Diagnostic> diagnostics) =>
        diagnostics.OrderByDescending(diagnostic => diagnostic.Severity).Take(MostAnnotations).Select(Annotation);

    /// <summary>An error without a file, as a workflow command.</summary>
    public static string AnnotationOf(string error) => $"::error title=digest::{EscapeData(TerminalText.Clean(error))}";

    /// <summary>Appends all problems to the summary of the step.</summary>
    public void WriteSummary(IReadOnlyCollection<Diagnostic> diagnostics)
    {
        if (diagnostics.Count > 0)
            WriteSummary(
                $"Digest: {ConsoleReport.CountsOf(diagnostics)}",
                [.. diagnostics.Select(problem => ConsoleReport.Headline(problem)
                    + (problem.Advice is { } advice ? $"\n  = {TerminalText.Clean(advice)}\n" : "\n"))]);
    }

    /// <summary>Appends a text to the summary of the step, as preformatted text.</summary>
    /// <param name="items">One or more lines each.</param>
    public void WriteSummary(string title, IReadOnlyCollection<string> items)
    {
        if (SummaryPath is null)
            return;
        var bytes = 0;
        var shown = items.TakeWhile(item => (bytes += Encoding.UTF8.GetByteCount(item)) <= MostSummaryBytes).ToList();
        var text = string.Concat(shown);
        var fence = new string('`', Backticks.Matches(text).Select(run => run.Length).Append(2).Max() + 1);
        var block = shown.Count == 0 ? "" : $"{fence}text\n{text}{fence}\n";
        var more = shown.Count < items.Count ? $"\n… and {items.Count - shown.Count} more.\n" : "";
        File.AppendAllText(SummaryPath, $"### {title}\n\n{block}{more}\n");
    }

    private static string? RepositoryUrlInEnvironment()
    {
        string?[] parts = [.. new[] { "GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA" }.Select(Environment.GetEnvironmentVariable)];
        return parts.Any(string.IsNullOrEmpty) ? null : $"{parts[0]}/{parts[1]}/blob/{parts[2]}/";
    }

    private string Annotation(Diagnostic diagnostic)
    {
        var command = diagnostic.Severity == Severity.Note ? "notice" : ConsoleReport.Word(diagnostic.Severity);
        var place = diagnostic.Location.Line > 0 ? $",line={diagnostic.Location.Line},col={diagnostic.Column}" : "";
        var file = EscapeProperty(FilePrefix + TerminalText.Clean(diagnostic.Location.Path));
        var message = TerminalText.Clean(diagnostic.Message) + (diagnostic.Advice is { } advice ? "\n" + TerminalText.Clean(advice) : "");
        return $"::{command} file={file}{place},title={diagnostic.Id}::{EscapeData(message)}";
    }

    [GeneratedRegex("`{3,}")]
    private static partial Regex Backticks { get; }

    private static string EscapeData(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string EscapeProperty(string text) =>
        EscapeData(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
