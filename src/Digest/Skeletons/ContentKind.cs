namespace Digest.Skeletons;

/// <summary>What <c>digest new</c> can write.</summary>
internal enum ContentKind
{
    Article,
    Event,
    Topic,
    Entity,
    Source,
    Page,
}
