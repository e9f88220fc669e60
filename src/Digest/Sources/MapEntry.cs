namespace Digest.Sources;

/// <param name="Location">Where the key stands.</param>
internal sealed record MapEntry(string Key, SourceLocation Location, DataNode Value);
