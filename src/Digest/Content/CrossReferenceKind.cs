namespace Digest.Content;

internal enum CrossReferenceKind
{
    Story,
    Event,
    Topic,
    Page,
}
