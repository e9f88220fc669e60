using Digest.Sources;

namespace Digest.Content;

/// <summary>The start tag of a link to another page of the site; when the editor gave it no text, the target's title and the end tag as well.</summary>
/// <param name="Anchor">The heading that is meant, without <c>#</c>.</param>
/// <param name="HasText">The text and the end tag follow as markup.</param>
internal sealed record CrossReference(ReferenceKind Kind, Reference Target, string? Anchor, bool HasText) : BodyPart;
