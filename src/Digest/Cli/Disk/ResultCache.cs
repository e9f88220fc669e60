using System.Buffers;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using Digest.Incremental;

namespace Digest.Cli.Disk;

/// <summary>
/// Keeps what builds make in a folder below <c>cache/</c>: pictures, and what the next build takes over. It can be deleted at any time.
/// Damaged entries and links are made again, and other processes may use it at the same time.
/// </summary>
internal sealed class ResultCache : IResultStore
{
    private const string TemporaryExtension = ".tmp";
    private static readonly string[] s_extensions = [".png", ".jpg", ".webp", TemporaryExtension];

    /// <summary>The clocks of the system and of the disk may differ a little.</summary>
    private static readonly TimeSpan s_clockDifference = TimeSpan.FromSeconds(2);

    private static int s_temporaryFiles;

    private readonly string _folder;
    private readonly DateTime _opened = DateTime.UtcNow - s_clockDifference;
    private readonly ConcurrentDictionary<string, bool> _used = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, FileStream> _open = new(StringComparer.Ordinal);

    /// <param name="root">The folder of the project.</param>
    /// <param name="name">The name of the folder.</param>
    /// <exception cref="DiskException">A link or a file is in its place: a build changes nothing outside of the project.</exception>
    public ResultCache(string root, string name)
    {
        var cache = Path.Combine(RealPath.Of(root), Sources.ProjectLayout.Cache);
        _folder = Path.Combine(cache, name);
        foreach (var folder in new[] { cache, _folder })
        {
            if (Native.Stat(folder).Kind is not (EntryKind.Missing or EntryKind.Folder))
                throw new DiskException($"{folder} is a link or not a folder, but a build keeps results there: delete it");
        }
    }

    /// <summary>Why entries could not be kept; null if they could.</summary>
    public string? Failure { get; private set; }

    /// <summary>The bytes of an entry; null if there is none, or if it is damaged.</summary>
    public byte[]? Find(string name) => Open(name, bytes => bytes.ToArray(), staysOpen: false);

    /// <inheritdoc/>
    public T? Open<T>(string name, Func<ReadOnlyMemory<byte>, T> read) => Open(name, read, staysOpen: true);

    private T? Open<T>(string name, Func<ReadOnlyMemory<byte>, T> read, bool staysOpen)
    {
        var path = Path.Combine(_folder, name);
        byte[] bytes = [];
        try
        {
            if (Native.Stat(path) is not { Kind: EntryKind.File, Links: 1 })
                return default;
            var file = SharedFile.OpenRead(path);
            using var closed = staysOpen ? null : file;
            if (staysOpen)
                StayOpen(name, file);
            var length = (int)(file.Length - SHA256.HashSizeInBytes);
            if (length <= 0)
                return default;
            bytes = ArrayPool<byte>.Shared.Rent(length + SHA256.HashSizeInBytes);
            var (content, hash) = (bytes.AsMemory(0, length), bytes.AsMemory(length, SHA256.HashSizeInBytes));
            if (!SharedFile.TryRead(file.SafeFileHandle, bytes.AsSpan(0, length + SHA256.HashSizeInBytes), 0)
                || !SHA256.HashData(content.Span).AsSpan().SequenceEqual(hash.Span))
                return default;
            _used[name] = true;
            MarkUsed(path);
            return read(content);
        }
        catch (Exception exception) when (DiskException.IsDiskError(exception))
        {
            return default;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <inheritdoc/>
    public byte[]? Read(string name, long offset, int length)
    {
        var bytes = new byte[length];
        try
        {
            return SharedFile.TryRead(_open[name].SafeFileHandle, bytes, offset) ? bytes : null;
        }
        catch (Exception exception) when (DiskException.IsDiskError(exception))
        {
            return null;
        }
    }

    /// <summary>A file for what a build spills.</summary>
    public SpillFile NewSpillFile() => new(NewTemporaryPath);

    private void StayOpen(string name, FileStream file)
    {
        Close(name);
        _open[name] = file;
    }

    private void Close(string name)
    {
        if (_open.TryRemove(name, out var file))
            file.Dispose();
    }

    /// <inheritdoc/>
    /// <remarks>It ends with the hash of its bytes, which programs that show pictures do not read.</remarks>
    public void Add(string name, ReadOnlySequence<byte> bytes)
    {
        _used[name] = true;
        var temporary = NewTemporaryPath();
        try
        {
            Directory.CreateDirectory(_folder);
            using (var file = new FileStream(temporary, FileMode.CreateNew)) // follows no link
                WriteSigned(file, bytes);
            Close(name); // Windows replaces no open file
            File.Move(temporary, Path.Combine(_folder, name), overwrite: true); // of a link, the link is replaced
        }
        catch (Exception exception) when (DiskException.IsDiskError(exception))
        {
            Failure = DiskException.ReasonOf(exception);
        }
    }

    private string NewTemporaryPath() => Path.Combine(
        _folder, $"{Environment.ProcessId}-{Interlocked.Increment(ref s_temporaryFiles)}{TemporaryExtension}");

    private static void WriteSigned(FileStream file, ReadOnlySequence<byte> bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in bytes)
        {
            file.Write(part.Span);
            hash.AppendData(part.Span);
        }

        file.Write(hash.GetHashAndReset());
    }

    /// <summary>
    /// Deletes the entries that neither this build nor another process used since it began. A build that used none deletes none: for
    /// cards it has no host, for one, and the next build needs them again.
    /// </summary>
    public void RemoveUnused()
    {
        if (_used.IsEmpty)
            return;
        try
        {
            foreach (var file in Directory.Exists(_folder) ? new DirectoryInfo(_folder).GetFiles() : [])
            {
                if (s_extensions.Contains(file.Extension, StringComparer.Ordinal) && !_used.ContainsKey(file.Name)
                    && file.LastWriteTimeUtc < _opened)
                    file.Delete();
            }
        }
        catch (Exception exception) when (DiskException.IsDiskError(exception))
        {
            Failure = DiskException.ReasonOf(exception);
        }
    }

    /// <summary>Keeps another process from deleting an entry. Without the right to do so, entries are read all the same.</summary>
    private static void MarkUsed(string path)
    {
        try
        {
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow);
        }
        catch (Exception exception) when (DiskException.IsDiskError(exception))
        {
            // The other process makes it again.
        }
    }
}
