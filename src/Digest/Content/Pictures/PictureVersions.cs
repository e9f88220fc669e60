using System.Security.Cryptography;
using Digest.Sources;

namespace Digest.Content.Pictures;

/// <summary>
/// The files that a photograph is published as, in place of the file of the camera: in several widths, upright and without metadata.
/// </summary>
/// <param name="Webp">From the smallest to the largest.</param>
/// <param name="Fallback">The same widths as JPEG, or PNG if the picture is transparent, for programs that do not read WebP.</param>
/// <param name="Original">The file of the camera, which is published only if a text asks for it.</param>
internal sealed record PictureVersions(
    ImmutableArray<PictureVersion> Webp, ImmutableArray<PictureVersion> Fallback, PictureVersion Original)
{
    /// <summary>Part of the addresses: raise it when the same photograph gives other files, because browsers keep a file.</summary>
    private const string Recipe = "1";

    private const string Folder = "media/";
    private const int HashDigits = 16;

    /// <summary>The limit of WebP.</summary>
    private const int MaximumHeight = 16_383;

    /// <summary>For a phone, a text column, and a text column on a display with a high resolution.</summary>
    private static readonly ImmutableArray<int> s_widths = [480, 960, 1440];

    public ImmutableArray<PictureVersion> All => [.. Webp, .. Fallback];

    /// <summary>The version for programs that show one file, such as feed readers.</summary>
    public PictureVersion Largest => Fallback[^1];

    /// <summary>For the attribute <c>srcset</c>: the files with their widths, or the only file.</summary>
    public string WebpSet => Webp is [var only] ? only.Href : SetOf(Webp);

    /// <inheritdoc cref="WebpSet"/>
    /// <remarks>Null if there is one file, which <c>src</c> names.</remarks>
    public string? FallbackSet => Fallback.Length == 1 ? null : SetOf(Fallback);

    /// <summary>The versions of a photograph. None is larger than the photograph.</summary>
    /// <param name="original">The photograph itself, with its size when it is upright.</param>
    public static PictureVersions Of(SourceFile file, PictureVersion original, bool isTransparent, string linkRoot)
    {
        var (_, _, originalWidth, originalHeight) = original;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{Recipe}\n{file.ContentHash}"));
        var name = Folder + Convert.ToHexStringLower(hash)[..HashDigits];
        var widest = (int)Math.Clamp((long)originalWidth * MaximumHeight / originalHeight, 1, Math.Min(originalWidth, s_widths[^1]));
        ImmutableArray<int> widths = [.. s_widths.Where(width => width < widest), widest];
        return new(In(".webp"), In(isTransparent ? ".png" : ".jpg"), original);

        ImmutableArray<PictureVersion> In(string extension) => [.. widths.Select(width => VersionOf(width, extension))];

        PictureVersion VersionOf(int width, string extension)
        {
            var path = $"{name}-{width}{extension}";
            var height = (int)Math.Round((double)originalHeight * width / originalWidth);
            return new($"{linkRoot}/{path}", path, width, Math.Clamp(height, 1, MaximumHeight));
        }
    }

    private static string SetOf(ImmutableArray<PictureVersion> versions) =>
        string.Join(',', versions.Select(version => $"{version.Href} {version.Width}w"));
}
