using System.Text.RegularExpressions;
using Digest.Sources.Diagnostics;

namespace Digest.Sources;

/// <summary>
/// Finds what a wrong conversion leaves of letters: the replacement character, question marks in place of words, and the letters that the
/// bytes of UTF-8 or Windows-1256 have in Windows-1252.
/// </summary>
internal static partial class LostLetters
{
    private const char OfLetter = '\uFFFD';
    private const char OfObject = '\uFFFC';

    /// <summary>Reports the first place of each line, and returns the text with placeholders for what is no word.</summary>
    public static SourceText Without(SourceText text, DiagnosticBag diagnostics)
    {
        if (!text.Text.AsSpan().ContainsAnyInRange('\u00C2', '\u00FF') && !text.Text.Contains("???", StringComparison.Ordinal)
            && !text.Text.AsSpan().ContainsAny(OfLetter, OfObject))
        {
            return text;
        }

        var rest = text.Text.ToCharArray();
        var line = 0;
        foreach (Match match in Lost.Matches(text.Text))
        {
            Capture lost = match.Groups["words"] is { Success: true } words ? words : match;
            var location = text.At(lost.Index);
            if (location.Line != line)
                Report(lost.Value, location, diagnostics);
            line = location.Line;
            if (lost.Value[0] is not (OfLetter or OfObject))
                rest.AsSpan(lost.Index, lost.Length).Fill(OfObject);
        }

        return line == 0 ? text : new(text.Path, new(rest));
    }

    private static void Report(string lost, SourceLocation location, DiagnosticBag diagnostics)
    {
        var (message, advice) = lost[0] switch
        {
            OfLetter => ("the character U+FFFD shows that a letter was lost in a conversion",
                "Write the letter that the original text has."),
            OfObject => ("the character U+FFFC shows that a picture was lost in a conversion",
                "Delete it, or write the picture: ![what it shows](file.jpg)."),
            _ => ($"'{lost}' shows that letters were lost in a conversion",
                "Write the letters that the original text has, and save the file as UTF-8."),
        };
        diagnostics.Error(DiagnosticCode.ForbiddenCharacter, location, message, advice);
    }

    // Signs and Latin letters of UTF-8 in Windows-1252: quotation marks and dashes, letters with an accent, signs. Two Arabic letters of
    // UTF-8. Letters of Windows-1256, where a small letter is before a capital one. Two words of question marks.
    [GeneratedRegex(
        @"[\uFFFC\uFFFD]|â€[\u0080-\u00BFŒœŠšŽžŸ˜ˆ“”‘’†‡•…–—™]?|Ã[\u00A1-\u00BA\u00BC-\u00BFƒ„†‡ˆ‰ŠŒ]|Â[\u00A1-\u00BA\u00BC-\u00BF]"
        + @"|([ØÙÚÛ][\u00A1-\u00BFƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]){2,}|[À-ÖØ-öø-ÿ]*[ß-öø-ÿ][À-ÖØ-Þ][À-ÖØ-öø-ÿ]+"
        + @"|(\A|\s)(?<words>\?{3,}([ ]\?{2,})+)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Lost { get; }
}
