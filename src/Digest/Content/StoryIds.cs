using System.Text.RegularExpressions;

namespace Digest.Content;

/// <summary>The names of stories' folders. A date at the start of a name sorts the folders and is not part of the address.</summary>
internal static partial class StoryIds
{
    public static string WithoutDate(string storyId) => DatePrefix.Replace(storyId, "");

    /// <summary>The date at the start of a name, as written; null if there is none.</summary>
    public static string? DateOf(string storyId) =>
        DatePrefix.Match(storyId) is { Success: true } match ? match.Value.TrimEnd('-') : null;

    /// <summary>The date that a folder's name starts with, or that the folders around it give: 2023/09; null if there is none.</summary>
    /// <param name="folder">A path.</param>
    public static string? DateOfFolder(string folder) =>
        DateOf(folder[(folder.LastIndexOf('/') + 1)..])
        ?? (DateFolders.Match(folder) is { Success: true } match ? match.Groups["date"].Value.Replace('/', '-') : null);

    [GeneratedRegex(
        @"/(?<date>(19|20)[0-9]{2}(/[0-9]{2}(/[0-9]{2})?)?)/", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DateFolders { get; }

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}-(?=.)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DatePrefix { get; }
}
