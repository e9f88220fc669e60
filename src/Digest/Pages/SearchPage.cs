using Digest.Content;
using Digest.Languages;
using Digest.Pages.Models;
using Digest.SiteModel;

namespace Digest.Pages;

/// <summary>
/// The page that searches the site. Its script shows what a query finds; without it, the page leads to the lists of all that can be found.
/// </summary>
internal sealed record SearchPage(View View) : Page(Kind, View)
{
    public static readonly PageKind Kind = PageKind.InEachLanguage<SearchPage>(
        "search", view => view.Site.Settings.GenerateSearchIndex ? [new(view)] : [], ClaimsOf, model => model
            .Text("index_url", page => page.View.Href(Permalinks.SearchIndex))
            .Text("script_texts", page => ScriptTexts.Of(page.Language))
            .Many("editions", page => page.Editions));

    public override string Address => Permalinks.Search(Language);
    public override string? Title => TextKey.Search.In(Language);
    public override string? Description => View.SiteDescription;

    /// <summary>The page has no text of its own.</summary>
    protected override bool MayBeIndexed => false;
    public override ImmutableArray<SwitchTarget> Alternates => [];

    /// <summary>All editions, that of the page first.</summary>
    private IEnumerable<EditionModel> Editions => Site.Languages
        .OrderByDescending(language => language.Equals(Language))
        .Select(language => new EditionModel(View.In(language)));

    public override ImmutableArray<SwitchTarget> Switch => LanguageSwitch.Everywhere(Site, Language, Permalinks.Search);

    private static IEnumerable<AddressClaim> ClaimsOf(ParsedContent content) => content.Settings.GenerateSearchIndex
        ? AddressClaim.InEachLanguage(content, Permalinks.Search, "the page that searches") : [];
}
