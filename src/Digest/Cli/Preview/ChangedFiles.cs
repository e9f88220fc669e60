using System.Buffers.Binary;
using System.Security.Cryptography;
using Digest.Output;
using Digest.Sources.Diagnostics;
using Digest.Templates;

namespace Digest.Cli.Preview;

/// <summary>Counts the rendered files that differ between two snapshots. It renders all of them, so it can be cancelled.</summary>
internal sealed class ChangedFiles
{
    private Dictionary<string, UInt128>? _previous;

    /// <summary>The number of files that were changed, added or deleted since the last count; null for the first count.</summary>
    public int? Count(Snapshot snapshot, CancellationToken cancelled)
    {
        var current = new Dictionary<string, UInt128>(snapshot.Site.Files.Count, StringComparer.Ordinal);
        using var buffer = new PageBuffer();
        var ignored = new DiagnosticBag(); // the panel of each page shows them
        foreach (var file in snapshot.Site.Files.OfType<RenderedFile>())
        {
            cancelled.ThrowIfCancellationRequested();
            buffer.Clear();
            file.Render(buffer, ignored);
            current[file.Path] = BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(buffer.Written));
        }

        var previous = _previous;
        _previous = current;
        if (previous is null)
            return null;
        var deleted = previous.Keys.Count(path => !current.ContainsKey(path));
        return deleted + current.Count(file => !previous.TryGetValue(file.Key, out var hash) || hash != file.Value);
    }
}
