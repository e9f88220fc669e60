using Digest.Cli.Terminal;
using Digest.Sources.Diagnostics;
using Digest.Text;

namespace Digest.Cli.Preview;

/// <summary>Problems as HTML, with the same text as on the terminal and the place marked in its line.</summary>
internal static class ProblemList
{
    private const int MaxShown = 100;
    private const int MaxContext = 160;

    /// <summary>Errors, then warnings. Notes are left out.</summary>
    public static Fragment Of(ImmutableArray<Diagnostic> problems)
    {
        var shown = ErrorsAndWarnings(problems);
        var more = shown.Length - MaxShown;
        var rest = more > 0 ? Sentence($"… and {ConsoleReport.Count(more, "problem")} more, on the terminal.") : Fragment.None;
        return $"""<ol class="list">{shown.Take(MaxShown).Select(Item)}</ol>{rest}""";
    }

    /// <summary><c>3 errors, 1 warning</c>.</summary>
    public static string CountsOf(ImmutableArray<Diagnostic> problems) => ConsoleReport.CountsOf(ErrorsAndWarnings(problems));

    public static ImmutableArray<Diagnostic> ErrorsAndWarnings(ImmutableArray<Diagnostic> problems) =>
        [.. problems.Where(problem => problem.Severity != Severity.Note).OrderByDescending(problem => problem.Severity)];

    private static Fragment Item(Diagnostic problem)
    {
        var path = TerminalText.Clean(problem.Location.Path);
        var place = problem.Location.Line > 0 ? $"({problem.Location.Line},{problem.Column})" : "";
        var word = problem.Severity == Severity.Error ? "error" : "warning";
        var message = TerminalText.Clean(problem.Message);
        return $"""
            <li class="{word}">
            <p class="place"><bdi dir="ltr">{path}{place}</bdi>: <b>{word} {problem.Id}</b>: <span class="message">{message}</span></p>
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
        before = before.Length > MaxContext ? "…" + before[^MaxContext..] : before;
        after = after.Length > MaxContext ? after[..MaxContext] + "…" : after;

        // In a line with right-to-left text a caret would be in the wrong column. The mark is always right.
        var isRightToLeft = (before + word + after).EnumerateRunes().Any(Bidi.IsRightToLeft);
        var caret = isRightToLeft ? Fragment.None : Caret(TerminalText.WidthOf(before));
        var marked = word.Length > 0 ? word : " ";
        return $"""<pre class="excerpt" dir="auto"><code>{before}<mark>{marked}</mark>{after}</code>{caret}</pre>""";
    }

    private static Fragment Caret(int column) =>
        $"""<span class="caret" aria-hidden="true">{"\n" + new string(' ', column)}^</span>""";

    private static int EndOfWord(string text)
    {
        var end = text.IndexOf(' ', StringComparison.Ordinal);
        return end < 0 ? text.Length : Math.Max(end, Math.Min(1, text.Length));
    }
}
