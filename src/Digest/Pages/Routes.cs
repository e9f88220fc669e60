using System.Collections.Immutable;
using Digest.Content;
using Digest.Diagnostics;
using Digest.Model;
using Digest.Pages.Parts;
using Digest.Scriban;
using Digest.Sources;
using Digest.Text;

namespace Digest.Pages;

/// <summary>Which pages there are.</summary>
internal static class Routes
{
    /// <summary>Every layout of the theme, and what its template may read.</summary>
    public static readonly ImmutableArray<(string Layout, ModelType Model)> Layouts =
    [
        ("article", ArticlePage.Type),
        ("chooser", ChooserPage.Type),
        ("chronology", ChronologyPage.Type),
        ("event", EventPage.Type),
        ("front", FrontPage.Type),
        ("not-found", NotFoundPage.Type),
        ("redirect", RedirectPage.Type),
        ("standing", StandingPage.Type),
        ("topic", TopicPage.Type),
        ("topics", TopicsPage.Type),
    ];

    public static ImmutableArray<Page> PagesOf(Site site)
    {
        var shared = new View(site, site.DefaultLanguage);
        ImmutableArray<Page> pages = [.. ChooserPage.Of(shared), .. NotFoundPage.Of(shared), .. site.Languages.SelectMany(language => PagesOf(new View(site, language)))];
        return [.. pages, .. RedirectPage.Of(pages)];
    }

    private static IEnumerable<Page> PagesOf(View view) =>
    [
        .. FrontPage.Of(view),
        .. ArticlePage.Of(view),
        .. TopicsPage.Of(view),
        .. TopicPage.Of(view),
        .. ChronologyPage.Of(view),
        .. EventPage.Of(view),
        .. StandingPage.Of(view),
        .. RedirectPage.ToChronology(view),
    ];

    /// <summary>Proves what every reader relies on: that no address is given twice, that no article is lost, that every switch leads to a page.</summary>
    public static void Check(ImmutableArray<Page> pages, Site site, DiagnosticBag diagnostics)
    {
        ReportReservedSlugs(site, diagnostics);
        ReportShared(pages, page => page.Address, PlaceOf, page => page.Origin, diagnostics);

        var addresses = pages.Select(page => page.Address).ToHashSet(StringComparer.Ordinal);
        foreach (var page in pages)
        {
            foreach (var target in page.Switch.Where(target => !addresses.Contains(target.Address)))
                diagnostics.Error(DiagnosticCode.OutputBrokenLink, SourceLocation.OfFile(page.Origin), $"the language switch of {page.Address} leads to {target.Address}, which is no page", null);
        }

        var made = pages.OfType<ArticlePage>().Select(page => page.Article.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var article in site.Articles.Where(article => !made.Contains(article.Path)))
            diagnostics.Error(DiagnosticCode.OutputLost, article.Location, "this article has no page", null);
    }

    /// <summary>The same for articles alone: it needs no assembled site, and so is said in one run with everything else that is wrong.</summary>
    public static void CheckAddresses(ImmutableArray<Article> articles, DiagnosticBag diagnostics) =>
        ReportShared(articles, Permalinks.Article, article => article.Location, article => article.Path, diagnostics);

    private static void ReportReservedSlugs(Site site, DiagnosticBag diagnostics)
    {
        foreach (var edition in site.Editions)
        {
            foreach (var text in edition.StandingPages.Where(text => edition.Language.Paths.Reserved.Contains(text.Slug, StringComparer.OrdinalIgnoreCase) || IsYear(text.Slug)))
                diagnostics.Error(DiagnosticCode.ReservedSlug, text.Location, $"the address '{text.Slug}' belongs to another kind of page", "Give this page another 'slug'.");
        }
    }

    private static bool IsYear(string slug) => slug.Length == 4 && slug.All(char.IsAsciiDigit);

    /// <summary>Addresses that are one, and addresses that a browser or a file system takes for one.</summary>
    private static void ReportShared<T>(IEnumerable<T> items, Func<T, string> addressOf, Func<T, SourceLocation> placeOf, Func<T, string> originOf, DiagnosticBag diagnostics)
    {
        foreach (var twins in items.GroupBy(item => Slug.CollisionKey(Permalinks.OutputPath(addressOf(item))), StringComparer.Ordinal).Where(group => group.Skip(1).Any()))
        {
            var first = twins.First();
            foreach (var twin in twins.Skip(1))
            {
                diagnostics.Error(
                    DiagnosticCode.DuplicateAddress,
                    placeOf(twin),
                    $"the address {addressOf(twin)} is given to {originOf(first)} as well" + (addressOf(first) == addressOf(twin) ? "" : $", as {addressOf(first)}: browsers and file systems take the two for one"),
                    twin is RedirectPage ? "Delete this 'redirectFrom'." : "Give one of the two another 'slug'.");
            }
        }
    }

    private static SourceLocation PlaceOf(Page page) => page switch
    {
        ArticlePage { Article.Location: var location } => location,
        StandingPage { Text.Location: var location } => location,
        RedirectPage { Place: var place } => place,
        TopicPage => SourceLocation.OfFile(Registries.Files[0]),
        _ => SourceLocation.OfFile(page.Origin),
    };
}
