namespace Digest.Templates;

/// <summary>A list of values of one shape.</summary>
/// <param name="IsOpen">Whether a template made the list, and so may have added members.</param>
internal sealed record ListShape(Shape Item, bool IsOpen = false) : Shape
{
    /// <summary>Templates can put a list into a list without end, and comparing two shapes takes a stack as deep.</summary>
    private const int MaxDepth = 10;

    public Shape Item { get; } = Item is ListShape { Depth: MaxDepth } ? Any : Item;

    public override string Description => "a list";

    private int Depth => Item is ListShape list ? list.Depth + 1 : 1;
}
