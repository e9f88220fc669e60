using Digest.Content;
using Digest.SiteModel;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>An article as a translation of another: the members of <see cref="ArticleModel"/> and a link to both side by side.</summary>
internal sealed record TranslatedArticleModel(Article Article, Article Original, View PageView)
    : TemplateModel, ITemplateModel<TranslatedArticleModel>
{
    public static ModelType<TranslatedArticleModel> Type { get; } = new ModelType<TranslatedArticleModel>("translated article")
        .Include(model => model.Listed)
        .Text("facing_url", model => model.FacingAddress is { } address ? model.PageView.Href(address) : null);

    private ArticleModel Listed { get; } = new(Article, PageView);

    private string? FacingAddress => PageView.Site.Settings.HasFacingPages
        ? Permalinks.Facing(PageView.Site.Languages, Original, Article.Language) : null;
}
