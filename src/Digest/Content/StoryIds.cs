using System.Text.RegularExpressions;

namespace Digest.Content;

/// <summary>What the name of a story's folder says: a date in front sorts the folders and is no part of the address.</summary>
internal static partial class StoryIds
{
    public static string WithoutDate(string storyId) => DatePrefix.Replace(storyId, "");

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}-(?=.)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DatePrefix { get; }
}
