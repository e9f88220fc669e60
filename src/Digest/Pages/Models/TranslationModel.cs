using Digest.Content;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>How an article was translated.</summary>
internal sealed record TranslationModel(Translation Translation, View View) : TemplateModel, ITemplateModel<TranslationModel>
{
    public static ModelType<TranslationModel> Type { get; } = new ModelType<TranslationModel>("translation")
        .Text("from", model => model.From)
        .Text("method", model => model.Translation.Method switch
        {
            TranslationMethod.Human => "human",
            TranslationMethod.Machine => "machine",
            _ => "machine-reviewed",
        })
        .Markup("by", model => model.Translation.By is { } by ? model.View.Text(by) : null)
        .Markup("reviewed_by", model => model.Translation.ReviewedBy is { } reviewer ? model.View.Text(reviewer) : null)
        .One("reviewed_on", model => model.Translation.ReviewedOn is { } date ? DateModel.Of(date, model.View.Language) : null);

    /// <summary>The original's language by its own name, or by its code if it is not a language of the site.</summary>
    private string From =>
        View.Site.Languages.FirstOrDefault(language => language.Code == Translation.From.Id)?.Name ?? Translation.From.Id;
}
