using System.Text.RegularExpressions;

namespace Digest.Text;

/// <summary>
/// The Arabic-Indic numbers that the bidirectional algorithm draws wrongly between left-to-right letters. It draws a sign or a percent sign
/// on the side where Arabic does not have it: in Arabic, the percent sign is on the left. Of several numbers with anything but a single
/// point, comma, colon or slash between them, it draws the first on the right (rule N1): telephone numbers, dates with hyphens, ranges,
/// sums and enumerations. Those are read from left to right like the text around them.
/// </summary>
internal static partial class RightToLeftNumbers
{
    /// <summary>The direction of a number that <see cref="In"/> finds.</summary>
    public static Direction DirectionOf(ReadOnlySpan<char> number) =>
        Series.IsMatch(new TextWithoutMarks(number, TextWithoutMarks.DirectionMarks).Text) ? Direction.LeftToRight : Direction.RightToLeft;

    /// <inheritdoc cref="LeftToRightNumbers.In"/>
    public static List<Range> In(ReadOnlySpan<char> text) =>
        !Bidi.HasArabicDigits(text) ? [] : TextWithoutMarks.FindPast(TextWithoutMarks.DirectionMarks, text, InWithoutMarks);

    private static List<Range> InWithoutMarks(ReadOnlySpan<char> text)
    {
        var numbers = new List<Range>();
        foreach (var match in Number.EnumerateMatches(text))
            numbers.Add(match.Index..(match.Index + match.Length));
        return numbers;
    }

    private const string OneNumber = @"([\u0660-\u0669]+([.,/:\u066B\u066C][\u0660-\u0669]+){0,9})";

    private const string NumbersInSeries =
        $@"((\+(?=([().\p{{Zs}}\n\u2010-\u2013-]{{0,2}}[\u0660-\u0669]){{7}}))?(\({OneNumber}\)|{OneNumber})
            ((?![.,/:\u066B\u066C][\u0660-\u0669])[\p{{P}}\p{{S}}\p{{Zs}}\n\u2060-[%\u066A\u0609\u060A]]{{1,3}}{OneNumber}){{1,19}}
            (?![\u0660-\u0669]|[.,/:\u066B\u066C\u2013-]\u2060?[\u0660-\u0669]|[\u0020\u00A0\u202F]?[\u066A\u0609\u060A%]))";

    // A range with a percent sign is a percentage, and a plus sign begins a series only as part of a telephone number.
    [GeneratedRegex(
        $@"(?<![\u0660-\u0669])(?<![\u0660-\u0669][.,/:\u066B\u066C\u2013-]\u2060?)
          ( ((?<![\p{{L}}\p{{M}}])[+\u2212±-])?[\u0660-\u0669]+([.,/:\u066B\u066C\u2013-]\u2060?[\u0660-\u0669]+){{0,9}}
            [\u0020\u00A0\u202F]?[\u066A\u0609\u060A%]
          | {NumbersInSeries}
          | (?<![\p{{L}}\p{{M}}])[+\u2212±-][\u0660-\u0669]+([.,\u066B\u066C][\u0660-\u0669]+){{0,9}} )",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Number { get; }

    [GeneratedRegex(
        $@"\A{NumbersInSeries}\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Series { get; }
}
