using Digest.Content;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>A picture with its caption and credit.</summary>
internal sealed record PictureModel(Picture Picture, View View) : TemplateModel, ITemplateModel<PictureModel>
{
    public static ModelType<PictureModel> Type { get; } = new ModelType<PictureModel>("picture")
        .Text("src", model => model.Picture.File.Href)
        .Text("srcset", model => model.Picture.File.Versions?.FallbackSet)
        .Text("webp", model => model.Picture.File.Versions?.WebpSet)
        .Text("original", model => model.Picture.File is { KeepsOriginal: true, Versions.Original.Href: var href } ? href : null)
        .Text("alt", model => model.View.PlainText(model.Picture.Alt))
        .Flag("is_drawing", model => model.Picture.File.IsDrawing)
        .Number("width", model => model.Picture.File.Width ?? 0)
        .Number("height", model => model.Picture.File.Height ?? 0)
        .Markup("caption", model => model.Picture.Caption is { } caption ? model.View.Text(caption) : null)
        .Markup("credit", model => model.Picture.Credit is { } credit ? model.View.Text(credit) : null);
}
