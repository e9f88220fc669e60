using System.Text.RegularExpressions;

namespace Digest.Content;

/// <summary>The names of stories' folders. A date at the start of a name sorts the folders and is not part of the address.</summary>
internal static partial class StoryIds
{
    public static string WithoutDate(string storyId) => DatePrefix.Replace(storyId, "");

    /// <summary>The date at the start of a name, as written; null if there is none.</summary>
    public static string? DateOf(string storyId) =>
        DatePrefix.Match(storyId) is { Success: true } match ? match.Value.TrimEnd('-') : null;

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}-(?=.)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DatePrefix { get; }
}
