namespace Digest.Benchmarks.Search;

/// <summary>A way to use Pagefind on a site in two languages.</summary>
/// <param name="Folder">The folder of the bundle, from the root of the site.</param>
/// <param name="Options">Options of the indexer.</param>
/// <param name="Merges">Whether a page searches in the index of the other language as well.</param>
internal sealed record PagefindSetup(string Name, string Folder, string[] Options, bool Merges = false)
{
    /// <summary>A copy of the bundle: Pagefind does not merge the bundle of the page itself.</summary>
    private const string OtherBundle = "pagefind-other";

    /// <summary>
    /// By default a page searches in the index of its own language. The documentation has two ways to search in all languages. One index
    /// takes its stemmer from the language of the option, and Pagefind has none for Malay. No setup uses a web worker, which would load
    /// 12 kB more.
    /// </summary>
    public static IReadOnlyList<PagefindSetup> All { get; } =
    [
        new("Pagefind", "pagefind", []),
        new("Pagefind, merged indexes", "pagefind-merged", [], Merges: true),
        new("Pagefind, one index", "pagefind-one", ["--force-language", "ar"]),
    ];

    /// <summary>The address of the page that searches.</summary>
    public string AddressIn(string language) => $"/{Folder}/{language}/";

    /// <summary>Writes the index and the pages that search in it.</summary>
    /// <param name="pages">The folder of the pages that are found.</param>
    /// <param name="site">The folder that is served.</param>
    public void Write(PagefindProgram program, string pages, string site)
    {
        program.Index(pages, Path.Combine(site, Folder), Options);
        if (Merges)
            program.Index(pages, Path.Combine(site, OtherBundle), Options);
        foreach (var language in SearchSite.Languages)
        {
            var other = SearchSite.Languages.Single(code => code != language);
            var html = Chromium.Script("pagefind.html")
                .Replace("{language}", language, StringComparison.Ordinal)
                .Replace("{merge}", Merges ? $"/{OtherBundle}/ {other}" : "", StringComparison.Ordinal);
            var folder = Directory.CreateDirectory(Path.Combine(site, Folder, language)).FullName;
            File.WriteAllText(Path.Combine(folder, "index.html"), html);
        }
    }
}
