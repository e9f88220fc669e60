using Digest.SiteModel;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>An edition, in its own language.</summary>
internal sealed record EditionModel(View View) : TemplateModel, ITemplateModel<EditionModel>
{
    public const int LatestShown = 4;

    public static ModelType<EditionModel> Type { get; } = new ModelType<EditionModel>("edition")
        .One("language", model => new LanguageModel(model.View.Language))
        .Markup("name", model => model.View.EditionName)
        .One("site", model => new LocalizedSiteModel(model.View))
        .Text("url", model => model.View.Href(model.View.FrontAddress))
        .Number("count", model => model.View.Edition.Articles.Length)
        .Many("latest", model => model.View.Edition.Articles.Take(LatestShown).Select(article => new ArticleModel(article, model.View)));
}
