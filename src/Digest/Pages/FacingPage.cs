using Digest.Content;
using Digest.Languages;
using Digest.Pages.Cards;
using Digest.Pages.Models;
using Digest.SiteModel;
using Digest.Templates;

namespace Digest.Pages;

/// <summary>An article and a translation of it side by side, paragraph by paragraph, the reader's language first.</summary>
internal sealed record FacingPage(View View, Article Article, Article Other) : Page(Kind, View)
{
    public static readonly PageKind Kind = PageKind.InEachLanguage<FacingPage>("facing", PagesOf, ClaimsOf, model => model
        .Many("articles", page => new[] { page.Article, page.Other }.Select(article => new FullArticleModel(article, page.View)))
        .One("plate", page => page.Article.Image is { } picture && page.Other.Image?.File.Href == picture.File.Href
            ? new PictureModel(picture, page.View) : null)
        .Many("rows", page => page.Rows()));

    public override string Address => Permalinks.Facing(Site.Languages, Article, Other.Language);
    public override string? Title => TextKey.FacingTitle.In(Language, ("title", Article.Title));
    public override string? Description => Article.Description;

    /// <summary>Search engines have both texts already, each on its own page.</summary>
    protected override bool MayBeIndexed => false;
    public override ImmutableArray<SwitchTarget> Alternates => [];
    public override string? TextFolder => Article.Folder;
    public override string Origin => Article.Path;
    public override Picture? Image => Article.Image;
    public override Card? OwnCard => ArticlePage.CardOf(Article, View);

    public override IEnumerable<Crumb> Crumbs =>
        [.. new ArticlePage(View, Article).Crumbs, CrumbTo(TextKey.Report, Permalinks.Article(Article))];

    private static IEnumerable<FacingPage> PagesOf(View view)
    {
        if (!view.Site.Settings.HasFacingPages)
            yield break;

        // Loops, because this runs for all stories of a large site at every save.
        foreach (var story in view.Site.Stories)
        {
            foreach (var article in story.Articles)
            {
                if (!article.Language.Equals(view.Language))
                    continue;
                foreach (var other in story.Articles)
                {
                    if (!ReferenceEquals(other, article))
                        yield return new FacingPage(view, article, other);
                }
            }
        }
    }

    public override ImmutableArray<SwitchTarget> Switch => LanguageSwitch.OfFacing(Article, Other.Language, Site);

    private IEnumerable<RowModel> Rows()
    {
        var own = new FullArticleModel(Article, View).Blocks();
        var others = new FullArticleModel(Other, View).Blocks();
        var entities = Article.Entities.Concat(Other.Entities).Select(entity => Site.EntityWith(entity.Id)!).Distinct();
        var rows = Alignment.Of(
            BlocksOf(Article, own),
            BlocksOf(Other, others),
            BlockSignals.Of(Article.Body.Value, own, entities),
            BlockSignals.Of(Other.Body.Value, others, entities));
        return rows.Select(row => new RowModel(
        [
            .. row.First is { } first ? [new CellModel(own[first], Language, IsForeign: false)] : Array.Empty<CellModel>(),
            .. row.Second is { } second ? [new CellModel(others[second], Other.Language, IsForeign: true)] : Array.Empty<CellModel>(),
        ]));
    }

    /// <summary>The blocks to align. A dateline without a body is rendered as a paragraph.</summary>
    private static ImmutableArray<BodyBlock> BlocksOf(Article article, ImmutableArray<Html> rendered) =>
        article.Body.Value.Blocks.Length == rendered.Length ? article.Body.Value.Blocks : [new(0, 0, 0, BlockKind.Paragraph)];

    private static IEnumerable<AddressClaim> ClaimsOf(ParsedContent content) =>
        from story in content.Settings.HasFacingPages ? Site.StoriesOf(content.Articles, content.Languages) : []
        from article in story.Articles
        from other in story.TranslationsOf(article)
        let address = Permalinks.Facing(content.Languages, article, other.Language)
        select new AddressClaim(address, $"{article.Path} beside {other.Path}", article.Location, "Give one of the two another 'slug'.");
}
