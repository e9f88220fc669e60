using Digest.Content;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>A mistake that was mended after publication.</summary>
internal sealed class CorrectionModel(Correction correction, View view) : ITemplateModel
{
    public static readonly ModelType<CorrectionModel> Type = new ModelType<CorrectionModel>("correction")
        .One("date", part => DateModel.Of(part._correction.Date, part._view.Language), () => DateModel.Type)
        .Markup("text", part => part._view.Text(part._correction.Text));

    private readonly Correction _correction = correction;
    private readonly View _view = view;

    public ModelType ModelType => Type;
}
