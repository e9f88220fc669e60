namespace Digest.Sources;

/// <summary>A single value.</summary>
/// <param name="isNull">Nothing was written, or <c>null</c> or <c>~</c> without quotes.</param>
/// <param name="cutOff">The text that a comment sign took away from the end of the value, if one stands on its line.</param>
internal sealed class ScalarNode(SourceLocation location, string value, bool isNull = false, string? cutOff = null) : DataNode(location)
{
    public string Value { get; } = value;
    public bool IsNull { get; } = isNull;
    public string? CutOff { get; } = cutOff;
    public override string Kind => IsNull ? "nothing" : "one value";
}
