using Digest.Content;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>A correction made after publication.</summary>
internal sealed record CorrectionModel(Correction Correction, View View) : TemplateModel, ITemplateModel<CorrectionModel>
{
    public static ModelType<CorrectionModel> Type { get; } = new ModelType<CorrectionModel>("correction")
        .One("date", model => DateModel.Of(model.Correction.Date, model.View.Language))
        .Markup("text", model => model.View.Text(model.Correction.Text));
}
