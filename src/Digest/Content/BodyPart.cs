namespace Digest.Content;

internal abstract record BodyPart;
