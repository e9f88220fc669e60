using Digest.Sources;

namespace Digest.Content;

/// <summary>The start tag of a link to another page of the site, or a whole link whose text is the title of its target.</summary>
/// <param name="Anchor">The id of a heading, without <c>#</c>.</param>
/// <param name="HasText">Whether the text follows as markup, and then a <see cref="CrossReferenceEnd"/>.</param>
/// <param name="Title">The tooltip.</param>
/// <param name="IsHeadline">Whether the link is a related headline: a paragraph of its own, which is left out without its page.</param>
internal sealed record CrossReference(
    ReferenceKind Kind, Reference Target, string? Anchor, bool HasText, string? Title = null, bool IsHeadline = false) : BodyPart;
