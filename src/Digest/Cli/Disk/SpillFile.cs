using System.Buffers;
using Digest.Incremental;
using Microsoft.Win32.SafeHandles;

namespace Digest.Cli.Disk;

/// <summary>
/// A file that has no name once it is open, so that the system deletes it when the process ends, however it ends. Until there are
/// <paramref name="threshold"/> bytes, and without room on the disk, all stays in memory.
/// </summary>
/// <param name="newPath">Returns the path of a file that does not exist.</param>
internal sealed class SpillFile(Func<string> newPath, long threshold = SpillFile.DefaultThreshold) : ISpillFile, IDisposable
{
    /// <summary>The bodies of some 1,000 articles.</summary>
    private const long DefaultThreshold = 4 * 1024 * 1024;

    private readonly Lock _opening = new();
    private SafeFileHandle? _file;
    private bool _hasFailed;
    private long _offered;
    private long _end;

    /// <inheritdoc/>
    public long? Add(ReadOnlySequence<byte> bytes)
    {
        if (Interlocked.Add(ref _offered, bytes.Length) <= threshold || Open() is not { } file)
            return null;
        var position = Interlocked.Add(ref _end, bytes.Length) - bytes.Length;
        try
        {
            var next = position;
            foreach (var part in bytes)
            {
                RandomAccess.Write(file, part.Span, next);
                next += part.Length;
            }

            return position;
        }
        catch (Exception exception) when (DiskException.IsDiskError(exception))
        {
            _hasFailed = true;
            return null;
        }
    }

    /// <inheritdoc/>
    public byte[] Read(long position, int length)
    {
        var bytes = new byte[length];
        return _file is { } file && SharedFile.TryRead(file, bytes, position)
            ? bytes
            : throw new IOException("A file of the build became shorter.");
    }

    public void Dispose() => _file?.Dispose();

    private SafeFileHandle? Open()
    {
        lock (_opening)
        {
            if (_file is not null || _hasFailed)
                return _hasFailed ? null : _file;
            try
            {
                var path = newPath();
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                _file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete); // follows no link
                File.Delete(path);
                return _file;
            }
            catch (Exception exception) when (DiskException.IsDiskError(exception))
            {
                _hasFailed = true;
                return null;
            }
        }
    }
}
