namespace Digest.Content.Markdown;

/// <summary>A part of a text.</summary>
/// <param name="End">The index after its last character.</param>
internal readonly record struct TextSpan(int Start, int End);
