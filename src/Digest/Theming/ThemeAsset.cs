using System.Security.Cryptography;
using Digest.SiteModel;
using Digest.Sources;
using Digest.Text;

namespace Digest.Theming;

/// <summary>A file of the theme that pages load: a picture, a font or a script.</summary>
/// <param name="Address">
/// Has a hash of the bytes, so that browsers may keep the file for ever: <c>/assets/img/logo.5f2a90c1d3e4b687.svg</c>.
/// </param>
/// <param name="Integrity">The hash as in an <c>integrity</c> attribute and a content security policy: <c>sha256-…</c>.</param>
internal sealed record ThemeAsset(SourceFile Source, string Address, string Integrity)
{
    private const int HashBytes = 8;

    /// <param name="name">The path below the folder of assets.</param>
    public static ThemeAsset Read(SourceFile source, string name)
    {
        using var stream = source.Open();
        var hash = SHA256.HashData(stream);
        var version = Convert.ToHexStringLower(hash.AsSpan(0, HashBytes));
        var stem = name[..^source.Extension.Length];
        return new(source, $"{Permalinks.Assets}{stem}.{version}{name[stem.Length..]}", $"sha256-{Convert.ToBase64String(hash)}");
    }

    /// <summary>Whether the file is a font, which the policy of a page must allow.</summary>
    public bool IsFont => Source.Extension is ".woff2" or ".woff" or ".ttf" or ".otf";
}
