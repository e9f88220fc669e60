using Digest.Content;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>An entity of the registry.</summary>
internal sealed record EntityModel(Entity Entity, View View) : TemplateModel, ITemplateModel<EntityModel>
{
    public static ModelType<EntityModel> Type { get; } = new ModelType<EntityModel>("entity")
        .Markup("name", model => model.View.Marked(model.Entity.Name))
        .Text("type", model => model.Entity.Type.ToString())
        .Text("same_as", model => model.Entity.SameAs);
}
