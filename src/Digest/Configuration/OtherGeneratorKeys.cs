namespace Digest.Configuration;

/// <summary>Names that Statiq, Hugo, Jekyll and others use for keys and settings, and what to write here instead.</summary>
internal static class OtherGeneratorKeys
{
    public static readonly ImmutableArray<(string Name, string Advice)> OfSettings =
    [
        ("baseURL", "Write 'Host' and, for a site below a path, 'LinkRoot'."),
        ("url", "Write 'Host'."),
        ("title", "Write 'SiteTitle'."),
        ("description", "Write 'SiteDescription'."),
        ("paginate", "Write 'PageSize'."),
        ("ArchivePageSize", "Write 'PageSize'."),
        ("defaultContentLanguage", "Write 'DefaultLanguage'; it is the language of the shared pages only."),
        ("publishDir", "Write 'OutputPath'."),
        ("InputPaths", "The input is always input/."),
        ("ThemePaths", "The theme is always theme/."),
        ("CachePath", "Statiq has this setting; Digest caches nothing on the disk."),
        ("UseCache", "Statiq has this setting; Digest caches nothing on the disk."),
        ("CleanMode", "Statiq has this setting; in Digest every build publishes a whole site and keeps the files that did not change."),
        ("DateTimeInputCulture", "Statiq has this setting; in Digest dates are always written as 2023-09-12."),
        ("DateTimeDisplayCulture", "Statiq has this setting; in Digest the files in theme/languages/ define how dates are printed."),
        ("LinkLowercase", "Statiq has this setting; in Digest addresses keep the case of the slugs."),
        ("LinkHideIndexPages", "Statiq has this setting; in Digest addresses always end in a slash."),
        ("LinkHideExtensions", "Statiq has this setting; in Digest addresses always end in a slash."),
        ("GenerateSitemap", "Statiq has this setting; in Digest there is always a sitemap."),
        ("FeedAtom", "Statiq has this setting; in Digest there are always feeds in Atom."),
        ("FeedRdf", "Statiq has this setting; in Digest feeds are in Atom, JSON Feed and, with 'FeedRss', RSS 2.0."),
        ("ValidateRelativeLinks", "Statiq has this setting; in Digest every link is checked."),
        ("ValidateAbsoluteLinks", "Statiq has this setting; Digest never uses the network in a build."),
    ];

    public static readonly ImmutableArray<(string Name, string Advice)> OfArticles =
    [
        .. Synonyms("published", "date", "datePublished", "pubDate"),
        ("publishDate", "Did you mean 'published'? A date in the future holds the article back."),
        .. Synonyms("updated", "lastmod", "modified", "dateModified"),
        .. Synonyms("expires", "expiryDate"),
        .. Synonyms("topics", "tags", "categories", "keywords"),
        .. Synonyms("description", "summary", "excerpt", "lead"),
        .. Synonyms("title", "headline"),
        .. Synonyms("by", "author", "authors"),
        .. Synonyms("sources", "source"),
        .. Synonyms("events", "event"),
        .. Synonyms("entities", "mentions", "entity", "people"),
        .. Synonyms("image", "cover", "thumbnail", "featured_image", "featuredImage", "og_image", "hero"),
        .. Synonyms("redirectFrom", "aliases", "redirect_from", "redirects"),
        ("subtitle", "Write one headline in 'title', and its summary in 'description'."),
        ("draft", "Write 'excluded: true'."),
        ("permalink", "Write 'slug'; the rest of the address follows from the date and the language."),
        ("url", "Write 'slug'; the rest of the address follows from the date and the language."),
        ("lang", "The file's name is the language."),
        ("language", "The file's name is the language."),
        ("locale", "The file's name is the language."),
        ("inLanguage", "The file's name is the language."),
        ("translationKey", "Articles in one folder are translations of one another."),
        ("layout", "Statiq has this key; in Digest every kind of page has its layout in theme/layouts/."),
        ("DestinationPath", "Statiq has this key; in Digest the address follows from the date, the language and 'slug'."),
        ("ShouldOutput", "Statiq has this key; in Digest write 'excluded: true'."),
        ("Xref", "Statiq has this key; in Digest the folder's name is the id."),
    ];

    private static IEnumerable<(string Name, string Advice)> Synonyms(string key, params string[] names) =>
        names.Select(name => (name, $"Did you mean '{key}'?"));
}
