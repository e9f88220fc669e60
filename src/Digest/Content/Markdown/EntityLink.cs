using Digest.Sources;
using Markdig.Syntax.Inlines;

namespace Digest.Content.Markdown;

/// <summary>A link to the page of an entity, around a mention of its name.</summary>
internal sealed class EntityLink(Reference entity) : ContainerInline
{
    public Reference Entity => entity;
}
