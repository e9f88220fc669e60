namespace Digest.Content;

/// <summary>A rendered text. Links to other pages of the site are parts of their own, resolved when pages are written.</summary>
/// <param name="Blocks">The start of each block in the parts.</param>
/// <param name="Anchors">The ids of the headings.</param>
/// <param name="Media">Pictures and documents that the text shows or links to.</param>
internal sealed record Body(
    ImmutableArray<BodyPart> Parts, ImmutableArray<BodyBlock> Blocks, ImmutableArray<string> Anchors, ImmutableArray<MediaFile> Media)
{
    public static readonly Body Empty = new([], [], [], []);

    public bool IsEmpty => Parts.IsEmpty;

    /// <summary>The links to other pages of the site.</summary>
    public ImmutableArray<CrossReference> CrossReferences { get; } = [.. Parts.OfType<CrossReference>()];
}
