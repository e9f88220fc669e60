using System.Diagnostics.CodeAnalysis;
using Digest.Sources.Diagnostics;

namespace Digest.Cli.Terminal;

/// <summary>
/// Prints problems to the error stream; annotations for GitHub and the summary line to the output. In the formats for programs, only
/// the problems go to the output.
/// </summary>
internal sealed record ConsoleReport(TextWriter Output, TextWriter ErrorOutput)
{
    private const int MostShown = 100;

    /// <summary>Colours the severity with escape sequences.</summary>
    public bool Colours { get; init; }

    /// <summary>The error stream is a terminal.</summary>
    public bool Interactive { get; init; }

    /// <summary>The form of the problems. Other than text, they are all that is written to the output.</summary>
    public ReportFormat Format { get; init; }

    /// <summary>Prints only warnings and errors; the other formats have all problems nevertheless.</summary>
    public bool Quiet { get; init; }

    /// <summary>Prints details.</summary>
    public bool Verbose { get; init; }

    /// <summary>Prints where the time went.</summary>
    public bool Timings { get; init; }

    /// <summary>Set in a workflow of GitHub.</summary>
    public GitHubActions? Actions { get; init; }

    /// <summary>The folder of the site.</summary>
    private string Root { get; init; } = ".";

    public static ConsoleReport ForConsole()
    {
        var interactive = !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb";
        return new(Writer(Console.OpenStandardOutput()), Writer(Console.OpenStandardError()))
        {
            Actions = GitHubActions.FromEnvironment("."),
            Interactive = interactive,
            Colours = interactive && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
        };
    }

    /// <summary>The document that explains the codes. Its place on the web is known in a workflow of GitHub.</summary>
    private string DocumentationUrl => (Actions?.RepositoryUrl ?? "") + "docs/diagnostics.md";

    /// <summary>The same report for a site, whose folder is needed for the paths in annotations.</summary>
    public ConsoleReport ForSite(string root) => this with { Actions = GitHubActions.FromEnvironment(root), Root = root };

    /// <summary>A problem in one line: <c>input/articles/x/ms.md(4,1): error DG012: …</c>.</summary>
    public static string Headline(Diagnostic diagnostic) =>
        $"{PlaceOf(diagnostic)}: {Word(diagnostic.Severity)} {diagnostic.Id}: {TerminalText.Clean(diagnostic.Message)}";

    /// <summary><c>input/articles/x/ms.md(4,1)</c>.</summary>
    public static string PlaceOf(Diagnostic diagnostic)
    {
        var place = diagnostic.Location.Line > 0 ? $"({diagnostic.Location.Line},{diagnostic.Column})" : "";
        return TerminalText.Clean(diagnostic.Location.Path) + place;
    }

    public static string Word(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };

    /// <summary><c>3 errors, 1 warning</c>.</summary>
    public static string CountsOf(IReadOnlyCollection<Diagnostic> diagnostics)
    {
        var counts = diagnostics.CountBy(diagnostic => diagnostic.Severity).OrderByDescending(pair => pair.Key);
        return string.Join(", ", counts.Select(pair => Count(pair.Value, Word(pair.Key))));
    }

    /// <summary><c>1 page</c>, <c>2 pages</c>.</summary>
    public static string Count(int number, string noun) => number == 1 ? $"1 {noun}" : $"{number} {noun}s";

    /// <summary>Prints the problems in order of place. The terminal shows the worst, the other formats all.</summary>
    public void Problems(IReadOnlyCollection<Diagnostic> diagnostics)
    {
        switch (Format)
        {
            case ReportFormat.Json:
                Output.Write(JsonReport.Of(diagnostics, DocumentationUrl));
                break;
            case ReportFormat.Sarif:
                Output.Write(SarifReport.Of(diagnostics, DocumentationUrl, RepositoryPath.PrefixOf(Root)));
                break;
            default:
                WriteProblems(Quiet ? [.. diagnostics.Where(diagnostic => diagnostic.Severity > Severity.Note)] : diagnostics);
                break;
        }

        Output.Flush();
        if (Actions is null)
            return;
        foreach (var annotation in Actions.AnnotationsFor(diagnostics))
            Annotate(annotation);
        Actions.WriteSummary(diagnostics);
    }

    /// <summary>Prints an error without a file: a full disk, a wrong option.</summary>
    public void Error(string message)
    {
        WriteError(Coloured($"digest: {TerminalText.Clean(message)}", Severity.Error));
        if (Actions is not null)
            Annotate(GitHubActions.AnnotationOf(message));
    }

    /// <summary>Prints a message that is not an error.</summary>
    public void Note(string message)
    {
        if (!Quiet)
            WriteError($"digest: {TerminalText.Clean(message)}");
    }

    /// <summary>Prints a line for those who want to know what happens.</summary>
    public void Detail(string message)
    {
        if (Verbose)
            Note(message);
    }

    /// <summary>Prints lines that are the result of a command; in a workflow also into the summary of the step.</summary>
    public void Listing(string title, IReadOnlyCollection<string> lines)
    {
        foreach (var line in lines)
            Output.WriteLine(EscapeCommands(TerminalText.Clean(line)));
        Output.Flush();
        Actions?.WriteSummary(title, [.. lines.Select(line => TerminalText.Clean(line) + "\n")]);
    }

    /// <summary>Prints a table to the error stream.</summary>
    public void Table(IReadOnlyList<(string Title, bool IsNumber)> columns, IEnumerable<string[]> rows)
    {
        string[][] all = [[.. columns.Select(column => column.Title)], .. rows];
        int[] widths = [.. columns.Select((_, index) => all.Max(row => row[index].Length))];
        foreach (var row in all)
        {
            var cells = row.Select((cell, index) => columns[index].IsNumber ? cell.PadLeft(widths[index]) : cell.PadRight(widths[index]));
            WriteError(string.Join("  ", cells).TrimEnd());
        }
    }

    /// <summary>Prints the last line of a run.</summary>
    public void Summary(string text)
    {
        if (Quiet)
            return;
        var writer = Format == ReportFormat.Text ? Output : ErrorOutput;
        writer.WriteLine(EscapeCommands(TerminalText.Clean(text)));
        writer.Flush();
    }

    /// <summary>Prints an unexpected exception in full, for a bug report.</summary>
    public void InternalError(string version, Exception exception)
    {
        WriteError($"digest {version}: this is a bug in digest, not a problem in your files. Please report it with the lines below.");
        foreach (var line in exception.ToString().Split('\n'))
            WriteError($"  | {TerminalText.Clean(line)}");
    }

    private void WriteProblems(IReadOnlyCollection<Diagnostic> diagnostics)
    {
        // Keeps the order of places; where there are too many, drops the least severe.
        var shown = diagnostics.OrderByDescending(diagnostic => diagnostic.Severity).Take(MostShown).ToHashSet();
        foreach (var diagnostic in diagnostics.Where(shown.Contains))
        {
            WriteError(Coloured(Headline(diagnostic), diagnostic.Severity));
            foreach (var line in diagnostic.Excerpt is { } excerpt ? PrintedExcerpt.Of(excerpt) : [])
                WriteError($"  | {line}");
            if (diagnostic.Advice is { } advice)
                WriteError($"  = {TerminalText.Clean(advice)}");
        }

        var others = diagnostics.Where(diagnostic => !shown.Contains(diagnostic)).ToList();
        var kinds = others
            .CountBy(diagnostic => diagnostic.Id)
            .OrderByDescending(kind => kind.Value)
            .ThenBy(kind => kind.Key, StringComparer.Ordinal);
        if (others.Count > 0)
            WriteError($"… and {others.Count} more: {string.Join(", ", kinds.Select(kind => $"{kind.Value} {kind.Key}"))}");
    }

    private string Coloured(string line, Severity severity)
    {
        var word = $"{Word(severity)} ";
        var at = line.IndexOf(word, StringComparison.Ordinal);
        if (!Colours || at < 0)
            return line;
        var colour = severity switch
        {
            Severity.Error => "\e[31m",
            Severity.Warning => "\e[33m",
            _ => "\e[36m",
        };
        return line.Insert(at + word.Length - 1, "\e[0m").Insert(at, colour);
    }

    private void WriteError(string line)
    {
        ErrorOutput.WriteLine(EscapeCommands(line));
        ErrorOutput.Flush();
    }

    private void Annotate(string command)
    {
        var writer = Format == ReportFormat.Text ? Output : ErrorOutput; // GitHub reads both
        writer.WriteLine(command);
        writer.Flush();
    }

    /// <summary>Escapes workflow commands: GitHub looks for <c>::</c> at the start of a line and <c>##[</c> anywhere.</summary>
    private string EscapeCommands(string line)
    {
        if (Actions is null)
            return line;
        line = line.Replace("##[", "## [", StringComparison.Ordinal);
        return line.AsSpan().TrimStart().StartsWith("::", StringComparison.Ordinal) ? "| " + line : line;
    }

    /// <summary>A thread-safe writer: in the preview several threads print.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The streams live as long as the process, and every line is flushed.")]
    private static TextWriter Writer(Stream stream) =>
        TextWriter.Synchronized(new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" });
}
