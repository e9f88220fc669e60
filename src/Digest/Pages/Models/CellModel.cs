using Digest.Languages;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>A block of one of the texts.</summary>
internal sealed class CellModel(Html text, Language language, bool isForeign) : ITemplateModel
{
    public static readonly ModelType<CellModel> Type = new ModelType<CellModel>("cell")
        .Markup("text", part => part._text)
        .One("language", part => new LanguageModel(part._language), () => LanguageModel.Type)
        .Flag("is_foreign", part => part._isForeign);

    private readonly Html _text = text;
    private readonly Language _language = language;
    private readonly bool _isForeign = isForeign;

    public ModelType ModelType => Type;
}
