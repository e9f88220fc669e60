using System.Buffers.Text;
using System.Security.Cryptography;

namespace Digest.Cli.Preview;

/// <summary>Tells one version of something from another, in letters that can stand anywhere.</summary>
internal static class Fingerprint
{
    private const int Bytes = 12;

    public static string Of(ReadOnlySpan<byte> bytes) => Shortened(SHA256.HashData(bytes));

    public static string Shortened(ReadOnlySpan<byte> hash) => Base64Url.EncodeToString(hash[..Bytes]);
}
