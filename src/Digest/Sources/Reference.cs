namespace Digest.Sources;

/// <summary>An id that refers to something else, with its place.</summary>
internal readonly record struct Reference(string Id, SourceLocation Location);
