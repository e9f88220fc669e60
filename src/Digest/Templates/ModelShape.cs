namespace Digest.Templates;

/// <summary>An object that has a table of members.</summary>
internal sealed record ModelShape(ModelType Type) : Shape
{
    public override string Description => $"an object '{Type.Name}'";
}
