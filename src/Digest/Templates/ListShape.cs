namespace Digest.Templates;

/// <summary>A list of values of one shape.</summary>
/// <param name="IsOpen">Whether a template made the list, and so may have added members.</param>
internal sealed record ListShape(Shape Item, bool IsOpen = false) : Shape
{
    public override string Description => "a list";
}
