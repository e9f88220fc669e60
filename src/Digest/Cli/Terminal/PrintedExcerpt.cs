using Digest.Sources.Diagnostics;
using Digest.Text;

namespace Digest.Cli.Terminal;

/// <summary>The line of the source as printed below a problem, and under it the place: a caret, or words in right-to-left text.</summary>
internal static class PrintedExcerpt
{
    private const int Widest = 100; // in columns of a terminal
    private const int MostWordsBefore = 6;

    public static string[] Of(Excerpt excerpt)
    {
        if (excerpt.IsBlank)
            return [];
        var (before, after) = Cut(TerminalText.Clean(excerpt.Before), TerminalText.CleanFromPlace(excerpt.After));

        // Only some terminals reorder right-to-left text, so a caret would be in the wrong column in the others.
        var isReordered = before.EnumerateRunes().Any(Bidi.IsRightToLeft) || after.EnumerateRunes().Take(1).Any(Bidi.IsRightToLeft);
        return [before + after, isReordered ? InWords(before, after) : new string(' ', TerminalText.WidthOf(before)) + "^"];
    }

    /// <summary>The parts of a line that fit.</summary>
    private static (string Before, string After) Cut(string before, string after)
    {
        if (TerminalText.WidthOf(before) + TerminalText.WidthOf(after) <= Widest)
            return (before, after);
        if (TerminalText.WidthOf(before) > Widest / 2)
            before = "…" + End(before, Widest / 2);
        var start = Start(after, Widest - TerminalText.WidthOf(before));
        return (before, start.Length < after.Length ? start + "…" : after);
    }

    /// <summary>The first text elements of a text that fit.</summary>
    private static string Start(string text, int width)
    {
        var end = 0;
        foreach (var (start, element) in ElementsOf(text))
        {
            width -= TerminalText.WidthOf(element);
            if (width < 0)
                return text[..start];
            end = start + element.Length;
        }

        return text[..end];
    }

    /// <summary>The last text elements of a text that fit.</summary>
    private static string End(string text, int width)
    {
        var from = text.Length;
        foreach (var (start, element) in ElementsOf(text).Reverse())
        {
            width -= TerminalText.WidthOf(element);
            if (width < 0)
                break;
            from = start;
        }

        return text[from..];
    }

    private static IEnumerable<(int Start, string Element)> ElementsOf(string text)
    {
        for (var elements = StringInfo.GetTextElementEnumerator(text); elements.MoveNext();)
            yield return (elements.ElementIndex, elements.GetTextElement());
    }

    /// <summary>The word at the place, after as many of the words before it as make the place unique in the line.</summary>
    private static string InWords(string before, string after)
    {
        var word = FirstWord(after);
        var start = before.TrimEnd().Length;
        for (var words = 0; start > 0 && words < MostWordsBefore; words++)
        {
            if (words > 0 && !IsRepeated(before[start..] + word, before + after))
                break;
            start = before.AsSpan(0, start).TrimEnd().LastIndexOf(' ') + 1;
        }

        var place = word.Length > 0 ? $"here: \"{WithoutPunctuation(word)}\"" : "here: the end of the line";
        return before[start..].Trim() is { Length: > 0 } previous ? $"{place}, after \"{previous}\"" : place;
    }

    private static bool IsRepeated(string part, string line) =>
        line.IndexOf(part, StringComparison.Ordinal) != line.LastIndexOf(part, StringComparison.Ordinal);

    private static string FirstWord(string text)
    {
        var start = text.Length - text.TrimStart().Length;
        var end = text.IndexOf(' ', start);
        return end < 0 ? text[start..] : text[start..end];
    }

    /// <summary>A word without the punctuation of YAML and JSON around it, unless it has no letter or digit.</summary>
    private static string WithoutPunctuation(string word) =>
        word.Any(char.IsLetterOrDigit) ? word.Trim(',', ':', '[', ']', '{', '}', '"', '\'') : word;
}
