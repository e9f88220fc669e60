using System.Collections.Immutable;
using Digest.SiteModel;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Templates;
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
        ("facing", FacingPage.Type),
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
        .. FacingPage.Of(view),
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
        // Content that shares an address was told of by AddressClaims; what is left would be our own mistake.
        var owners = new Dictionary<string, Page>(pages.Length, StringComparer.Ordinal);
        foreach (var page in pages)
        {
            var key = Slug.CollisionKey(page.OutputPath);
            if (!owners.TryAdd(key, page))
                diagnostics.Error(DiagnosticCode.DuplicateAddress, SourceLocation.OfFile(page.Origin), $"the address {page.Address} is given to {owners[key].Origin} as well", "Give one of the two another 'slug'.");
        }

        var addresses = pages.Select(page => page.Address).ToHashSet(StringComparer.Ordinal);
        foreach (var page in pages)
        {
            foreach (var target in page.ResolveSwitch())
            {
                if (addresses.Contains(target.Address))
                    continue;
                diagnostics.Error(DiagnosticCode.OutputBrokenLink, SourceLocation.OfFile(page.Origin), $"the language switch of {page.Address} leads to {target.Address}, which is no page", null);
            }
        }

        foreach (var article in site.Stories.SelectMany(story => story.Articles).Where(article => !addresses.Contains(article.Address)))
            diagnostics.Error(DiagnosticCode.OutputLost, article.Location, "this article has no page", null);
    }
}
