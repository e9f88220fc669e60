namespace Digest.Content;

/// <summary>HTML, as UTF-8.</summary>
internal sealed record Markup(ReadOnlyMemory<byte> Utf8) : BodyPart;
