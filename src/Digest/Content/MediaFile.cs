using Digest.Sources;

namespace Digest.Content;

/// <summary>A picture or document in the folder of a text.</summary>
/// <param name="Href">Its address, escaped for an attribute.</param>
/// <param name="Width">In CSS pixels; null for a document.</param>
internal sealed record MediaFile(SourceFile Source, string Href, string OutputPath, int? Width, int? Height)
{
    public bool IsDrawing => Source.Extension == ".svg";
}
