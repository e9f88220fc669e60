namespace Digest.Sources;

internal sealed class ListNode(SourceLocation location, ImmutableArray<DataNode> items) : DataNode(location)
{
    public ImmutableArray<DataNode> Items { get; } = items;
    public override string Kind => "a list";
}
