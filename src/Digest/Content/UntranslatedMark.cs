namespace Digest.Content;

/// <summary>
/// The line above each paragraph that <c>digest new --translate</c> copies from another language. An article is held back while it has one.
/// </summary>
internal static class UntranslatedMark
{
    public const string Line = "[untranslated]";

    /// <summary>The number of marks in Markdown, also of those that now have text behind them.</summary>
    public static int CountIn(ReadOnlySpan<char> markdown)
    {
        var count = 0;
        if (!markdown.Contains(Line, StringComparison.OrdinalIgnoreCase))
            return count;
        foreach (var line in markdown.EnumerateLines())
        {
            if (line.TrimStart().StartsWith(Line, StringComparison.OrdinalIgnoreCase))
                count++;
        }

        return count;
    }
}
