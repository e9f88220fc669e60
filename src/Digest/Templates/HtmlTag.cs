namespace Digest.Templates;

/// <summary>A part of a tag in the text of a template.</summary>
/// <param name="Index">Where it begins in <see cref="TextStatement.Text"/>.</param>
/// <param name="Name">The name of the element or attribute, in lower case; empty at the end of a tag.</param>
internal readonly record struct HtmlTag(HtmlTagKind Kind, int Index, string Name);
