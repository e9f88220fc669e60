using System.Collections.Immutable;
using Digest.Configuration;
using Digest.Content;
using Digest.Pages.Parts;
using Digest.Templates;
using Digest.Text;

namespace Digest.Pages;

/// <summary>An article beside a translation of it, paragraph by paragraph: the two pages of an open book, the reader's language first.</summary>
internal sealed class FacingPage(View view, Article article, Article other) : Page(view)
{
    public static readonly ModelType Type = new ModelType<FacingPage>("facing page", Basis)
        .Many("articles", page => [new FullArticlePart(page._article, page.View), new FullArticlePart(page._other, page.View)], () => FullArticlePart.Type)
        .One("plate", page => page._article.Image is { } picture && page._other.Image?.File.Href == picture.File.Href ? new PicturePart(picture, page.View) : null, () => PicturePart.Type)
        .Many("rows", page => [.. page.Rows()], () => RowPart.Type);

    private readonly Article _article = article;
    private readonly Article _other = other;

    public override string Address => Permalinks.Facing(Site.Languages, _article, _other.Language);
    public override string Layout => "facing";
    public override string? Title => TextKeys.FacingTitle.In(Language, ("title", _article.Title));
    public override string? Description => _article.Description;
    public override ImmutableArray<SwitchTarget> ResolveSwitch() => LanguageSwitch.OfFacing(_article, _other.Language, Site);

    /// <summary>Search engines have both texts already, each on its own page.</summary>
    public override bool IsIndexed => false;
    public override ImmutableArray<SwitchTarget> Alternates => [];

    public override string Origin => _article.Path;
    public override ModelType ModelType => Type;

    public override IEnumerable<LinkPart> Crumbs => [.. new ArticlePage(View, _article).Crumbs, Crumb(TextKeys.Report, _article.Address)];

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

    private IEnumerable<RowPart> Rows()
    {
        var own = new FullArticlePart(_article, View).Blocks();
        var others = new FullArticlePart(_other, View).Blocks();
        foreach (var (one, other) in Alignment.Of(KindsOf(_article, own), KindsOf(_other, others)))
        {
            yield return new(
            [
                .. one is { } at ? [new CellPart(own[at], Language, isForeign: false)] : Array.Empty<CellPart>(),
                .. other is { } beside ? [new CellPart(others[beside], _other.Language, isForeign: true)] : Array.Empty<CellPart>(),
            ]);
        }
    }

    /// <summary>The blocks of a text, as far as they tell it how to stand beside another: a dateline alone is a paragraph.</summary>
    private static ImmutableArray<BodyBlock> KindsOf(Article article, ImmutableArray<Html> blocks) =>
        article.Body.Blocks.Length == blocks.Length ? article.Body.Blocks : [new(0, 0, 0, BlockKind.Paragraph)];
}

/// <summary>Blocks of two texts that say the same.</summary>
internal sealed class RowPart(ImmutableArray<CellPart> cells) : ITemplateModel
{
    public static readonly ModelType<RowPart> Type = new ModelType<RowPart>("row")
        .Many("cells", part => part._cells, () => CellPart.Type);

    private readonly ImmutableArray<CellPart> _cells = cells;

    public ModelType ModelType => Type;
}

/// <summary>A block of one of the texts.</summary>
internal sealed class CellPart(Html text, Language language, bool isForeign) : ITemplateModel
{
    public static readonly ModelType<CellPart> Type = new ModelType<CellPart>("cell")
        .Markup("text", part => part._text)
        .One("language", part => new LanguagePart(part._language), () => LanguagePart.Type)
        .Flag("is_foreign", part => part._isForeign);

    private readonly Html _text = text;
    private readonly Language _language = language;
    private readonly bool _isForeign = isForeign;

    public ModelType ModelType => Type;
}
