namespace Digest.Sources;

/// <summary>An id that refers to something else, with the place where it is written.</summary>
internal readonly record struct Reference(string Id, SourceLocation Location);
