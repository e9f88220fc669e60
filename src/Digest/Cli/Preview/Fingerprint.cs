using System.Buffers.Text;
using System.Security.Cryptography;

namespace Digest.Cli.Preview;

/// <summary>A short hash that is safe in HTML and URLs.</summary>
internal static class Fingerprint
{
    private const int Bytes = 12;

    public static string Of(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(SHA256.HashData(bytes).AsSpan(0, Bytes));
}
