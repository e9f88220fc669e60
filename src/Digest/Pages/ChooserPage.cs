using Digest.Languages.Dates;
using Digest.Pages.Models;
using Digest.Pages.StructuredData;
using Digest.SiteModel;

namespace Digest.Pages;

/// <summary>The page at the root: every edition with its latest headlines, without a preferred one and without a redirect.</summary>
internal sealed record ChooserPage(View View) : Page(Kind, View)
{
    public static readonly PageKind Kind = PageKind.Shared(
        "chooser", view => new ChooserPage(view), new(Permalinks.Chooser, "the page of all editions"));

    public override string Address => Permalinks.Chooser;

    public override string? Title => string.Join(" · ", Site.Languages
        .Select(language => View.In(language).LabelOf(Site.Settings.SiteTitle)?.Text)
        .OfType<string>()
        .Distinct(StringComparer.Ordinal));

    public override string? Description => View.SiteDescription;

    public override PublicationDate? LastModified =>
        LastChangeOf(Site.Editions.SelectMany(edition => edition.Articles.Take(EditionModel.LatestShown)));

    public override ImmutableArray<SwitchTarget> Alternates => Site.Languages.Length > 1 ? Switch : [];
    public override string? DefaultAlternate => Alternates.IsEmpty ? null : Permalinks.Chooser;
    public override IEnumerable<Page> FeedPages => Site.Languages.Select(language => new FrontPage(new(Site, language)));
    public override bool IsBare => true;

    public override ImmutableArray<SwitchTarget> ResolveSwitch() => LanguageSwitch.Everywhere(Site, current: null, Permalinks.Front);
    public override void Describe(GraphWriter graph) => SiteNode.WriteAll(View, graph);
}
