using System.Buffers;
using System.Text.RegularExpressions;

namespace Digest.Text;

/// <summary>
/// The numbers of several groups that are read from left to right in every script: telephone numbers, codes such as an ISBN, thousands
/// separated by spaces, and numbers with a sign. After a right-to-left letter, the bidirectional algorithm (UAX #9, rules W2 and N1) draws
/// their groups and their sign from right to left. Ranges and scores have two groups and are read from right to left, so they are left to
/// the algorithm.
/// </summary>
internal static partial class LeftToRightNumbers
{
    private const int FewestDigits = 7;
    private const int MostDigits = 19;

    private static readonly SearchValues<char> s_digits =
        SearchValues.Create([.. Enumerable.Range(0, char.MaxValue).Select(code => (char)code).Where(char.IsDigit)]);

    /// <summary>The numbers of a text, in order.</summary>
    public static List<Range> In(ReadOnlySpan<char> text)
    {
        var numbers = new List<Range>();
        if (!text.ContainsAny(s_digits))
            return numbers;
        foreach (var match in Candidate.EnumerateMatches(text))
        {
            var number = text.Slice(match.Index, match.Length);
            if (IsNumber(number) && !(number[0] == '-' && ClosingDash.IsMatch(text[(match.Index + match.Length)..])))
                numbers.Add(match.Index..(match.Index + match.Length));
        }

        return numbers;
    }

    private static bool IsNumber(ReadOnlySpan<char> number)
    {
        if (number[0] is '+' or '\u2212' or '±' or '*' or '-')
            return true;
        string[] groups = [.. GroupOfDigits.Matches(number.ToString()).Select(match => match.Value)];
        if (groups[0].Length <= 3 && groups.Skip(1).All(group => group.Length == 3) && !number.ContainsAny("-\u2010\u2011()"))
            return true;
        if (groups.Sum(group => group.Length) is < FewestDigits or > MostDigits)
            return false;
        var startsAsTelephone = number[0] == '(' || CharUnicodeInfo.GetDecimalDigitValue(groups[0], 0) == 0;
        return startsAsTelephone || (groups.Length > 2 && groups.Max(group => group.Length) > 2 && !groups.All(IsYear));
    }

    private static bool IsYear(string group) => group.Length == 4 && CharUnicodeInfo.GetDecimalDigitValue(group, 0) is 1 or 2;

    // A sign and a number, a code of a mobile network (*100#), or groups of digits with single separators.
    [GeneratedRegex(
        @"(?<![\p{Nd}.,/+*#-]|\p{Nd}[\n\u0020\u00A0:]|[\p{L}-[\u0590-\u08FF\uFB1D-\uFEFF]])
          ( \+\p{Nd}+([\n\u0020\u00A0\u202F\u2010\u2011.-]{1,2}(\(\p{Nd}+\)|\p{Nd}+))*
          | ([\u2212±]|(?<![\p{L}\p{M}])-)\p{Nd}+([.,\u066B]\p{Nd}+)*
          | \*\p{Nd}+(\*\p{Nd}+)*\#
          | (\(\p{Nd}+\)|\p{Nd}+)([\n\u0020\u00A0\u202F\u2010\u2011-](\(\p{Nd}+\)|\p{Nd}+))+ )
          (?![\p{L}\p{Nd}/-])(?![.,:]\p{Nd})",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace, 1000)]
    private static partial Regex Candidate { get; }

    [GeneratedRegex(@"\p{Nd}+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex GroupOfDigits { get; }

    /// <summary>The second of two dashes around a parenthesis: "-5 of them-".</summary>
    [GeneratedRegex(@"[\p{L}\p{Nd}\p{M}]-(?![\p{L}\p{Nd}])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ClosingDash { get; }
}
