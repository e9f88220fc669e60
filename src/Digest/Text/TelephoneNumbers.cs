using System.Buffers;
using System.Text.RegularExpressions;

namespace Digest.Text;

/// <summary>
/// The telephone numbers of a text, in any grouping by brackets, dashes, dots, slashes and spaces: "(+60)12-345 6789", "03-8888.1234",
/// "012–345–6789". Dates, hours, ranges and sums are written with the same characters. They are not found.
/// </summary>
internal static partial class TelephoneNumbers
{
    public const int FewestDigits = 7;
    public const int MostDigits = 19;

    /// <summary>The digits of a number that starts neither with a plus sign nor with a zero: "603-8888.1234".</summary>
    private const int FewestWithArea = 9;
    private const int LongestArea = 4;
    private const string WordJoiner = "\u2060";

    /// <summary>What separates groups, apart from dashes.</summary>
    private static readonly SearchValues<char> s_notDashes = SearchValues.Create(" \n\u00A0\u2009\u202F./(");

    /// <summary>The telephone numbers of a text, in order.</summary>
    public static List<Range> In(ReadOnlySpan<char> text)
    {
        var numbers = new List<Range>();
        foreach (var match in Candidate.EnumerateMatches(text))
        {
            var number = text.Slice(match.Index, match.Length);
            if (RunCharacters.DigitsIn(number) is >= FewestDigits and <= MostDigits && IsTelephone(number.ToString()))
                numbers.Add(match.Index..(match.Index + match.Length));
        }

        return numbers;
    }

    /// <summary>The end of the extension that follows a telephone number ("03-8888 1234 ext. 12"); null if there is none.</summary>
    public static int? EndOfExtension(ReadOnlySpan<char> text, Range number)
    {
        var digits = text[number];
        if (RunCharacters.DigitsIn(digits) < FewestDigits || Bidi.HasArabicDigits(digits) || LeftToRightNumbers.AreThousands(digits))
            return null;
        foreach (var match in Extension.EnumerateMatches(text, number.End.Value))
            return match.Index + match.Length;
        return null;
    }

    private static bool IsTelephone(string number)
    {
        number = number.Replace(WordJoiner, "", StringComparison.Ordinal);
        if (IsDateOrRange(number))
            return false;
        var groups = Group.Matches(number).Select(match => match.Value).ToList();
        if (number[0] == '+' || number.StartsWith("(+", StringComparison.Ordinal) || IsZero(groups[0][0]))
            return true;
        var area = groups[0].Length;
        if (number[0] == '(')
            return area is > 1 and <= LongestArea && !Year.IsMatch(groups[0]) && !IsDateOrRange(number[(area + 2)..].TrimStart());
        return number.AsSpan().ContainsAny(s_notDashes) ? EndsAsTelephone(groups)
            : groups.Count > 2 && groups.Exists(group => group.Length > 2) && !groups.TrueForAll(Year.IsMatch);
    }

    /// <summary>Whether the last groups are those of a telephone number after an area code: "603-8888.1234".</summary>
    private static bool EndsAsTelephone(List<string> groups) =>
        groups is [{ Length: <= LongestArea } area, .., { Length: 3 or 4 }, { Length: 4 } last]
        && groups.Sum(group => group.Length) >= FewestWithArea && !Year.IsMatch(area) && !Year.IsMatch(last);

    /// <summary>
    /// Whether a number is a date or hour, a range of them, or a range of two sums. Both sides of a range have the same form ("0800–1700",
    /// "0.125–0.250") or thousands ("+1 000–2 000").
    /// </summary>
    private static bool IsDateOrRange(string number)
    {
        if (DateOrRange.IsMatch(number) || (number.TrimStart('+') is [var first, '.', ..] && IsZero(first)))
            return true;
        var sides = Dash.Split(number);
        return sides.Length == 2 && (FormOf(sides[0]) == FormOf(sides[1])
            || (LeftToRightNumbers.AreThousands(sides[0]) && LeftToRightNumbers.AreThousands(sides[1])));
    }

    private static string FormOf(string side) => Digit.Replace(side.TrimStart('+'), "0");

    private static bool IsZero(char digit) => CharUnicodeInfo.GetDecimalDigitValue(digit) == 0;

    private const string AnotherNumber = @"\(?[+0\u0660\u06F0][\p{Nd}().\p{Zs}\u2010-\u2013-]{6}";
    private const string AnyDash = @"[\u2010-\u2013-]";
    private const string AnyYear = @"(([1\u0661][3-9\u0663-\u0669]|[2\u0662][0\u0660])\p{Nd}{2})";
    private const string LatinLetter = @"[\p{L}-[\u0590-\u08FF\uFB1D-\uFEFF]]";
    private const string DateWithDashes = $@"(\p{{Nd}}{{1,2}}{AnyDash}\p{{Nd}}{{1,2}}{AnyDash}({AnyYear}|\p{{Nd}}{{2}}))";
    private const string DateOrHour =
        $@"((\p{{Nd}}{{1,2}}([./]\p{{Nd}}{{1,2}}([./]({AnyYear}|\p{{Nd}}{{2}}))?|[./]{AnyYear})?|{AnyYear}([./]\p{{Nd}}{{1,2}}){{0,2}})
            (\p{{Zs}}\p{{Nd}}{{1,2}}\.\p{{Nd}}{{2}})?)";

    // Groups with a separator or brackets between them. A dash with spaces belongs to a number that is not complete yet, and a slash does
    // not if another number of this kind follows it. The numbers of groups are limited, so that the search takes linear time.
    [GeneratedRegex(
        $@"(?=[\p{{Nd}}(+])
          (?<![\p{{Nd}}.,+*\#=×÷\u2010-\u2013-]\u2060?|{LatinLetter}[:=@_&?~\#%]?|\p{{Nd}}[\n\p{{Zs}}:'’]|(?<!\p{{Nd}})/
            |/(?!\(?[+0\u0660\u06F0]))
          ( \+?\((?>\p{{Nd}}{{1,6}})\) | \(\+(?>\p{{Nd}}{{1,6}})\) | \+?(?>\p{{Nd}}+) )
          ( ( [\n\p{{Zs}}]{{1,2}} | {AnyDash}\u2060? | \. | /(?!{AnotherNumber})
            | (?<!(\p{{Nd}}[().\p{{Zs}}\u2010-\u2013-]{{0,2}}){{7}})\p{{Zs}}{AnyDash}\p{{Zs}} )?
            ( \((?>\p{{Nd}}{{1,6}})\) | (?<!\p{{Nd}})(?>\p{{Nd}}+) ) ){{1,12}}
          (?!\p{{Nd}}|[\p{{L}}-[xX]]|[xX](?!\p{{Nd}})|[.,:=×÷*\#\u066B\u066C\u2010-\u2013-]\u2060?\p{{Nd}}|/(?!{AnotherNumber})\p{{Nd}}
            |\p{{Zs}}?[%‰‱\u066A°′″\p{{Sc}}])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Candidate { get; }

    [GeneratedRegex(
        $@"\G,?[\n\p{{Zs}}]?{LatinLetter}{{1,10}}[.:]?[\n\p{{Zs}}]?[0-9]{{1,6}}(?![\p{{L}}\p{{Nd}}]|[.,:/-]\p{{Nd}})",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Extension { get; }

    [GeneratedRegex(
        $@"\A( {DateOrHour}(\p{{Zs}}?{AnyDash}\p{{Zs}}?{DateOrHour})? | {DateWithDashes}(\p{{Zs}}?{AnyDash}\p{{Zs}}?{DateWithDashes})?
             | {AnyYear}({AnyDash}\p{{Nd}}{{1,2}}){{2}} )\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex DateOrRange { get; }

    [GeneratedRegex($@"\A{AnyYear}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Year { get; }

    [GeneratedRegex(AnyDash, RegexOptions.CultureInvariant)]
    private static partial Regex Dash { get; }

    [GeneratedRegex(@"\p{Nd}+", RegexOptions.CultureInvariant)]
    private static partial Regex Group { get; }

    [GeneratedRegex(@"\p{Nd}", RegexOptions.CultureInvariant)]
    private static partial Regex Digit { get; }
}
