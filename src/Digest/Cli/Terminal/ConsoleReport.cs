using System.Diagnostics.CodeAnalysis;
using System.Text;
using Digest.Sources.Diagnostics;

namespace Digest.Cli.Terminal;

/// <summary>What the program says: problems to the error stream, the summary line to the output.</summary>
/// <param name="output">Where the summary line goes.</param>
/// <param name="error">Where problems go.</param>
internal sealed class ConsoleReport(TextWriter output, TextWriter error)
{
    private const int MostShown = 100;
    private const int WidestExcerpt = 100;

    /// <summary>Escape sequences for red and yellow; only for a terminal that wants them.</summary>
    public bool Colours { get; init; }

    /// <summary>Somebody is watching the error stream.</summary>
    public bool Interactive { get; init; }

    /// <summary>Present when a workflow of GitHub runs us.</summary>
    public GitHubActions? Actions { get; init; }

    /// <summary>The report on the console of this process.</summary>
    public static ConsoleReport OnConsole()
    {
        var interactive = !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb";
        return new(Writer(Console.OpenStandardOutput()), Writer(Console.OpenStandardError()))
        {
            Interactive = interactive,
            Colours = interactive && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
        };
    }

    /// <summary>The same report, for a site in this folder.</summary>
    public ConsoleReport For(string root) => new(output, error)
    {
        Interactive = Interactive,
        Colours = Colours,
        Actions = GitHubActions.FromEnvironment(root),
    };

    /// <summary>A problem in one line: <c>input/articles/x/ms.md(4,1): error DG012: …</c>.</summary>
    public static string Headline(Diagnostic diagnostic)
    {
        var place = diagnostic.Location.Line > 0 ? $"({diagnostic.Location.Line},{diagnostic.Column})" : "";
        return $"{TerminalText.Clean(diagnostic.Location.Path)}{place}: {Word(diagnostic.Severity)} {diagnostic.Id}: {TerminalText.Clean(diagnostic.Message)}";
    }

    /// <summary><c>3 errors, 1 warning</c>.</summary>
    public static string CountsOf(IReadOnlyCollection<Diagnostic> diagnostics)
    {
        var counts = diagnostics
            .GroupBy(diagnostic => diagnostic.Severity)
            .OrderByDescending(group => group.Key)
            .Select(group => Count(group.Count(), Word(group.Key)));
        return string.Join(", ", counts);
    }

    /// <summary><c>1 page</c>, <c>2 pages</c>.</summary>
    public static string Count(int number, string noun) => number == 1 ? $"1 {noun}" : $"{number} {noun}s";

    /// <summary>Every problem with its excerpt and its advice, in order of place.</summary>
    public void Problems(IReadOnlyCollection<Diagnostic> diagnostics)
    {
        // In order of place; where there are too many, the worst are the ones to keep.
        var shown = diagnostics.OrderByDescending(diagnostic => diagnostic.Severity).Take(MostShown).ToHashSet();
        foreach (var diagnostic in diagnostics.Where(shown.Contains))
        {
            Say(Coloured(Headline(diagnostic), diagnostic.Severity));
            foreach (var line in ExcerptOf(diagnostic))
                Say($"  | {line}");
            if (diagnostic.Advice is { } advice)
                Say($"  = {TerminalText.Clean(advice)}");
        }

        if (diagnostics.Count > MostShown)
            Say($"… and {Count(diagnostics.Count - MostShown, "problem")} more.");

        if (Actions is null)
            return;
        foreach (var annotation in Actions.AnnotationsFor(diagnostics))
            error.WriteLine(annotation);
        error.Flush();
        Actions.WriteSummary(diagnostics);
    }

    /// <summary>A fault that is in no file: a full disk, a wrong option.</summary>
    public void Fault(string message)
    {
        Say(Coloured($"digest: {TerminalText.Clean(message)}", Severity.Error));
        if (Actions is null)
            return;
        error.WriteLine(GitHubActions.AnnotationOf(message));
        error.Flush();
    }

    /// <summary>Something worth knowing that is no fault.</summary>
    public void Note(string message) => Say($"digest: {TerminalText.Clean(message)}");

    /// <summary>The last line of a run.</summary>
    public void Summary(string text)
    {
        output.WriteLine(Defused(TerminalText.Clean(text)));
        output.Flush();
    }

    /// <summary>An unexpected exception, whole: it is for us, not for an editor.</summary>
    public void InternalError(string version, Exception exception)
    {
        Say($"digest {version}: this is a fault of the program, not of your files. Please report it with the lines below.");
        foreach (var line in exception.ToString().Split('\n'))
            Say($"  | {TerminalText.Clean(line)}");
    }

    /// <summary>The line of the source, and below it what points at the place.</summary>
    private static IEnumerable<string> ExcerptOf(Diagnostic diagnostic)
    {
        if (diagnostic.Excerpt is not { } excerpt || string.IsNullOrWhiteSpace(excerpt))
            return [];
        var start = Math.Clamp(diagnostic.Location.Column - 1, 0, excerpt.Length);
        var before = TerminalText.Clean(excerpt[..start]);
        var after = TerminalText.Clean(excerpt[start..]);

        // A terminal may turn such a line around, or not: a caret would point at nothing. The word itself cannot be mistaken.
        if (before.EnumerateRunes().Any(TerminalText.IsRightToLeft) || after.EnumerateRunes().Take(1).Any(TerminalText.IsRightToLeft))
        {
            var line = before + after;
            return FirstWord(after) is { Length: > 0 } word
                ? [line.Length <= WidestExcerpt ? line : Around(before, after).Line, $"here: \"{word}\""]
                : [line.Length <= WidestExcerpt ? line : Around(before, after).Line];
        }

        var (shown, caret) = Around(before, after);
        return [shown, new string(' ', caret) + "^"];
    }

    /// <summary>As much of a line as fits, and the column of the place in it.</summary>
    private static (string Line, int Caret) Around(string before, string after)
    {
        if (before.Length + after.Length > WidestExcerpt)
        {
            before = before.Length > WidestExcerpt / 2 ? "…" + before[CutAt(before, before.Length - (WidestExcerpt / 2))..] : before;
            var room = WidestExcerpt - before.Length;
            after = after.Length > room ? after[..CutAt(after, room)] + "…" : after;
        }

        return (before + after, TerminalText.WidthOf(before));
    }

    /// <summary>Never between the two halves of a character.</summary>
    private static int CutAt(string text, int index) => char.IsLowSurrogate(text[index]) ? index - 1 : index;

    private static string FirstWord(string text)
    {
        var word = text.TrimStart();
        var end = word.IndexOf(' ', StringComparison.Ordinal);
        word = end < 0 ? word : word[..end];
        // Without the marks of YAML and JSON around it, unless it is nothing else.
        return word.Trim(',', ':', '[', ']', '{', '}', '"', '\'') is { Length: > 0 } bare ? bare : word;
    }

    private static string Word(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };

    private string Coloured(string line, Severity severity)
    {
        var word = $"{Word(severity)} ";
        var colour = severity switch
        {
            Severity.Error => "\e[31m",
            Severity.Warning => "\e[33m",
            _ => "\e[36m",
        };
        var at = line.IndexOf(word, StringComparison.Ordinal);
        if (!Colours || at < 0)
            return line;
        return new StringBuilder(line).Insert(at + word.Length - 1, "\e[0m").Insert(at, colour).ToString();
    }

    private void Say(string line)
    {
        error.WriteLine(Defused(line));
        error.Flush();
    }

    /// <summary>Nothing that we echo may be a command to the workflow: GitHub reads <c>::</c> at the start of a line, blanks aside, and <c>##[</c> anywhere.</summary>
    private string Defused(string line)
    {
        if (Actions is null)
            return line;
        line = line.Replace("##[", "## [", StringComparison.Ordinal);
        return line.AsSpan().TrimStart().StartsWith("::", StringComparison.Ordinal) ? "| " + line : line;
    }

    /// <summary>One line at a time, whoever speaks: the preview's loop, its keys and its server.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The console's streams live as long as the process, and every line is flushed.")]
    private static TextWriter Writer(Stream stream) => TextWriter.Synchronized(new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" });
}
