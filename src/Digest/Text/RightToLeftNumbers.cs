using System.Text.RegularExpressions;

namespace Digest.Text;

/// <summary>
/// The Arabic-Indic numbers with a sign or a percent sign. Between left-to-right letters, the bidirectional algorithm would draw these
/// signs on the side where Arabic does not have them: in Arabic, the percent sign is on the left. It draws other Arabic-Indic numbers,
/// dates and ranges alike in both directions.
/// </summary>
internal static partial class RightToLeftNumbers
{
    /// <summary>The numbers of a text, in order.</summary>
    public static List<Range> In(ReadOnlySpan<char> text)
    {
        var numbers = new List<Range>();
        if (!Bidi.HasArabicDigits(text))
            return numbers;
        foreach (var match in Number.EnumerateMatches(text))
            numbers.Add(match.Index..(match.Index + match.Length));
        return numbers;
    }

    [GeneratedRegex(
        @"(?<![\u0660-\u0669])(?<![\u0660-\u0669][.,/:\u066B\u066C\u2013-]\u2060?)
          ( ((?<![\p{L}\p{M}])[+\u2212±-])?[\u0660-\u0669]+([.,/:\u066B\u066C\u2013-]\u2060?[\u0660-\u0669]+){0,9}
            [\u0020\u00A0\u202F]?[\u066A\u0609\u060A%]
          | (?<![\p{L}\p{M}])[+\u2212±-][\u0660-\u0669]+([.,\u066B\u066C][\u0660-\u0669]+){0,9} )",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Number { get; }
}
