namespace Digest.Content.Pictures;

/// <summary>A file that is made of a photograph.</summary>
/// <param name="Href">Its address on a page.</param>
/// <param name="Width">In pixels.</param>
internal sealed record PictureVersion(string Href, string OutputPath, int Width, int Height);
