namespace Digest.Content;

/// <summary>The end tag of the last <see cref="CrossReference"/> that has a text; without its page there is no tag.</summary>
internal sealed record CrossReferenceEnd : BodyPart;
