using System.Collections.Frozen;
using AngleSharp.Html.Parser;
using Digest.Benchmarks.Builds;
using Digest.Browser.Tests.Search;
using Digest.Configuration;
using Digest.Content;
using Digest.Incremental;
using Digest.SiteModel;

namespace Digest.Benchmarks.Search;

/// <summary>The published site of <see cref="SearchStories"/>.</summary>
/// <param name="Folder">Where it is published.</param>
/// <param name="Articles">The id of the story of each article, by its address.</param>
internal sealed record SearchSite(string Folder, FrozenDictionary<string, string> Articles)
{
    public static string[] Languages { get; } = ["ms", "ar"];

    /// <param name="folder">An empty folder for sources and output.</param>
    public static SearchSite Build(string folder)
    {
        var (root, output) = (Path.Combine(folder, "sources"), Path.Combine(folder, "site"));
        SearchStories.WriteTo(root, Repository.Root);
        ProcessCost.Of(DigestProgram.Jit.Build(root, output, Variant.Default));

        var options = new CompileOptions(DateTimeOffset.UtcNow, [], Drafts: false);
        var site = SiteCompiler.Compile(SearchStories.Read(Repository.Root), options, new BuildCache());
        return new(output, site.Texts.OfType<Article>().ToFrozenDictionary(Permalinks.Article, article => article.StoryId));
    }

    /// <summary>Copies the pages of articles into a folder, without those that are not found by a search.</summary>
    public void CopyArticlesTo(string folder)
    {
        foreach (var path in Articles.Keys.Select(Permalinks.OutputPath))
        {
            var target = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(Folder, path), target);
        }
    }

    /// <summary>The address to which the search form of an edition leads; null if there is no form.</summary>
    public string? SearchAddressIn(string language) => SearchAddressIn(language, Folder);

    /// <param name="folder">Where a site is published.</param>
    public static string? SearchAddressIn(string language, string folder)
    {
        using var page = new HtmlParser().ParseDocument(File.ReadAllText(Path.Combine(folder, language, "index.html")));
        var action = page.QuerySelector("form:has([type=search])")?.GetAttribute("action");
        return action is null ? null : new Uri(new Uri($"http://site/{language}/"), action).AbsolutePath;
    }
}
