using System.Collections.Immutable;
using Digest.Cli.Terminal;
using Digest.Sources.Diagnostics;

namespace Digest.Cli.Preview;

/// <summary>Problems as a page shows them: the same words as on the terminal, and the place marked in its line whichever way that is read.</summary>
internal static class ProblemList
{
    private const int MostShown = 100;
    private const int MostBesideTheMark = 160;

    /// <summary>Errors, then warnings; what is only worth knowing is left to the bar.</summary>
    public static Fragment Of(ImmutableArray<Diagnostic> problems)
    {
        var worth = WorthMending(problems);
        var more = worth.Length - MostShown;
        return $"""<ol class="list">{worth.Take(MostShown).Select(Item)}</ol>{(more > 0 ? Sentence($"… and {ConsoleReport.Count(more, "problem")} more, on the terminal.") : Fragment.None)}""";
    }

    /// <summary><c>3 errors, 1 warning</c>.</summary>
    public static string CountsOf(ImmutableArray<Diagnostic> problems) => ConsoleReport.CountsOf(WorthMending(problems));

    public static ImmutableArray<Diagnostic> WorthMending(ImmutableArray<Diagnostic> problems) =>
        [.. problems.Where(problem => problem.Severity != Severity.Note).OrderByDescending(problem => problem.Severity)];

    private static Fragment Item(Diagnostic problem)
    {
        var path = TerminalText.Clean(problem.Location.Path);
        var place = problem.Location.Line > 0 ? $"({problem.Location.Line},{problem.Column})" : "";
        var word = problem.Severity == Severity.Error ? "error" : "warning";
        return $"""
            <li class="{word}">
            <p class="place"><bdi dir="ltr">{path}{place}</bdi>: <b>{word} {problem.Id}</b>: <span class="message">{TerminalText.Clean(problem.Message)}</span></p>
            {ExcerptOf(problem)}{(problem.Advice is { } advice ? Sentence(TerminalText.Clean(advice)) : Fragment.None)}
            <button type="button" data-copy="{path}">Copy path</button>
            </li>

            """;
    }

    private static Fragment Sentence(string text) => $"""<p class="advice">{text}</p>""";

    private static Fragment ExcerptOf(Diagnostic problem)
    {
        if (problem.Excerpt is not { } excerpt || string.IsNullOrWhiteSpace(excerpt))
            return Fragment.None;
        var start = Math.Clamp(problem.Location.Column - 1, 0, excerpt.Length);
        var (before, rest) = (TerminalText.Clean(excerpt[..start]), TerminalText.Clean(excerpt[start..]));
        var end = EndOfWord(rest);
        var (word, after) = (rest[..end], rest[end..]);
        before = before.Length > MostBesideTheMark ? "…" + before[^MostBesideTheMark..] : before;
        after = after.Length > MostBesideTheMark ? after[..MostBesideTheMark] + "…" : after;

        // Where a line is read from the right, or both ways, a caret below it would point at nothing; the mark is always on the word.
        var caret = (before + word + after).EnumerateRunes().Any(TerminalText.IsRightToLeft) ? Fragment.None : Caret(TerminalText.WidthOf(before));
        return $"""<pre class="excerpt" dir="auto"><code>{before}<mark>{(word.Length > 0 ? word : " ")}</mark>{after}</code>{caret}</pre>""";
    }

    private static Fragment Caret(int column) => $"""<span class="caret" aria-hidden="true">{"\n" + new string(' ', column)}^</span>""";

    private static int EndOfWord(string text)
    {
        var end = text.IndexOf(' ', StringComparison.Ordinal);
        return end < 0 ? text.Length : Math.Max(end, Math.Min(1, text.Length));
    }
}
