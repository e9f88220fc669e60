using Digest.Languages;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>A block of one of two texts side by side.</summary>
internal sealed record CellModel(Html Text, Language Language, bool IsForeign) : TemplateModel, ITemplateModel<CellModel>
{
    public static ModelType<CellModel> Type { get; } = new ModelType<CellModel>("cell")
        .Blocks("text", model => model.Text)
        .One("language", model => new LanguageModel(model.Language))
        .Flag("is_foreign", model => model.IsForeign);
}
