namespace Digest.Content;

/// <summary>A mistake that was mended after publication, as readers are told.</summary>
internal sealed record Correction(DateOnly Date, string Text);
