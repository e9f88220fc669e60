namespace Digest.Skeletons;

/// <summary>What an editor adds to a site.</summary>
/// <param name="Title">The headline or the name, in every language of it.</param>
/// <param name="Date">The date of an article or event, as the file has it.</param>
/// <param name="Status">The status of an event.</param>
internal sealed record NewContent(
    ContentKind Kind, string Id, string Title, ImmutableArray<string> Languages, string Date, string Status)
{
    /// <summary>A title as one line, as front matter has it, of valid Unicode.</summary>
    public static string TitleOf(string written)
    {
        var title = new StringBuilder(written.Length);
        foreach (var rune in written.EnumerateRunes())
            title.Append(Rune.IsWhiteSpace(rune) || Rune.IsControl(rune) ? " " : rune.ToString());
        return string.Join(' ', title.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
