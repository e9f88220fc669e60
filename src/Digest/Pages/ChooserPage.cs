using Digest.Languages.Dates;
using Digest.Pages.Models;
using Digest.Pages.StructuredData;
using Digest.SiteModel;

namespace Digest.Pages;

/// <summary>
/// The page at the root: every edition with its latest headlines, without a preferred one and without a redirect. A site with one edition
/// has its front page there.
/// </summary>
internal sealed record ChooserPage(View View) : Page(Kind, View)
{
    public static readonly PageKind Kind = PageKind.Shared(
        "chooser", view => new ChooserPage(view), new(Permalinks.Root, "the page of all editions"), minimumLanguages: 2);

    public override string Address => Permalinks.Root;

    public override string? Title => string.Join(" · ", Site.Languages
        .Select(language => View.In(language).LabelOf(Site.Settings.SiteTitle)?.Text)
        .OfType<string>()
        .Distinct(StringComparer.Ordinal));

    public override string? Description => View.SiteDescription;

    public override PublicationDate? LastModified =>
        LastChangeOf(Site.Editions.SelectMany(edition => edition.Articles.Take(EditionModel.LatestShown)));

    public override ImmutableArray<SwitchTarget> Alternates => Switch;
    public override string DefaultAlternate => Permalinks.Root;
    public override IEnumerable<Page> FeedPages => Site.Languages.Select(language => new FrontPage(new(Site, language)));
    public override bool IsBare => true;

    public override ImmutableArray<SwitchTarget> Switch => LanguageSwitch.ToFrontPages(Site, current: null);
    public override void Describe(GraphWriter graph) => SiteNode.WriteAll(View, graph);
}
