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
        var (word, message) = (ConsoleReport.Word(problem.Severity), TerminalText.Clean(problem.Message));
        Fragment place = $"""<bdi dir="ltr">{ConsoleReport.PlaceOf(problem)}</bdi>""";
        return $"""
            <li class="{word}">
            <p class="place">{place}: <b>{word} {problem.Id}</b>: <span class="message">{message}</span></p>
            {ExcerptOf(problem)}{(problem.Advice is { } advice ? Sentence(TerminalText.Clean(advice)) : Fragment.None)}
            <button type="button" data-copy="{TerminalText.Clean(problem.Location.Path)}">Copy path</button>
            {(problem.OfferedLine is { } line ? CopyLine(line) : Fragment.None)}
            </li>

            """;
    }

    private static Fragment CopyLine(string line) => $"""<button type="button" data-copy="{TerminalText.Clean(line)}">Copy line</button>""";

    private static Fragment Sentence(string text) => $"""<p class="advice">{text}</p>""";

    private static Fragment ExcerptOf(Diagnostic problem)
    {
        if (problem.Excerpt is not { IsBlank: false } excerpt)
            return Fragment.None;
        var (before, rest) = (TerminalText.Clean(excerpt.Before), TerminalText.CleanFromPlace(excerpt.After));
        var end = rest.IndexOf(' ', Math.Min(1, rest.Length));
        var (word, after) = end < 0 ? (rest, "") : (rest[..end], rest[end..]);
        before = before.Length > MaxContext ? "…" + before[^MaxContext..] : before;
        after = after.Length > MaxContext ? after[..MaxContext] + "…" : after;

        // In a line with right-to-left text a caret would be in the wrong column. The mark is always right.
        Fragment caret = (before + word + after).EnumerateRunes().Any(Bidi.IsRightToLeft)
            ? Fragment.None
            : $"""<span class="caret" aria-hidden="true">{"\n" + new string(' ', TerminalText.WidthOf(before))}^</span>""";
        var marked = word.Length > 0 ? word : " ";
        return $"""<pre class="excerpt" dir="auto"><code>{before}<mark>{marked}</mark>{after}</code>{caret}</pre>""";
    }
}
