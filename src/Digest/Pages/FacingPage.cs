using System.Collections.Immutable;
using Digest.Content;
using Digest.Languages;
using Digest.Pages.Models;
using Digest.SiteModel;
using Digest.Templates;

namespace Digest.Pages;

/// <summary>An article beside a translation of it, paragraph by paragraph: the two pages of an open book, the reader's language first.</summary>
internal sealed class FacingPage(View view, Article article, Article other) : Page(view)
{
    public static readonly ModelType Type = new ModelType<FacingPage>("facing page", Basis)
        .Many("articles", page => [new FullArticleModel(page._article, page.View), new FullArticleModel(page._other, page.View)], () => FullArticleModel.Type)
        .One("plate", page => page._article.Image is { } picture && page._other.Image?.File.Href == picture.File.Href ? new PictureModel(picture, page.View) : null, () => PictureModel.Type)
        .Many("rows", page => [.. page.Rows()], () => RowModel.Type);

    private readonly Article _article = article;
    private readonly Article _other = other;

    public override string Address => Permalinks.Facing(Site.Languages, _article, _other.Language);
    public override string Layout => "facing";
    public override string? Title => TextKey.FacingTitle.In(Language, ("title", _article.Title));
    public override string? Description => _article.Description;
    public override ImmutableArray<SwitchTarget> ResolveSwitch() => LanguageSwitch.OfFacing(_article, _other.Language, Site);

    /// <summary>Search engines have both texts already, each on its own page.</summary>
    public override bool IsIndexed => false;
    public override ImmutableArray<SwitchTarget> Alternates => [];

    public override string Origin => _article.Path;
    public override ModelType ModelType => Type;

    public override IEnumerable<LinkModel> Crumbs => [.. new ArticlePage(View, _article).Crumbs, Crumb(TextKey.Report, _article.Address)];

    public static IEnumerable<Page> Of(View view)
    {
        // Loops, because a large site comes by here at every save.
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

    private IEnumerable<RowModel> Rows()
    {
        var own = new FullArticleModel(_article, View).Blocks();
        var others = new FullArticleModel(_other, View).Blocks();
        foreach (var (one, other) in Alignment.Of(KindsOf(_article, own), KindsOf(_other, others)))
        {
            yield return new(
            [
                .. one is { } at ? [new CellModel(own[at], Language, isForeign: false)] : Array.Empty<CellModel>(),
                .. other is { } beside ? [new CellModel(others[beside], _other.Language, isForeign: true)] : Array.Empty<CellModel>(),
            ]);
        }
    }

    /// <summary>The blocks of a text, as far as they tell it how to stand beside another: a dateline alone is a paragraph.</summary>
    private static ImmutableArray<BodyBlock> KindsOf(Article article, ImmutableArray<Html> blocks) =>
        article.Body.Blocks.Length == blocks.Length ? article.Body.Blocks : [new(0, 0, 0, BlockKind.Paragraph)];
}
