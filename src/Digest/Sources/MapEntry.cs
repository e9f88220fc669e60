namespace Digest.Sources;

/// <param name="Location">The place of the key.</param>
internal sealed record MapEntry(string Key, SourceLocation Location, DataNode Value);
