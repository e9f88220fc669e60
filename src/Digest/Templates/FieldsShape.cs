namespace Digest.Templates;

/// <summary>An object with fields that editors name. Their names are known if the theme declares them.</summary>
/// <param name="Owner">What has the fields, as in the declarations: "article".</param>
internal sealed record FieldsShape(string Owner) : Shape
{
    public override string Description => $"an object with fields of the {Owner}";
}
