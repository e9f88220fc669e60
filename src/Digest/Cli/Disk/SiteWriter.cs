using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using Digest.Content;
using Digest.Incremental;
using Digest.Output;
using Digest.Sources.Diagnostics;

namespace Digest.Cli.Disk;

/// <summary>Writes the files of a new site. A file that is unchanged from the published site becomes a hard link to it.</summary>
/// <param name="output">The published site; only read.</param>
/// <param name="folder">The folder of the new site.</param>
internal sealed class SiteWriter(string output, string folder)
{
    /// <summary>What an earlier build says of its files; null if it left nothing.</summary>
    public KeptBuild? Kept { get; init; }

    private const int NoSpaceOnUnix = 28;
    private const int NoSpaceOnWindows = unchecked((int)0x80070070);

    private long _bytes;
    private int _unchanged;
    private bool _hasOldSite;

    /// <summary>The size of all files that were written or linked.</summary>
    public long Bytes => _bytes;

    /// <summary>The number of files that were linked.</summary>
    public int Unchanged => _unchanged;

    /// <summary>The time of rendering and writing.</summary>
    public RenderTimes Times { get; } = new();

    /// <summary>The hashes of all files that were written or linked.</summary>
    public FileHashes Hashes { get; } = new();

    /// <summary>The published site has links to folders outside, so none of its files may be reused.</summary>
    public bool OutputHasLinks { get; private set; }

    private bool MayReuse => _hasOldSite && !OutputHasLinks;

    /// <summary>Refuses a path that leads out of the site. Addresses consist of checked slugs, so this is a second check.</summary>
    public static string CheckedPath(string path) =>
        IsInSite(path) ? path : throw new InvalidOperationException($"'{path}' is not a path inside the site.");

    /// <summary>Whether a path may be that of a file of a site: it leads to no other place, and is not kept for the program.</summary>
    public static bool IsInSite(string path) => path != Publisher.Marker
        && !path.AsSpan().ContainsAny('\\', ':', '\0') // a colon is behind the name of a drive of Windows
        && path.Split('/').All(part => part is not ("" or "." or ".."));

    /// <summary>Makes the folders of all files, and looks for links in those of the published site.</summary>
    public void MakeFolders(IEnumerable<string> paths)
    {
        _hasOldSite = Native.Stat(output).Kind != EntryKind.Missing;
        var folders = new HashSet<string>(StringComparer.Ordinal) { "" };
        foreach (var path in paths)
        {
            for (var above = Path.GetDirectoryName(path)!; folders.Add(above); above = Path.GetDirectoryName(above)!)
                continue;
        }

        // Those of one depth at the same time, after the folders that they are in.
        var errors = new ConcurrentQueue<DiskException>();
        foreach (var depth in folders.GroupBy(path => path.AsSpan().Count(Path.DirectorySeparatorChar)).OrderBy(depth => depth.Key))
        {
            Parallel.ForEach(depth, path => MakeFolder(path, errors));
            if (errors.TryDequeue(out var error))
                throw error;
        }
    }

    private void MakeFolder(string path, ConcurrentQueue<DiskException> errors)
    {
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, path));
            // Files behind a link in the old site are outside of it, so they must not be hard-linked into the new one.
            if (_hasOldSite && Native.Stat(Path.Combine(output, path)).Kind == EntryKind.Link)
                OutputHasLinks = true;
        }
        catch (Exception exception) when (DiskException.IsDiskError(exception))
        {
            errors.Enqueue(new($"cannot make {Path.Combine(output, path)}: {ReasonOf(exception)}", exception));
        }
    }

    /// <summary>Writes or links a file. After an error pages are only rendered, to report their problems: nothing is published.</summary>
    /// <param name="draw">Gives the bytes of raster files; needed if there are any.</param>
    public void Write(
        OutputFile file, ChunkedBuffer buffer, DiagnosticBag diagnostics, Func<RasterFile, DiagnosticBag, byte[]>? draw = null)
    {
        switch (file)
        {
            case RenderedFile page when TryLinkUnchanged(page):
                break;
            case RenderedFile page:
                buffer.Clear();
                var started = Stopwatch.GetTimestamp();
                var bodies = BodyReads.During(() => page.Render(buffer, diagnostics));
                Times.AddRendered(page, started, buffer.Length);
                if (diagnostics.HasErrors)
                    return;
                var hash = WriteOrLink(page, buffer.Written);
                Kept?.Add(page, new(hash, buffer.Length, bodies));
                break;
            case RasterFile raster:
                var bytes = draw!(raster, diagnostics);
                if (diagnostics.HasErrors)
                    return;
                WriteOrLink(raster, new(bytes));
                break;
            case CopiedFile copy:
                if (!diagnostics.HasErrors)
                    Interlocked.Add(ref _bytes, Copy(copy));
                break;
            case LinkedFile linked:
                LinkOrCopy(linked);
                break;
            default:
                throw new InvalidOperationException($"No way to write a {file.GetType().Name}.");
        }
    }

    /// <summary>Links a page that rendering would give again, if the published one has the bytes that it had.</summary>
    private bool TryLinkUnchanged(RenderedFile page)
    {
        if (!MayReuse || Kept?.Find(page) is not { } earlier
            || !FileComparison.IsUnchanged(Path.Combine(output, page.Path), earlier.Length, earlier.Hash.Span) || !TryLinkOld(page.Path))
            return false;
        Hashes.AddHash(page, earlier.Hash.Span, earlier.Length);
        Interlocked.Add(ref _bytes, earlier.Length);
        Kept.Add(page, earlier);
        return true;
    }

    /// <returns>The SHA-256 hash of the bytes.</returns>
    private byte[] WriteOrLink(OutputFile file, ReadOnlySequence<byte> bytes)
    {
        var hash = HashOf(bytes);
        var started = Stopwatch.GetTimestamp();
        if (!MayReuse || !FileComparison.IsUnchanged(Path.Combine(output, file.Path), bytes) || !TryLinkOld(file.Path))
            WriteNew(file.Path, bytes);
        Times.AddWritten(started, bytes.Length);
        Hashes.AddHash(file, hash, bytes.Length);
        Interlocked.Add(ref _bytes, bytes.Length);
        return hash;
    }

    private static byte[] HashOf(ReadOnlySequence<byte> bytes)
    {
        if (bytes.IsSingleSegment)
            return SHA256.HashData(bytes.FirstSpan);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var chunk in bytes)
            hash.AppendData(chunk.Span);
        return hash.GetHashAndReset();
    }

    public void WriteNew(string path, ReadOnlySequence<byte> bytes)
    {
        try
        {
            using var file = CreateNew(path);
            foreach (var chunk in bytes)
                file.Write(chunk.Span);
        }
        catch (Exception exception) when (DiskException.IsDiskError(exception))
        {
            throw new DiskException($"cannot write {Path.Combine(output, path)}: {ReasonOf(exception)}", exception);
        }
    }

    /// <summary>Copies a file in chunks, because media may be large.</summary>
    private long Copy(CopiedFile copy)
    {
        using var source = copy.Source.Open();
        Hashes.Add(copy, source.Length);
        if (MayReuse && FileComparison.IsUnchanged(Path.Combine(output, copy.Path), source) && TryLinkOld(copy.Path))
            return source.Length;

        source.Position = 0;
        try
        {
            using var file = CreateNew(copy.Path);
            source.CopyTo(file);
            return file.Length;
        }
        catch (Exception exception) when (DiskException.IsDiskError(exception))
        {
            var target = Path.Combine(output, copy.Path);
            throw new DiskException($"cannot copy {copy.Source.Path} to {target}: {ReasonOf(exception)}", exception);
        }
    }

    private void LinkOrCopy(LinkedFile file)
    {
        try
        {
            var target = Path.Combine(folder, file.Path);
            if (!MayReuse || !FileComparison.IsUnchanged(Path.Combine(output, file.Path), file.Existing) || !TryLinkOld(file.Path))
                file.MakeAt(target);
            file.Verify(target);
            Interlocked.Add(ref _bytes, file.Expected.Length);
        }
        catch (Exception exception) when (DiskException.IsDiskError(exception))
        {
            throw new DiskException($"cannot publish {file.Existing}: {ReasonOf(exception)}", exception);
        }
    }

    private FileStream CreateNew(string path) =>
        new(Path.Combine(folder, path), FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

    /// <summary>Makes a hard link in the new site to an unchanged file of the old one.</summary>
    private bool TryLinkOld(string path)
    {
        if (!Native.TryLink(Path.Combine(output, path), Path.Combine(folder, path)))
            return false;
        Interlocked.Increment(ref _unchanged);
        return true;
    }

    /// <summary>The reason that the system gives; for a full disk with the free space.</summary>
    private string ReasonOf(Exception exception)
    {
        var reason = DiskException.ReasonOf(exception);
        return exception.HResult is NoSpaceOnUnix or NoSpaceOnWindows
            ? $"{reason} ({new DriveInfo(folder).AvailableFreeSpace / 1000:N0} kB free)" : reason;
    }
}
