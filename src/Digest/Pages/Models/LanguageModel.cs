using Digest.Languages;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>A language, for <c>lang</c>, <c>dir</c> and <c>hreflang</c>, and as the first argument of the function <c>t_in</c>.</summary>
internal sealed class LanguageModel(Language language) : ITemplateModel
{
    public static readonly ModelType<LanguageModel> Type = new ModelType<LanguageModel>("language")
        .Text("code", part => part.Language.Code)
        .Text("name", part => part.Language.Name)
        .Text("dir", part => part.Language.Dir)
        .Text("og_locale", part => part.Language.OgLocale);

    public Language Language { get; } = language;
    public ModelType ModelType => Type;
}
