namespace Digest.Sources;

/// <summary>A single value.</summary>
/// <param name="isNull">Whether the value is missing, or <c>null</c> or <c>~</c> without quotes.</param>
/// <param name="cutOff">The YAML comment on the line of the value, which may be a part of the text.</param>
internal sealed class ScalarNode(SourceLocation location, string value, bool isNull = false, string? cutOff = null) : DataNode(location)
{
    public string Value { get; } = value;
    public bool IsNull { get; } = isNull;
    public string? CutOff { get; } = cutOff;
    public override string Kind => IsNull ? "nothing" : "a single value";
}
