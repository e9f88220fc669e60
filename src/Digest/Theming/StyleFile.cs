using System.Security.Cryptography;
using Digest.SiteModel;

namespace Digest.Theming;

/// <summary>A stylesheet that pages link to.</summary>
/// <param name="Address">Has a hash of the bytes: <c>/assets/css/5f2a90c1d3e4b687.css</c>.</param>
internal sealed record StyleFile(string Address, ReadOnlyMemory<byte> Utf8)
{
    private const int HashBytes = 8;

    public static StyleFile Of(string css)
    {
        var utf8 = Encoding.UTF8.GetBytes(css);
        return new(Permalinks.Stylesheet(Convert.ToHexStringLower(SHA256.HashData(utf8).AsSpan(0, HashBytes))), utf8);
    }
}
