using Digest.Content;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>A picture with what is said of it.</summary>
internal sealed class PictureModel(Picture picture, View view) : ITemplateModel
{
    public static readonly ModelType<PictureModel> Type = new ModelType<PictureModel>("picture")
        .Text("src", part => part._picture.File.Href)
        .Text("alt", part => part._picture.Alt)
        .Number("width", part => part._picture.File.Width ?? 0)
        .Number("height", part => part._picture.File.Height ?? 0)
        .Markup("caption", part => part._picture.Caption is { } caption ? part._view.Text(caption) : null)
        .Markup("credit", part => part._picture.Credit is { } credit ? part._view.Text(credit) : null);

    private readonly Picture _picture = picture;
    private readonly View _view = view;

    public ModelType ModelType => Type;
}
