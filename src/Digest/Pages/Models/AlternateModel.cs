using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>The URL of the same page in a language, for <c>link[hreflang]</c>.</summary>
internal sealed record AlternateModel(string Code, string Url) : TemplateModel, ITemplateModel<AlternateModel>
{
    public static ModelType<AlternateModel> Type { get; } = new ModelType<AlternateModel>("alternate")
        .Text("code", model => model.Code)
        .Text("url", model => model.Url);
}
