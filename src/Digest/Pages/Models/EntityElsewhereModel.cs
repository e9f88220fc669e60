using Digest.Content;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>The name of an entity in another language, and its page in that edition.</summary>
internal sealed record EntityElsewhereModel(Entity Entity, View View) : TemplateModel, ITemplateModel<EntityElsewhereModel>
{
    public static ModelType<EntityElsewhereModel> Type { get; } = new ModelType<EntityElsewhereModel>("entity in another language")
        .Markup("name", model => model.View.Marked(model.Entity.Name))
        .Text("url", model => model.View.UrlOf(model.Entity))
        .One("language", model => new LanguageModel(model.View.Language));
}
