using Digest.Content;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>A name of the registry of entities.</summary>
internal sealed class EntityModel(Entity entity, View view) : ITemplateModel
{
    public static readonly ModelType<EntityModel> Type = new ModelType<EntityModel>("entity")
        .Markup("name", part => part._view.Marked(part._entity.Name))
        .Text("type", part => part._entity.Type.ToString())
        .Text("same_as", part => part._entity.SameAs);

    private readonly Entity _entity = entity;
    private readonly View _view = view;

    public ModelType ModelType => Type;
}
