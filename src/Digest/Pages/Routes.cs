using Digest.Configuration;
using Digest.Content;
using Digest.Incremental;
using Digest.SiteModel;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Text;

namespace Digest.Pages;

/// <summary>The pages of a site, in order and by path.</summary>
internal sealed class Routes(ImmutableArray<Page> pages, Lazy<Dictionary<string, int>> indices)
{
    public static Routes None { get; } = new([], new(() => []));

    public ImmutableArray<Page> Pages => pages;

    /// <summary>Creates the pages of a site and checks their addresses.</summary>
    /// <param name="site">Null if the site has errors; the claims of the content are checked nevertheless.</param>
    /// <returns>Null without a site, or if addresses are wrong.</returns>
    public static Routes? Of(
        ParsedContent content, Site? site, ImmutableArray<PageKind> kinds,
        CompileOptions options, BuildCache cache, DiagnosticBag diagnostics)
    {
        using var stage = Stage.Start("routed");
        if (options.Check)
        {
            ImmutableArray<object?> inputs = [site?.StructureKey ?? content];
            cache.CheckOnce(nameof(AddressCheck), inputs, diagnostics, own => AddressCheck.Run(content, kinds, own));
        }

        if (site is null || diagnostics.HasErrors)
            return null;

        ImmutableArray<Page> pages = [.. kinds.SelectMany(kind => kind.Pages(site))];
        stage?.Counted(pages.Length, "page");
        if (options.Check)
            cache.CheckOnce(nameof(Routes), [site.StructureKey], diagnostics, own => Check(pages, site, own));
        return new(pages, cache.GetOrAdd(nameof(Find), [site.StructureKey], diagnostics, _ => LazyIndicesOf(pages))!);
    }

    /// <param name="outputPath">From the root of the site, without a leading slash: <c>ms/index.html</c>.</param>
    /// <exception cref="ArgumentException">Two pages have the same path, which is possible only before the check.</exception>
    public Page? Find(string outputPath) => indices.Value.TryGetValue(outputPath, out var index) ? pages[index] : null;

    private static Lazy<Dictionary<string, int>> LazyIndicesOf(ImmutableArray<Page> pages) =>
        new(() => pages.Index().ToDictionary(page => page.Item.OutputPath, page => page.Index));

    /// <summary>
    /// Checks that no address occurs twice, that every article has a page, and that every language switch leads to a page.
    /// <see cref="AddressCheck"/> finds the conflicts of content, so an error found here is a mistake in a page kind.
    /// </summary>
    private static void Check(ImmutableArray<Page> pages, Site site, DiagnosticBag diagnostics)
    {
        var owners = new Dictionary<string, Page>(pages.Length, StringComparer.Ordinal);
        foreach (var page in pages)
        {
            var key = Slug.CollisionKey(page.OutputPath);
            if (owners.TryAdd(key, page))
                continue;
            var message = $"the address {page.Address} also belongs to {owners[key].Origin}";
            diagnostics.Error(
                DiagnosticCode.DuplicateAddress, SourceLocation.OfFile(page.Origin), message, "Give one of the two another 'slug'.");
        }

        var addresses = pages.Select(page => page.Address).ToHashSet(StringComparer.Ordinal);
        foreach (var page in pages)
        {
            foreach (var target in page.Switch.Where(target => !addresses.Contains(target.Address)))
            {
                var message = $"the language switch of {page.Address} leads to {target.Address}, which is not a page";
                diagnostics.Error(DiagnosticCode.OutputBrokenLink, SourceLocation.OfFile(page.Origin), message);
            }
        }

        foreach (var article in site.Articles.Where(article => !addresses.Contains(Permalinks.Article(article))))
            diagnostics.Error(DiagnosticCode.OutputLost, article.Location, "this article has no page");
    }
}
