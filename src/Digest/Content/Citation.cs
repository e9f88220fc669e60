using Digest.Languages.Dates;
using Digest.Sources;

namespace Digest.Content;

/// <summary>A source as an article cites it, with the report itself where it is known.</summary>
internal sealed record Citation(Reference Source, string? Url, string? Title, PublicationDate? Published)
{
    public static readonly KeyTable Keys = new(
        "a source of an article",
        ("link", "Did you mean 'url'?"),
        ("name", "Did you mean 'source'?"),
        ("date", "Did you mean 'published'?"));
    private static readonly Key<Reference?> s_source = Keys.Id("source", "An id from `sources.yml`.", required: true);
    private static readonly Key<string?> s_url = Keys.Url("url", "The URL of the report.");
    private static readonly Key<string?> s_title = Keys.Text("title", "The title of the report.");
    private static readonly Key<PublicationDate?> s_published =
        Keys.Value("published", "When the report was published.", PublicationDate.Format);

    /// <summary>Whether it says which report of the source is meant.</summary>
    public bool HasReport => (Url ?? Title) is not null || Published is not null;

    /// <summary>Reads an item of <c>sources</c>: a map, or the id alone.</summary>
    /// <param name="isItem">Whether it is an item of a list.</param>
    public static Citation? Read(DataNode item, Fields article, bool isItem, PlausibleDates dates, FrontMatterText text)
    {
        if (item is MapNode map)
            return article.Read(map, Keys, fields => Read(fields, dates, text));
        return article.IdOf(item, "sources", isItem) is { } id ? new(id, null, null, null) : null;
    }

    private static Citation? Read(Fields fields, PlausibleDates dates, FrontMatterText text) => fields.Get(s_source) is { } source
        ? new(source, fields.Get(s_url), text.ForeignText(fields, s_title), dates.ReadReport(fields, s_published))
        : null;
}
