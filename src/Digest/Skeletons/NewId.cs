using Digest.Content;
using Digest.Sources;
using Digest.Text;

namespace Digest.Skeletons;

/// <summary>The id of a new text: the Latin letters and digits of its title, and before them the date of an article or event.</summary>
internal static class NewId
{
    private const int MaximumLength = 60;

    /// <summary>The letters a–z of a title without marks, its digits, and hyphens; empty if there are none.</summary>
    public static string InTitle(string title)
    {
        var id = new StringBuilder(title.Length);
        foreach (var character in title.Normalize(NormalizationForm.FormKD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(character))
                id.Append(character);
            else if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark && character is not ('\'' or '’')
                && id.Length > 0 && id[^1] != '-')
                id.Append('-');
        }

        var whole = id.ToString().Trim('-');
        if (whole.Length <= MaximumLength)
            return whole;
        var end = whole.LastIndexOf('-', MaximumLength);
        return whole[..(end > 0 ? end : MaximumLength)];
    }

    /// <summary>
    /// The id of a new text; null if its title has no Latin letter or digit and no date helps. Articles and events of one day without such
    /// a title are numbered.
    /// </summary>
    public static string? Of(ContentKind kind, string title, string date, SourceTree sources)
    {
        var words = InTitle(title);
        if (kind is not (ContentKind.Article or ContentKind.Event))
            return Id.IsValid(words) ? words : null;

        var day = date.Split('T', 't', ' ', '~', '/')[0];
        if (words.Length > 0)
            return $"{day}-{words}";
        var name = $"{day}-{(kind == ContentKind.Article ? "story" : "event")}";
        return Enumerable.Range(1, int.MaxValue)
            .Select(number => number == 1 ? name : $"{name}-{number}")
            .First(id => !IsTaken(kind, id, sources));
    }

    /// <summary>Whether the folder or file of an article, event or page exists. Folders above it only group.</summary>
    public static bool IsTaken(ContentKind kind, string id, SourceTree sources)
    {
        var folder = kind switch
        {
            ContentKind.Article => ContentFiles.ArticlesFolder,
            ContentKind.Event => ContentFiles.EventsFolder,
            _ => ContentFiles.PagesFolder,
        };
        return sources.Below(folder.TrimEnd('/')).Any(file => kind == ContentKind.Event
            ? file.Stem.Equals(id, StringComparison.OrdinalIgnoreCase)
            : $"/{file.Folder}/".Contains($"/{id}/", StringComparison.OrdinalIgnoreCase));
    }
}
