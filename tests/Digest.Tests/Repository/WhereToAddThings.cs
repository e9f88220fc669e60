using System.Text.RegularExpressions;
using Digest.Output;
using Digest.Pages;
using Digest.SiteModel;
using Xunit;

namespace Digest.Tests.Repository;

/// <summary>The table "Where to add things" of docs/architecture.md names the places that exist.</summary>
public sealed partial class WhereToAddThings
{
    private static readonly string s_document = File.ReadAllText(Path.Combine(Repo.Root, "docs", "architecture.md"));

    [Fact]
    public void NamesFilesAndFoldersThatExist()
    {
        var paths = Rows().SelectMany(PathsIn).ToList();

        Assert.NotEmpty(paths);
        Assert.All(paths, path => Assert.True(Exists(path), $"there is no {path}"));

        static bool Exists(string path) => path.Contains('*', StringComparison.Ordinal)
            ? Directory.EnumerateFiles(Path.Combine(Repo.Root, Path.GetDirectoryName(path)!), Path.GetFileName(path)).Any()
            : Path.Exists(Path.Combine(Repo.Root, path));
    }

    /// <summary>As many as <see cref="Pages.NewPageKind"/> has: class, line in the list, address, layout; and the documentation.</summary>
    [Fact]
    public void NamesFivePlacesForAKindOfPage() =>
        Assert.Equal(5, PathsIn(Rows().Single(row => row.What == "a kind of page")).Count());

    [Fact]
    public void EveryPageKindIsInTheFileOfItsClass() =>
        Assert.All(PageClasses(), type =>
            Assert.True(File.Exists(Path.Combine(Repo.Root, "src", "Digest", "Pages", type.Name + ".cs")), $"there is no {type.Name}.cs"));

    [Fact]
    public void EveryKindOfPageIsInTheList() => Assert.Equal(PageClasses().Count(), PageKind.All.Length);

    /// <summary>A data file whose address is in no claim and no list would not be protected from pages of the same address.</summary>
    [Fact]
    public void EveryDataFileHasItsAddressInPermalinks()
    {
        var site = new TestSite { Now = "2023-09-13T00:00:00Z" }
            .With("input/events/tiba.yml", "{ date: 2023-09-12, status: happened, title: { ms: Tiba, ar: وصول } }")
            .With("input/articles/kim/ms.md", "---\ntitle: Kim\n---\n")
            .CompileCleanly();
        // A static file cannot be in the folder of the search.
        var others = site.Files.Where(file => file is RenderedFile && site.Files.PageAt(file.Path) is null)
            .Select(file => "/" + file.Path)
            .Where(address => !address.StartsWith(Permalinks.SearchFolder, StringComparison.Ordinal));

        var feeds = site.Pages.Where(page => page.Feed is not null)
            .SelectMany(page => FeedFormat.Of(page.Site.Settings), (page, format) => Permalinks.Feed(page.Address, format));
        var events = site.Pages.Select(page => page.EventList)
            .OfType<EventList>()
            .SelectMany(list => list.Formats, (list, format) => list.AddressIn(format));
        var descriptions = site.Pages.OfType<SearchPage>().Select(page => Permalinks.OpenSearch(page.Language));
        var listed = Permalinks.DataFiles.Select(file => file.Address).Concat(feeds).Concat(events).Concat(descriptions);
        Assert.Equal(listed.Order(StringComparer.Ordinal), others.Order(StringComparer.Ordinal));
    }

    /// <summary>One page: what does not fit belongs into a document of its own.</summary>
    [Fact]
    public void DocumentIsOnePage() => Assert.InRange(s_document.Split('\n').Length, 1, 80);

    private static IEnumerable<string> PathsIn((string What, string Places) row) =>
        InlineCode.Matches(row.Places)
            .Select(match => match.Groups["code"].Value)
            .Where(code => code.Contains('/', StringComparison.Ordinal) && !code.Contains('<', StringComparison.Ordinal));

    private static IEnumerable<Type> PageClasses() =>
        typeof(PageKind).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Page)) && !type.IsAbstract);

    private static IEnumerable<(string What, string Places)> Rows() => s_document
        .Split("## Where to add things")[1].Split("\n## ")[0].Split('\n')
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
        .Skip(1)
        .Select(line => line.Split('|'))
        .Select(cells => (cells[1].Trim(), cells[2].Trim()));

    [GeneratedRegex("`(?<code>[^`]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InlineCode { get; }
}
