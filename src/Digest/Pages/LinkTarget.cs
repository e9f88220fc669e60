using Digest.Languages;

namespace Digest.Pages;

/// <summary>The page that a link in a text leads to.</summary>
/// <param name="Title">In the language of the page, or in a third one.</param>
/// <param name="Anchor">The id of a heading on the page, without <c>#</c>.</param>
internal sealed record LinkTarget(string Address, Label Title, Language Language, string? Anchor = null);
