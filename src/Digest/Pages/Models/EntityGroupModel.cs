using Digest.Content;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>The entities of one type in a list of names.</summary>
internal sealed record EntityGroupModel(EntityType EntityType, ImmutableArray<Entity> Entities, View View)
    : TemplateModel, ITemplateModel<EntityGroupModel>
{
    public static ModelType<EntityGroupModel> Type { get; } = new ModelType<EntityGroupModel>("group of entities")
        .Text("type", model => model.EntityType.ToString())
        .Many("entities", model => model.Entities.Select(entity => new EntityModel(entity, model.View)));
}
