using System.Collections.Immutable;
using Digest.Languages;
using Digest.SiteModel;
using Digest.Sources;
using Digest.Templates;

namespace Digest.Pages;

/// <summary>An address that sends browsers on: an old one, or a part of an address that somebody cut short.</summary>
/// <param name="place">Where somebody asked for it; the page's kind where nobody did.</param>
internal sealed class RedirectPage(View view, string address, string target, SourceLocation place, ImmutableArray<SwitchTarget> switchTargets) : Page(view)
{
    public static readonly ModelType Type = new ModelType<RedirectPage>("redirect page", Basis);

    public override string Address => address;
    public override string Layout => "redirect";
    public override string? Title => TextKey.Moved.In(Language);
    public override ImmutableArray<SwitchTarget> ResolveSwitch() => switchTargets;
    public override bool IsIndexed => false;
    public override bool IsBare => true;
    public override string? RedirectsTo => target;
    public override string Origin => place.Path;
    public override ModelType ModelType => Type;

    /// <summary>The addresses that articles and standing pages once had.</summary>
    public static IEnumerable<Page> Of(IEnumerable<Page> pages)
    {
        foreach (var page in pages)
        {
            var old = page switch
            {
                ArticlePage { Article: var article } => article.RedirectFrom,
                StandingPage { Text: var text } => text.RedirectFrom,
                _ => [],
            };
            foreach (var address in old)
                yield return new RedirectPage(page.View, address.Id, page.Address, address.Location, WithoutSelf(page.Switch));
        }
    }

    /// <summary>The parts of addresses that stand for a span of time, which lead to its place in the chronology.</summary>
    public static IEnumerable<Page> ToChronology(View view)
    {
        var (site, language) = (view.Site, view.Language);
        yield return To(view, Permalinks.Events(language), other => Permalinks.Chronology(other));
        foreach (var months in site.EditionIn(language).Articles.Select(article => article.Published.Day).GroupBy(day => day.Year, day => day.Month))
        {
            var year = months.Key;
            yield return To(view, Permalinks.Year(language, year), other => YearIn(site, other, year));
            foreach (var month in months.Distinct())
                yield return To(view, Permalinks.Month(language, year, month), other => YearIn(site, other, year));
        }
    }

    private static RedirectPage To(View view, string address, Func<Language, string> target) =>
        new(view, address, target(view.Language), SourceLocation.OfFile("redirect"), LanguageSwitch.Everywhere(view.Site, current: null, target));

    private static string YearIn(Site site, Language language, int year) =>
        site.Chronology.Years.Contains(year) ? Permalinks.ChronologyYear(language, null, year) : Permalinks.Chronology(language);

    /// <summary>The switch of the page that is meant; that page itself is a target here.</summary>
    private static ImmutableArray<SwitchTarget> WithoutSelf(ImmutableArray<SwitchTarget> targets) =>
        [.. targets.Select(target => target.Relation == Relation.Same ? target with { Relation = Relation.Translation } : target)];
}
