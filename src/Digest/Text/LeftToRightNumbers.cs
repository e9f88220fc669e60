using System.Buffers;
using System.Text.RegularExpressions;

namespace Digest.Text;

/// <summary>
/// The numbers of several groups that are read from left to right in every script: telephone numbers, codes such as an ISBN, thousands
/// separated by spaces, and numbers with a sign or a number sign (§ 5, № 12, #1). After a right-to-left letter, the bidirectional
/// algorithm (UAX #9, rules W2 and N1) draws
/// their groups and their sign from right to left. Ranges and scores have two groups and are read from right to left, so they are left to
/// the algorithm.
/// </summary>
internal static partial class LeftToRightNumbers
{
    private const int FewestDigits = 7;
    private const int MostDigits = 19;

    private static readonly SearchValues<char> s_digits =
        SearchValues.Create([.. Enumerable.Range(0, char.MaxValue).Select(code => (char)code).Where(char.IsDigit)]);

    private static readonly SearchValues<char> s_operators = SearchValues.Create("+∓×÷=<>≤≥≈±\u2212*^·⁺⁻₊₋¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞↉");

    /// <summary>The numbers of a text, in order.</summary>
    public static List<Range> In(ReadOnlySpan<char> text)
    {
        var numbers = new List<Range>();
        if (!text.ContainsAny(s_digits))
            return numbers;
        var lastClosingDash = LastClosingDash(text);
        foreach (var match in Candidate.EnumerateMatches(text))
        {
            var number = text.Slice(match.Index, match.Length);
            var end = match.Index + match.Length;
            if (IsNumber(number) && !(number[0] == '-' && lastClosingDash >= end))
                numbers.Add(match.Index..end);
        }

        return numbers;
    }

    /// <summary>Whether a number counts or measures what follows it: "-5 km". A telephone number or code does not.</summary>
    public static bool IsQuantity(ReadOnlySpan<char> number) => number[0] is not ('*' or '(')
        && (DigitsIn(number) < FewestDigits || number.ContainsAny(s_operators) || AreThousands(number));

    private static bool IsNumber(ReadOnlySpan<char> number)
    {
        var digits = DigitsIn(number);
        if (number[0] == '+' && Bidi.HasArabicDigits(number) && digits < FewestDigits)
            return false;
        if (number[0] is '-' || RunCharacters.IsNumberSign(number[0]) || RunCharacters.IsCurrency(number[0]))
            return true;
        if (number.ContainsAny(s_operators))
            return true;
        if (digits > MostDigits)
            return false;
        if (AreThousands(number))
            return true;
        if (digits < FewestDigits)
            return false;
        var groups = GroupsOf(number);
        var startsAsTelephone = number[0] == '(' || CharUnicodeInfo.GetDecimalDigitValue(groups[0], 0) == 0;
        return startsAsTelephone || (groups.Length > 2 && groups.Max(group => group.Length) > 2 && !groups.All(IsYear));
    }

    /// <summary>Whether a number has groups of three digits between spaces or apostrophes, perhaps with a decimal fraction.</summary>
    private static bool AreThousands(ReadOnlySpan<char> number)
    {
        if (number.ContainsAny("-\u2010\u2011()"))
            return false;
        var fraction = number.IndexOfAny('.', ',');
        var groups = GroupsOf(fraction < 0 ? number : number[..fraction]);
        return groups.Length > 1 && groups[0].Length <= 3 && groups.Skip(1).All(group => group.Length == 3);
    }

    private static string[] GroupsOf(ReadOnlySpan<char> number) =>
        [.. GroupOfDigits.Matches(number.ToString()).Select(match => match.Value)];

    private static int DigitsIn(ReadOnlySpan<char> number)
    {
        var count = 0;
        foreach (var character in number)
            count += char.IsDigit(character) ? 1 : 0;
        return count;
    }

    /// <summary>The place of the last dash that can close a parenthesis: "-5 of them-". -1 if there is none.</summary>
    private static int LastClosingDash(ReadOnlySpan<char> text)
    {
        for (var index = text.Length - 1; index > 0; index--)
        {
            var isClosing = text[index] == '-' && (char.IsLetterOrDigit(text[index - 1]) || RunCharacters.IsCombiningMark(text[index - 1]))
                && (index + 1 == text.Length || !char.IsLetterOrDigit(text[index + 1]));
            if (isClosing)
                return index;
        }

        return -1;
    }

    private static bool IsYear(string group) => group.Length == 4 && CharUnicodeInfo.GetDecimalDigitValue(group, 0) is 1 or 2;

    // A sign and a number, an expression, thousands, a fraction, a code of a mobile network (*100#), or groups of digits with single
    // separators. Arabic has the sign of an Arabic-Indic number on the right, where the algorithm draws it. The numbers of groups are
    // limited, so that the search does not go through a long text once for each alternative.
    [GeneratedRegex(
        @"(?=[\p{Nd}(*+\u2212±∓\p{Sc}§№\#-])(?<![\p{Nd}.,/+*#=×÷-]|[\p{L}-[\u0590-\u08FF\uFB1D-\uFEFF]][:=@_&?~\#%]?)
          ((?![\p{Nd}(*])|(?<!\p{Nd}[\n\u0020\u00A0:]))
          ( \p{Nd}+([.,/:]\p{Nd}+){0,9}(-\p{Nd}+){0,9}
              (([+×÷=<>≤≥≈±\u2212*^·]|[\u0020\u00A0][+×÷=<>≤≥≈±\u2212*^·][\u0020\u00A0])
               [+\u2212±-]?\p{Nd}+([.,/:]\p{Nd}+){0,9}[\p{No}⁺⁻]*(-\p{Nd}+){0,9}){1,19}%?
              (?![\p{Nd}/-])(?![.,:]\p{Nd})
          | \+\p{Nd}+([\n\u0020\u00A0\u202F\u2010\u2011.-]{1,2}(\(\p{Nd}+\)|\p{Nd}+)){0,19}
              (?![\p{Nd}/-])(?![.,:]\p{Nd})\p{No}*[°′″]*([\u0020\u00A0\u202F]?[%‰‱\u066A]|\p{Sc})?
          | ([+\u2212±∓]\p{Sc}?|\p{Sc}[+\u2212±-]
              |((?<![\p{L}\p{M}]|\p{Nd}[\n\u0020\u00A0:])|(?<![\p{L}\p{M}]{3})(?=-(\p{Sc}|[\p{Nd}.,]+[%‰°])))-\p{Sc}?)
              (?![\u0660-\u0669])\p{Nd}+([\u0020\u00A0\u202F'’]\p{Nd}{3}(?!\p{Nd})){0,9}([.,]\p{Nd}+){0,9}
              (?![\p{Nd}/-])(?![.,:]\p{Nd})[\p{No}⁺⁻₊₋]*[°′″]*([\u0020\u00A0\u202F]?[%‰‱\u066A]|\p{Sc})?
          | (§§?|№|\#)[\u0020\u00A0\u202F]?[0-9]+([.,/:\u2013-]\u2060?[0-9]+){0,9}(?!\p{Nd})
          | \p{Nd}+([.,]\p{Nd}+){0,9}\p{No}*[\u0020\u00A0]?[¼-¾⅐-⅞↉⁺⁻₊₋]\p{No}*
          | \p{Nd}{1,3}([\n\u0020\u00A0\u202F'’]\p{Nd}{3}){1,9}[.,]\p{Nd}+(?![\p{L}\p{Nd}/-])(?![.,:]\p{Nd})
          | \*\p{Nd}+(\*\p{Nd}+){0,9}\#(?![\p{L}\p{Nd}/-])(?![.,:]\p{Nd})
          | (\(\p{Nd}+\)|\p{Nd}+)([\n\u0020\u00A0\u202F\u2010\u2011'’-](\(\p{Nd}+\)|\p{Nd}+)){1,19}
              (?![\p{L}\p{Nd}/-])(?![.,:]\p{Nd}) )",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Candidate { get; }

    [GeneratedRegex(@"\p{Nd}+", RegexOptions.CultureInvariant)]
    private static partial Regex GroupOfDigits { get; }
}
