using Digest.Pages.Cards;
using Digest.SiteModel;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>The picture that networks show with a link to a page.</summary>
internal sealed record ShareImageModel(ShareImage Image, View View) : TemplateModel, ITemplateModel<ShareImageModel>
{
    public static ModelType<ShareImageModel> Type { get; } = new ModelType<ShareImageModel>("share image")
        .Text("url", model => Permalinks.Absolute(model.Image.Address, model.View.Site.Settings))
        .Number("width", model => model.Image.Width)
        .Number("height", model => model.Image.Height)
        .Flag("is_large", model => model.Image.IsLarge)
        .Text("alt", model => model.View.PlainText(model.Image.Alt));
}
