using Digest.Text;

namespace Digest.Languages;

/// <summary>
/// Marks the runs of a text that are written in the other direction with <c>bdi</c> and their language, and isolates the numbers that the
/// bidirectional algorithm would reverse.
/// </summary>
internal static class BidiIsolation
{
    /// <summary>The characters on each side of a piece that decide to which run its letters belong.</summary>
    public const int ContextLength = 80;

    /// <param name="writeText">Escapes what it writes.</param>
    public static void Write(string text, Language language, Action<string> writeText, Action<string> writeMarkup) =>
        Write("", text, "", language, writeText, writeMarkup);

    /// <summary>Writes a piece of a paragraph.</summary>
    /// <param name="before">The text before the piece; markup may separate them.</param>
    /// <param name="after">The text after it.</param>
    /// <param name="writeText">Escapes what it writes.</param>
    public static void Write(
        ReadOnlySpan<char> before,
        string text,
        ReadOnlySpan<char> after,
        Language language,
        Action<string> writeText,
        Action<string> writeMarkup)
    {
        var written = 0;
        var paragraph = before.IsEmpty && after.IsEmpty ? text : string.Concat(before, text, after);
        foreach (var run in Bidi.ForeignRuns(paragraph, language.Direction))
        {
            var start = run.Range.Start.Value - before.Length;
            var end = run.Range.End.Value - before.Length;
            var isWhole = start >= 0 && end <= text.Length;
            (start, end) = (Math.Max(start, written), Math.Min(end, text.Length));
            var isMarked = start < end && (run.IsNumber
                ? run.NeedsIsolation
                    && (HasAllDigits(text[start..end], paragraph[run.Range]) || Bidi.NeedsOverride(text.AsSpan()[start..end]))
                : isWhole || text[start..end].Any(char.IsLetter));
            if (!isMarked)
                continue;

            var (element, attribute) = MarkupOf(run, isWhole, paragraph.AsSpan()[run.Range], language);
            writeText(text[written..start]);
            writeMarkup($"<{element} {attribute}>");
            writeText(text[start..end]);
            writeMarkup($"</{element}>");
            written = end;
        }

        writeText(text[written..]);
    }

    /// <summary>Whether a number is in one piece, except for signs that are in other markup: "**-5**%".</summary>
    private static bool HasAllDigits(string part, string number) => part.Count(char.IsDigit) == number.Count(char.IsDigit);

    /// <param name="isWhole">
    /// Whether the run is in one piece. Two isolates of one run would be drawn in the order of the text around them; without isolates, the
    /// algorithm joins the parts.
    /// </param>
    private static (string Element, string Attribute) MarkupOf(BidiRun run, bool isWhole, ReadOnlySpan<char> text, Language language) =>
        run.IsNumber
            ? Bidi.DirectionOfNumber(text, language.Direction) == Direction.RightToLeft ? ("bdi", "dir=\"rtl\"")
            : (Bidi.NeedsOverride(text) ? "bdo" : "bdi", "dir=\"ltr\"")
            : (isWhole ? "bdi" : "span", $"lang=\"{language.Foreign}\"");
}
