using Digest.Content;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>How an article came to be a translation.</summary>
internal sealed class TranslationModel(Translation translation, View view) : ITemplateModel
{
    public static readonly ModelType<TranslationModel> Type = new ModelType<TranslationModel>("translation")
        .Text("from", part => part.From)
        .Text("method", part => part._translation.Method switch
        {
            TranslationMethod.Human => "human",
            TranslationMethod.Machine => "machine",
            _ => "machine-reviewed",
        })
        .Markup("by", part => part._translation.By is { } by ? part._view.Text(by) : null)
        .Markup("reviewed_by", part => part._translation.ReviewedBy is { } reviewer ? part._view.Text(reviewer) : null)
        .One("reviewed_on", part => part._translation.ReviewedOn is { } date ? DateModel.Of(date, part._view.Language) : null, () => DateModel.Type);

    private readonly Translation _translation = translation;
    private readonly View _view = view;

    public ModelType ModelType => Type;

    /// <summary>The name of the original's language for itself; its code where the site does not have it.</summary>
    private string From => _view.Site.Languages.Where(language => language.Code == _translation.From).Select(language => language.Name).FirstOrDefault() ?? _translation.From;
}
