namespace Digest.Content;

/// <summary>What a <see cref="Sources.Reference"/> refers to.</summary>
internal enum ReferenceKind
{
    Story,
    Event,
    Topic,
    Page,
    Entity,
    Source,

    /// <summary>An entity, or the name of a place.</summary>
    Place,
}
