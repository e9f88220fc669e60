namespace Digest.Sources;

/// <summary>A value as it was written in YAML or JSON, with its place. Nothing is interpreted: <c>no</c> stays a text, <c>2023-09-12</c> too.</summary>
internal abstract class DataNode(SourceLocation location)
{
    public SourceLocation Location { get; } = location;

    /// <summary>What an editor would call it.</summary>
    public abstract string Kind { get; }
}
