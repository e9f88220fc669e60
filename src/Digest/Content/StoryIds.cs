using System.Text.RegularExpressions;
using Digest.Languages;

namespace Digest.Content;

/// <summary>The names of stories' folders. A date at the start of a name sorts the folders and is not part of the address.</summary>
internal static partial class StoryIds
{
    public static string WithoutDate(string storyId) => DatePrefix.Replace(storyId, "");

    /// <summary>
    /// The day, month or year that a name starts with, or that the folders around it give: 20230912, 2023-09-12, 2023/09. Null if there
    /// is none.
    /// </summary>
    /// <param name="path">Its last part is the name.</param>
    /// <param name="words">
    /// What readers see of the text. A year alone at the start of a name that they have is its subject: 2024-budget.
    /// </param>
    public static string? DateOf(string path, IEnumerable<string> words)
    {
        if (NamedDate.Match(path[(path.LastIndexOf('/') + 1)..]) is { Success: true, Groups: var named })
        {
            var (year, month, day) = (named["year"].Value, named["month"], named["day"]);
            if (month.Success)
                return day.Success ? $"{year}-{month}-{day}" : $"{year}-{month}";
            if (!words.Any(text => Digits.ToAscii(text).Contains(year, StringComparison.Ordinal)))
                return year;
        }

        return DateFolders.Match(path) is { Success: true } match ? match.Groups["date"].Value.Replace('/', '-') : null;
    }

    /// <summary>Whether a name starts with a date that is not written as 2026-02-01: 2026-2-1, 01-02-2026.</summary>
    public static bool StartsWithOtherDate(string name) => OtherDate.IsMatch(name) && !DatePrefix.IsMatch(name + "-x");

    [GeneratedRegex(
        @"^((19|20)[0-9]{2}-(0?[1-9]|1[0-2])-(0?[1-9]|[12][0-9]|3[01])"
        + @"|(0?[1-9]|[12][0-9]|3[01])-(0?[1-9]|[12][0-9]|3[01])-(19|20)[0-9]{2})(?=-|\z)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex OtherDate { get; }

    [GeneratedRegex(
        @"/(?<date>(19|20)[0-9]{2}(/[0-9]{2}(/[0-9]{2})?)?)/", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DateFolders { get; }

    /// <summary>
    /// A date at the start of a name. A year without a day between hyphens must be one of our time; two digits over 12 after it make it
    /// a span: 2023-24.
    /// </summary>
    [GeneratedRegex(
        @"^((?<year>[0-9]{4})-(?<month>[0-9]{2})-(?<day>[0-9]{2})|(?<year>(19|20)[0-9]{2})"
        + @"(-?(?<month>0[1-9]|1[0-2])(?<day>0[1-9]|[12][0-9]|3[01])?|(?!-[0-9]{2}(-|\z))))(?=-|\z)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex NamedDate { get; }

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}-(?=.)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DatePrefix { get; }
}
