namespace Digest.Content;

/// <summary>A spelling of an entity's name other than the preferred one.</summary>
/// <param name="Language">The code of its language; null if it was written without one.</param>
internal sealed record OtherSpelling(string Text, string? Language);
