using Digest.Languages;
using Digest.SiteModel;

namespace Digest.Pages;

/// <summary>The page for addresses that do not exist, for all languages.</summary>
internal sealed record NotFoundPage(View View) : Page(Kind, View)
{
    public static readonly PageKind Kind = PageKind.Shared(
        "not-found", view => new NotFoundPage(view), new(Permalinks.NotFound, "the page for addresses that do not exist"));

    public override string Address => Permalinks.NotFound;
    public override string? Title => TextKey.NotFound.In(Language);
    protected override bool MayBeIndexed => false;
    public override bool IsBare => true;

    public override ImmutableArray<SwitchTarget> Switch => LanguageSwitch.ToFrontPages(Site, current: null);
}
