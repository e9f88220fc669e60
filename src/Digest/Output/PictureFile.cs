using Digest.Content.Pictures;
using Digest.Sources;

namespace Digest.Output;

/// <summary>One of the files that a photograph is published as.</summary>
/// <param name="Photograph">The file of the camera.</param>
/// <param name="Versions">All files that are made of it, this one too.</param>
internal sealed record PictureFile(SourceFile Photograph, PictureVersions Versions, PictureVersion Version)
    : RasterFile(Version.OutputPath, Photograph.Path);
