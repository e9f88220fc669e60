namespace Digest.Sources;

/// <param name="Location">The place of the key.</param>
internal sealed record MapEntry(string Key, SourceLocation Location, DataNode Value)
{
    /// <summary>What to do about a key in braces that has no colon, which is rather a part of the value before it; else null.</summary>
    public string? AdviceOnComma { get; init; }
}
