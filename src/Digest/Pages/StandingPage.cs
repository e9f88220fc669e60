using Digest.Content;
using Digest.Pages.Models;
using Digest.SiteModel;
using Digest.Sources;

namespace Digest.Pages;

/// <summary>A page that is not part of the news, such as "About".</summary>
internal sealed record StandingPage(View View, StandingText Text) : Page(KindWith(Text.Layout), View)
{
    public static readonly PageKind Kind = PageKind.InEachLanguage<StandingPage>("standing", PagesOf, ClaimsOf, model => model
        .Markup("headline", page => page.View.Headline(page.Text.Title))
        .Markup("standfirst", page => page.View.Text(page.Text.Description))
        .Blocks("body", page => page.View.Render(page.Text.Body.Value))
        .Fields("extra", FieldDeclarations.Page, page => new OwnFieldsModel(page.Text.Extra, page.View)));

    /// <summary>The kind of standing pages with a layout of their own; the usual one if it is null.</summary>
    public static PageKind KindWith(Reference? layout) => layout is { Id: var name } ? Kind with { Layout = name } : Kind;

    public override string Address => Permalinks.Standing(Text);
    public override string? Title => Text.Title;
    public override string? Description => Text.Description;
    public override string? TextFolder => Text.Folder;
    public override string Origin => Text.Path;

    public override ImmutableArray<SwitchTarget> Switch => LanguageSwitch.Of(Text, Site);
    private static IEnumerable<StandingPage> PagesOf(View view) => view.Edition.StandingPages.Select(text => new StandingPage(view, text));

    private static IEnumerable<AddressClaim> ClaimsOf(ParsedContent content) => content.StandingTexts.Select(text =>
        new AddressClaim(Permalinks.Standing(text), text.Path, text.Location, "Give this page another 'slug'."));
}
