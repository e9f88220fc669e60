namespace Digest.Sources;

/// <summary>A value of YAML or JSON. Single values are not interpreted: <c>no</c> and <c>2023-09-12</c> are strings.</summary>
internal abstract class DataNode(SourceLocation location)
{
    public SourceLocation Location { get; } = location;

    /// <summary>The kind of value, for messages.</summary>
    public abstract string Kind { get; }
}
