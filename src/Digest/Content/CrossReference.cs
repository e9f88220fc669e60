using Digest.Sources;

namespace Digest.Content;

/// <summary>The start tag of a link to another page of the site, or a whole link whose text is the title of its target.</summary>
/// <param name="Anchor">The id of a heading, without <c>#</c>.</param>
/// <param name="HasText">Whether the text and the end tag follow as markup.</param>
internal sealed record CrossReference(ReferenceKind Kind, Reference Target, string? Anchor, bool HasText, string? Title = null) : BodyPart;
