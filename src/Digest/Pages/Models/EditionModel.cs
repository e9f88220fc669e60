using Digest.SiteModel;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>An edition, as pages of all languages show it: in its own.</summary>
internal sealed class EditionModel(View view) : ITemplateModel
{
    private const int LatestShown = 4;

    public static readonly ModelType<EditionModel> Type = new ModelType<EditionModel>("edition")
        .One("language", part => new LanguageModel(part._view.Language), () => LanguageModel.Type)
        .One("site", part => new LocalizedSiteModel(part._view), () => LocalizedSiteModel.Type)
        .Text("url", part => part._view.Href(Permalinks.Front(part._view.Language)))
        .Number("count", part => part._view.Site.EditionIn(part._view.Language).Articles.Length)
        .Many("latest", part => [.. part._view.Site.EditionIn(part._view.Language).Articles.Take(LatestShown).Select(article => new ArticleModel(article, part._view))], () => ArticleModel.Type);

    private readonly View _view = view;

    public ModelType ModelType => Type;
}
