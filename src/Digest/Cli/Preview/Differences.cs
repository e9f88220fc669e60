using Digest.Templates;
using System.Buffers.Binary;
using System.Security.Cryptography;
using Digest.Output;
using Digest.Sources.Diagnostics;

namespace Digest.Cli.Preview;

/// <summary>Counts the pages that a save has changed. It renders them all, so it runs beside everything else and can be broken off.</summary>
internal sealed class Differences
{
    private Dictionary<string, UInt128>? _before;

    /// <summary>How many files are not what they were when last counted, those that came or went included; null for the first time, when there is nothing to compare with.</summary>
    public int? Count(Snapshot snapshot, CancellationToken cancelled)
    {
        var now = new Dictionary<string, UInt128>(snapshot.Site.Files.Count, StringComparer.Ordinal);
        using var buffer = new PageBuffer();
        var problems = new DiagnosticBag(); // who looks at the page is told
        foreach (var file in snapshot.Site.Files.OfType<RenderedFile>())
        {
            cancelled.ThrowIfCancellationRequested();
            buffer.Clear();
            file.Render(buffer, problems);
            now[file.Path] = BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(buffer.Written));
        }

        var before = _before;
        _before = now;
        if (before is null)
            return null;
        var gone = before.Keys.Count(path => !now.ContainsKey(path));
        return gone + now.Count(page => !before.TryGetValue(page.Key, out var hash) || hash != page.Value);
    }
}
