using Digest.Content.Pictures;
using Digest.Incremental;
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

    /// <summary>Another one when the file or what a page shows of it changes.</summary>
    public ContentKey Key
    {
        get
        {
            using var key = new KeyBuilder();
            return key
                .Add([Source]).Add(Href).Add(OutputPath).Add(Width ?? -1).Add(Height ?? -1).Add(LinkHref)
                .Add([.. Versions is { } versions ? versions.All.Select(version => $"{version}") : []])
                .Add(ReferenceEquals(Published, Source) ? 0 : 1)
                .Finish();
        }
    }

    public bool IsDrawing => Source.Extension == ".svg";
}
