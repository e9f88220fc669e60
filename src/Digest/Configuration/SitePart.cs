using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Digest.Configuration;

/// <summary>
/// One of the parts of a site that are built apart, on several machines or one after the other. Every part reads all front matter; it
/// parses the bodies and renders the files of its own groups.
/// </summary>
/// <param name="Number">From 1.</param>
/// <param name="Count">How many parts the site has.</param>
internal sealed record SitePart(int Number, int Count)
{
    public const int MaximumCount = 1000;

    /// <summary>
    /// Whether a group of files belongs to this part. The groups are spread by a hash of their names, which is the same on every machine
    /// and in every version.
    /// </summary>
    public bool Has(string group)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(group), hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash) % (ulong)Count == (ulong)(Number - 1);
    }

    /// <param name="text">As on the command line: <c>3/16</c>.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out SitePart? part)
    {
        part = text.Split('/') is [var number, var count]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var k)
            && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            && k >= 1 && k <= n && n <= MaximumCount
            ? new(k, n) : null;
        return part is not null;
    }

    public override string ToString() => $"{Number}/{Count}";
}
