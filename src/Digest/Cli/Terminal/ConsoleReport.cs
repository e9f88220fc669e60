using System.Diagnostics.CodeAnalysis;
using Digest.Sources.Diagnostics;
using Digest.Text;

namespace Digest.Cli.Terminal;

/// <summary>Prints problems to the error stream and the summary line to the output.</summary>
internal sealed record ConsoleReport(TextWriter Output, TextWriter ErrorOutput)
{
    private const int MostShown = 100;
    private const int WidestExcerpt = 100;

    /// <summary>Colours the severity with escape sequences.</summary>
    public bool Colours { get; init; }

    /// <summary>The error stream is a terminal.</summary>
    public bool Interactive { get; init; }

    /// <summary>Set in a workflow of GitHub.</summary>
    public GitHubActions? Actions { get; init; }

    public static ConsoleReport ForConsole()
    {
        var interactive = !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb";
        return new(Writer(Console.OpenStandardOutput()), Writer(Console.OpenStandardError()))
        {
            Interactive = interactive,
            Colours = interactive && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
        };
    }

    /// <summary>The same report for a site, whose folder is needed for the paths in annotations.</summary>
    public ConsoleReport ForSite(string root) => this with { Actions = GitHubActions.FromEnvironment(root) };

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

    /// <summary>The line of the source before and after the place; null if there is nothing to show.</summary>
    public static (string Before, string After)? ExcerptOf(Diagnostic diagnostic)
    {
        if (diagnostic.Excerpt is not { } excerpt || string.IsNullOrWhiteSpace(excerpt))
            return null;
        var start = Math.Clamp(diagnostic.Location.Column - 1, 0, excerpt.Length);
        return (TerminalText.Clean(excerpt[..start]), TerminalText.Clean(excerpt[start..]));
    }

    /// <summary><c>3 errors, 1 warning</c>.</summary>
    public static string CountsOf(IReadOnlyCollection<Diagnostic> diagnostics)
    {
        var counts = diagnostics.CountBy(diagnostic => diagnostic.Severity).OrderByDescending(pair => pair.Key);
        return string.Join(", ", counts.Select(pair => Count(pair.Value, Word(pair.Key))));
    }

    /// <summary><c>1 page</c>, <c>2 pages</c>.</summary>
    public static string Count(int number, string noun) => number == 1 ? $"1 {noun}" : $"{number} {noun}s";

    /// <summary>Prints every problem with its excerpt and its advice, in order of place.</summary>
    public void Problems(IReadOnlyCollection<Diagnostic> diagnostics)
    {
        // Keeps the order of places; where there are too many, drops the least severe.
        var shown = diagnostics.OrderByDescending(diagnostic => diagnostic.Severity).Take(MostShown).ToHashSet();
        foreach (var diagnostic in diagnostics.Where(shown.Contains))
        {
            WriteError(Coloured(Headline(diagnostic), diagnostic.Severity));
            foreach (var line in ExcerptLines(diagnostic))
                WriteError($"  | {line}");
            if (diagnostic.Advice is { } advice)
                WriteError($"  = {TerminalText.Clean(advice)}");
        }

        if (diagnostics.Count > MostShown)
            WriteError($"… and {Count(diagnostics.Count - MostShown, "problem")} more.");

        if (Actions is null)
            return;
        foreach (var annotation in Actions.AnnotationsFor(diagnostics))
            ErrorOutput.WriteLine(annotation);
        ErrorOutput.Flush();
        Actions.WriteSummary(diagnostics);
    }

    /// <summary>Prints an error without a file: a full disk, a wrong option.</summary>
    public void Error(string message)
    {
        WriteError(Coloured($"digest: {TerminalText.Clean(message)}", Severity.Error));
        if (Actions is null)
            return;
        ErrorOutput.WriteLine(GitHubActions.AnnotationOf(message));
        ErrorOutput.Flush();
    }

    /// <summary>Prints a message that is not an error.</summary>
    public void Note(string message) => WriteError($"digest: {TerminalText.Clean(message)}");

    /// <summary>Prints the last line of a run.</summary>
    public void Summary(string text)
    {
        Output.WriteLine(EscapeCommands(TerminalText.Clean(text)));
        Output.Flush();
    }

    /// <summary>Prints an unexpected exception in full, for a bug report.</summary>
    public void InternalError(string version, Exception exception)
    {
        WriteError($"digest {version}: this is a bug in digest, not a problem in your files. Please report it with the lines below.");
        foreach (var line in exception.ToString().Split('\n'))
            WriteError($"  | {TerminalText.Clean(line)}");
    }

    /// <summary>The line of the source, and under it a caret at the place.</summary>
    private static string[] ExcerptLines(Diagnostic diagnostic)
    {
        if (ExcerptOf(diagnostic) is not var (before, after))
            return [];
        var (line, caret) = Cut(before, after);

        // Only some terminals reorder right-to-left text, so a caret may be in the wrong column. Quote the word instead.
        if (before.EnumerateRunes().Any(Bidi.IsRightToLeft) || after.EnumerateRunes().Take(1).Any(Bidi.IsRightToLeft))
            return FirstWord(after) is { Length: > 0 } word ? [line, $"here: \"{word}\""] : [line];
        return [line, new string(' ', caret) + "^"];
    }

    /// <summary>The part of a line that fits, and the column of the place in it.</summary>
    private static (string Line, int Caret) Cut(string before, string after)
    {
        if (before.Length + after.Length > WidestExcerpt)
        {
            before = before.Length > WidestExcerpt / 2 ? "…" + before[CutAt(before, before.Length - (WidestExcerpt / 2))..] : before;
            var room = WidestExcerpt - before.Length;
            after = after.Length > room ? after[..CutAt(after, room)] + "…" : after;
        }

        return (before + after, TerminalText.WidthOf(before));
    }

    /// <summary>Moves an index that is between the surrogates of one character.</summary>
    private static int CutAt(string text, int index) => char.IsLowSurrogate(text[index]) ? index - 1 : index;

    private static string FirstWord(string text)
    {
        var word = text.TrimStart().Split(' ')[0];
        // Without the punctuation of YAML and JSON around it, unless it has nothing else.
        return word.Trim(',', ':', '[', ']', '{', '}', '"', '\'') is { Length: > 0 } bare ? bare : word;
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
