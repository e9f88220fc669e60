using System.Buffers;
using System.Text.RegularExpressions;

namespace Digest.Text;

/// <summary>
/// The numbers of several groups that are read from left to right in every script: <see cref="TelephoneNumbers"/>, codes such as an ISBN,
/// thousands separated by spaces, and numbers with a sign or a number sign (§ 5, № 12, #1). After a right-to-left letter, the
/// bidirectional algorithm (UAX #9, rules W2 and N1) draws their groups and their sign from right to left. Ranges and scores have two
/// groups and are read from right to left, so they are left to the algorithm.
/// </summary>
internal static partial class LeftToRightNumbers
{
    private static readonly SearchValues<char> s_digits =
        SearchValues.Create([.. Enumerable.Range(0, char.MaxValue).Select(code => (char)code).Where(char.IsDigit)]);

    private static readonly SearchValues<char> s_operators = SearchValues.Create("+∓×÷=<>≤≥≈±\u2212*^·⁺⁻₊₋¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞↉");

    /// <summary>The numbers of a text, in order. Marks of a direction, which editors put between the groups, do not divide them.</summary>
    public static List<Range> In(ReadOnlySpan<char> text) =>
        !text.ContainsAny(s_digits) ? [] : TextWithoutMarks.FindPast(TextWithoutMarks.DirectionMarks, text, InWithoutMarks);

    private static List<Range> InWithoutMarks(ReadOnlySpan<char> text)
    {
        var numbers = new List<Range>();
        var telephones = new Queue<Range>(TelephoneNumbers.In(text));
        var lastClosingDash = LastClosingDash(text);
        foreach (var match in Candidate.EnumerateMatches(text))
        {
            var number = text.Slice(match.Index, match.Length);
            var end = match.Index + match.Length;
            while (telephones.TryPeek(out var telephone) && telephone.Start.Value < end)
                numbers.Add(telephones.Dequeue());
            var isTaken = numbers.Count > 0 && numbers[^1].End.Value > match.Index;
            if (!isTaken && IsNumber(number) && !(number[0] == '-' && lastClosingDash >= end))
                numbers.Add(match.Index..end);
        }

        numbers.AddRange(telephones);
        return numbers;
    }

    /// <summary>Whether a number counts or measures what follows it: "-5 km". A telephone number or code does not.</summary>
    public static bool IsQuantity(ReadOnlySpan<char> number) => number[0] is not ('*' or '(')
        && (RunCharacters.DigitsIn(number) < TelephoneNumbers.FewestDigits || number.ContainsAny(s_operators) || AreThousands(number));

    private static bool IsNumber(ReadOnlySpan<char> number)
    {
        var digits = RunCharacters.DigitsIn(number);
        if (number[0] == '+' && Bidi.HasArabicDigits(number) && digits < TelephoneNumbers.FewestDigits)
            return false;
        if (number[0] is '-' || RunCharacters.IsNumberSign(number[0]) || RunCharacters.IsCurrency(number[0]))
            return true;
        if (number.ContainsAny(s_operators) || Airliner.IsMatch(number))
            return true;
        if (digits > TelephoneNumbers.MostDigits)
            return false;
        if (AreThousands(number))
            return true;
        if (digits < TelephoneNumbers.FewestDigits)
            return false;
        var groups = GroupsOf(number);
        var startsAsTelephone = number[0] == '(' || CharUnicodeInfo.GetDecimalDigitValue(groups[0], 0) == 0;
        return startsAsTelephone || (groups.Length > 2 && groups.Max(group => group.Length) > 2 && !groups.All(IsYear));
    }

    /// <summary>Whether a number has groups of three digits between spaces or apostrophes, perhaps with a decimal fraction.</summary>
    public static bool AreThousands(ReadOnlySpan<char> number)
    {
        if (number.ContainsAny("-\u2010\u2011()"))
            return false;
        var fraction = number.IndexOfAny('.', ',');
        var groups = GroupsOf(fraction < 0 ? number : number[..fraction]);
        return groups.Length > 1 && groups[0].Length <= 3 && groups.Skip(1).All(group => group.Length == 3);
    }

    private static string[] GroupsOf(ReadOnlySpan<char> number) =>
        [.. GroupOfDigits.Matches(number.ToString()).Select(match => match.Value)];

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

    // A sign behind the unit of another number is the dash of a range (5%-10%), which the algorithm draws correctly.
    // A sign and a number, an expression, thousands, a fraction, a code of a mobile network (*100#), or groups of digits with single
    // separators. A hyphen attached to the Arabic word "and" is a sign (و-3); to other letters, it joins a name (ب-52). Arabic has the sign
    // of an Arabic-Indic number on the right, where the algorithm draws it. The numbers of groups are limited, so that the search does not
    // go through a long text once for each alternative.
    [GeneratedRegex(
        @"(?=[\p{Nd}(*+\u2212±∓\p{Sc}§№\#-])(?<![\p{Nd}.,/+*#=×÷-]|[\p{L}-[\u0590-\u08FF\uFB1D-\uFEFF]][:=@_&?~\#%]?)
          (?<!\p{Nd}[\u0020\u00A0\u202F]?([%‰‱\u066A°′″]|\p{Sc}))
          ((?![\p{Nd}(*])|(?<!\p{Nd}[\n\u0020\u00A0:]))
          ( \p{Nd}+([.,/:]\p{Nd}+){0,9}(-\p{Nd}+){0,9}
              (([+×÷=<>≤≥≈±\u2212*^·]|[\u0020\u00A0][+×÷=<>≤≥≈±\u2212*^·][\u0020\u00A0])
               [+\u2212±-]?\p{Nd}+([.,/:]\p{Nd}+){0,9}[\p{No}⁺⁻]*(-\p{Nd}+){0,9}){1,19}%?
              (?![\p{Nd}/-])(?![.,:]\p{Nd})
          | \+\p{Nd}+([\n\u0020\u00A0\u202F\u2010\u2011.-]{1,2}(\(\p{Nd}+\)|\p{Nd}+)){0,19}
              (?![\p{Nd}/-])(?![.,:]\p{Nd})\p{No}*[°′″]*([\u0020\u00A0\u202F]?[%‰‱\u066A]|\p{Sc})?
          | ([+\u2212±∓]\p{Sc}?|\p{Sc}[+\u2212±-]
              |((?<![\p{L}\p{M}]|\p{Nd}[\n\u0020\u00A0:])|(?<=(?<![\p{L}\p{M}])(\u0648\u0640?|\u0648?[\u0628\u0641\u0643\u0644]\u0640))
              |(?<![\p{L}\p{M}]{3})(?=-(\p{Sc}|[\p{Nd}.,]+[%‰°])))-\p{Sc}?)
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

    /// <summary>A type of Boeing: 737-800, 787-9. Arabic writes the maker's name in its own letters, and no range has this form.</summary>
    [GeneratedRegex(@"\A7[0-9]7[-\u2010\u2011]([1-9]00|[1-9][0-9]?)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Airliner { get; }

    [GeneratedRegex(@"\p{Nd}+", RegexOptions.CultureInvariant)]
    private static partial Regex GroupOfDigits { get; }
}
