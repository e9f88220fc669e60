using Digest.Content;
using Digest.SiteModel;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>An article as a translation of another.</summary>
internal sealed class TranslatedArticleModel(Article article, Article original, View reader) : ArticleModel(article, reader)
{
    public static readonly new ModelType<TranslatedArticleModel> Type = new ModelType<TranslatedArticleModel>("translated article", ArticleModel.Type)
        .Text("facing_url", part => part.Own.Href(Permalinks.Facing(part.Own.Site.Languages, part._original, part.Article.Language)));

    private readonly Article _original = original;

    public override ModelType ModelType => Type;
}
