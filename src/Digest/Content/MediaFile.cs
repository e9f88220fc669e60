using Digest.Content.Pictures;
using Digest.Sources;

namespace Digest.Content;

/// <summary>A picture or document in the folder of a text.</summary>
/// <param name="Href">
/// Its address, escaped for an attribute. That of a photograph leads to its largest version; the path and the size are those of that
/// version, too.
/// </param>
/// <param name="Width">In CSS pixels; null for a document.</param>
internal sealed record MediaFile(SourceFile Source, string Href, string OutputPath, int? Width, int? Height)
{
    /// <summary>The files that are published in place of a photograph; null if the file itself is published.</summary>
    public PictureVersions? Versions { get; init; }

    /// <summary>The file that is published, where it is not <see cref="Source"/> or a version of it.</summary>
    public SourceFile Published { get; init; } = Source;

    /// <summary>Whether a text asks for the file of the camera, too.</summary>
    public bool KeepsOriginal { get; init; }

    /// <summary>Where links to the file lead.</summary>
    public string LinkHref => KeepsOriginal && Versions is { Original.Href: var href } ? href : Href;

    public bool IsDrawing => Source.Extension == ".svg";
}
