using Digest.Languages;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>A language, for <c>lang</c>, <c>dir</c> and <c>hreflang</c>, and as the first argument of the function <c>t_in</c>.</summary>
internal sealed record LanguageModel(Language Language) : TemplateModel, ITemplateModel<LanguageModel>
{
    public static ModelType<LanguageModel> Type { get; } = new ModelType<LanguageModel>("language")
        .Text("code", model => model.Language.Code)
        .Text("name", model => model.Language.Name)
        .Text("dir", model => model.Language.Dir)
        .Text("og_locale", model => model.Language.OgLocale);
}
