using Digest.Sources;

namespace Digest.Content;

/// <summary>A picture or document that stands beside the texts.</summary>
/// <param name="Href">Its address on the site, ready for an attribute.</param>
/// <param name="OutputPath">Where it is published.</param>
/// <param name="Width">In CSS pixels; null for what is no picture.</param>
internal sealed record MediaFile(SourceFile Source, string Href, string OutputPath, int? Width, int? Height);
