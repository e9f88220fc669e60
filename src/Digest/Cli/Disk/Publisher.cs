using Digest.Templates;
using System.Buffers;
using System.Collections.Concurrent;
using System.Text;
using Digest.Output;
using Digest.Sources.Diagnostics;

namespace Digest.Cli.Disk;

/// <summary>
/// Puts a site in its folder whole or not at all. The files are written to a workshop beside the output; only when all of them
/// are there do the two folders change places. Whatever happens before that, readers see the old site as it was.
/// </summary>
internal sealed class Publisher : IDisposable
{
    /// <summary>Stands in every folder that we made. A folder with something in it, but without this file, is somebody else's.</summary>
    public const string Marker = ".digest";

    private const string MarkerText = "This folder is made by Digest. Every build replaces it as a whole.\n";
    private const int ReadableFile = 0x1A4; // 0644
    private const int ChunkSize = 64 * 1024;
    private const int NoSpaceOnUnix = 28;
    private const int NoSpaceOnWindows = unchecked((int)0x80070070);

    private readonly string _output;
    private readonly string _workshop;
    private readonly string _staging;
    private readonly string _aside;
    private readonly WriterLock _lock;
    private string[] _paths = [];
    private bool _oldHasLinks;
    private long _bytes;
    private int _unchanged;

    private Publisher(string output, string workshop, WriterLock writerLock)
    {
        _output = output;
        _workshop = workshop;
        _staging = Path.Combine(workshop, "site");
        _aside = Path.Combine(workshop, "old");
        _lock = writerLock;
    }

    /// <summary>Makes ready to publish: keeps other writers out, mends and sweeps what a killed build left, and refuses a folder that isn't ours.</summary>
    /// <param name="output">The folder that readers see; it need not exist.</param>
    /// <param name="force">Replaces a folder even when we did not make it.</param>
    public static Publisher Open(string output, bool force)
    {
        var full = RealPath.Of(output); // a link to the output stays a link: the folder that it leads to is replaced
        if (Path.GetDirectoryName(full) is not { } parent)
            throw new DiskException($"{full} cannot be an output folder: a build replaces it as a whole");

        Native.MakeFilesReadable();
        var workshop = Path.Combine(parent, $".{Path.GetFileName(full)}-staging");
        WriterLock writerLock;
        try
        {
            writerLock = WriterLock.Take(workshop, guarded: output);
        }
        catch (Exception exception) when (DiskException.IsToBlame(exception) && exception is not DiskException)
        {
            throw new DiskException($"cannot make {workshop}, where a build is prepared: {DiskException.ReasonOf(exception)}", exception);
        }

        var publisher = new Publisher(full, workshop, writerLock);
        try
        {
            RefuseLink(publisher._staging);
            RefuseLink(publisher._aside);
            publisher.RecoverAndSweep();
            publisher.RefuseForeignFolder(output, force);
            Directory.CreateDirectory(publisher._staging);
            return publisher;
        }
        catch (Exception exception)
        {
            publisher.Dispose();
            if (DiskException.IsToBlame(exception) && exception is not DiskException)
                throw new DiskException($"cannot prepare {output}: {DiskException.ReasonOf(exception)}", exception);
            throw;
        }
    }

    /// <summary>Renders every file into the workshop. Nothing that readers see changes; what rendering finds wrong is in the bag afterwards.</summary>
    /// <param name="advanced">Told after every file, from any thread.</param>
    public void Stage(IReadOnlyList<OutputFile> files, DiagnosticBag diagnostics, Action? advanced, CancellationToken interrupted)
    {
        _paths = [.. files.Select(file => Checked(file.Path)), Marker];
        MakeFolders();
        WriteNew(Marker, Encoding.UTF8.GetBytes(MarkerText));

        var faults = new ConcurrentQueue<Exception>();
        Parallel.For(
            0,
            files.Count,
            new ParallelOptions { CancellationToken = interrupted, MaxDegreeOfParallelism = Environment.ProcessorCount },
            () => new PageBuffer(),
            (index, loop, buffer) =>
            {
                try
                {
                    StageOne(files[index], buffer, diagnostics);
                    advanced?.Invoke();
                }
                catch (Exception exception) when (DiskException.IsToBlame(exception))
                {
                    faults.Enqueue(exception as DiskException ?? new DiskException($"cannot read {files[index].Origin}: {DiskException.ReasonOf(exception)}", exception));
                    loop.Stop();
                }

                return buffer;
            },
            buffer => buffer.Dispose());

        if (faults.TryDequeue(out var fault))
            throw fault;
    }

    /// <summary>Lets the staged site take the place of the old one, and removes the old one.</summary>
    /// <param name="first">The best way to try; what the system or the disk cannot do falls back to the next.</param>
    public PublishResult Publish(SwapMethod first = SwapMethod.Exchange)
    {
        SwapMethod way;
        try
        {
            way = Swap(first);
        }
        catch (Exception exception) when (DiskException.IsToBlame(exception) && exception is not DiskException)
        {
            throw new DiskException($"cannot replace {_output}: {DiskException.ReasonOf(exception)}", exception);
        }

        try
        {
            // Before the program ends: until then, an unchanged file has two names, and GitHub Pages refuses hard links.
            DeleteTree(_staging);
            DeleteTree(_aside);
        }
        catch (Exception exception) when (DiskException.IsToBlame(exception))
        {
            throw new DiskException($"the new site is published, but the old one cannot be removed from {_workshop}: {DiskException.ReasonOf(exception)}", exception);
        }

        return new(_paths.Length - 1, _bytes, _unchanged, way);
    }

    /// <summary>Removes what was staged and not published, and lets the next writer in.</summary>
    public void Dispose()
    {
        try
        {
            DeleteTree(_staging);
            if (Native.Stat(_output).Kind != EntryKind.Missing)
                DeleteTree(_aside);
            _lock.Dispose();
            Directory.Delete(_workshop); // not recursive: somebody may be waiting in it already, or an old site be kept in it
        }
        catch (Exception exception) when (DiskException.IsToBlame(exception))
        {
            // What is left is swept by the next build. The problem that brought us here is the one to report.
            _lock.Dispose();
        }
    }

    /// <summary>Refuses anything but a folder where the publisher makes its own: through a link it would write outside.</summary>
    /// <exception cref="DiskException">The entry exists and is not a folder.</exception>
    public static void RefuseLink(string folder)
    {
        if (Native.Stat(folder).Kind is not (EntryKind.Missing or EntryKind.Folder))
            throw new DiskException($"{folder} is not a folder, but a build prepares the site there: delete it");
    }

    private void RecoverAndSweep()
    {
        // Killed between two renames: the old site is whole, and it is the one that readers knew.
        if (Native.Stat(_output).Kind == EntryKind.Missing && Native.Stat(_aside).Kind == EntryKind.Folder)
            Directory.Move(_aside, _output);
        DeleteTree(_staging);
        DeleteTree(_aside);
    }

    private void RefuseForeignFolder(string output, bool force)
    {
        switch (Native.Stat(_output).Kind)
        {
            case EntryKind.Missing:
                return;
            case EntryKind.Folder when force && WhyNeverReplaced(_output, NeverReplaced) is { } why && Native.Stat(Path.Combine(_output, Marker)).Kind != EntryKind.File:
                throw new DiskException($"{output} {why}: it is not replaced, not even by --force");
            case EntryKind.Folder when force || Native.Stat(Path.Combine(_output, Marker)).Kind == EntryKind.File || !Directory.EnumerateFileSystemEntries(_output).Any():
                return;
            case EntryKind.Folder:
                throw new DiskException($"{output} holds files that digest did not make, and a build replaces the folder as a whole: choose another with --output, or say --force");
            default:
                throw new DiskException($"{output} is not a folder");
        }
    }

    /// <summary>Folders that hold far more than a site. Force is for a folder of one's own, and a slip such as <c>-o ..</c> must not cost a home.</summary>
    internal static string[] NeverReplaced =>
        [Directory.GetCurrentDirectory(), Path.GetTempPath(), Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)];

    /// <summary>Why a folder that we did not make stays whatever the command line says, or null.</summary>
    internal static string? WhyNeverReplaced(string folder, string[] kept) =>
        Array.Find(kept, place => place.Length > 0 && RealPath.Contains(folder, RealPath.Of(place))) is { } inside
            ? $"holds {inside}"
            : null;

    private void MakeFolders()
    {
        var folders = _paths.Select(path => Path.GetDirectoryName(path)!).Where(folder => folder.Length > 0).Distinct(StringComparer.Ordinal);
        foreach (var folder in folders)
        {
            try
            {
                Directory.CreateDirectory(Path.Combine(_staging, folder));
            }
            catch (Exception exception) when (DiskException.IsToBlame(exception))
            {
                throw new DiskException($"cannot make {Path.Combine(_output, folder)}: {WithSpaceLeft(exception)}", exception);
            }

            // A folder of the old site that leads elsewhere: what is behind it is not ours to link to.
            for (var above = folder; above.Length > 0 && !_oldHasLinks; above = Path.GetDirectoryName(above)!)
                _oldHasLinks = Native.Stat(Path.Combine(_output, above)).Kind == EntryKind.Link;
        }
    }

    private void StageOne(OutputFile file, PageBuffer buffer, DiagnosticBag diagnostics)
    {
        switch (file)
        {
            case RenderedFile page:
                buffer.Clear();
                page.Render(buffer, diagnostics);
                if (diagnostics.HasErrors)
                    return; // this site will not be published; the other pages are rendered to hear what is wrong with them
                if (!TryKeepOld(file.Path, buffer.Written))
                    WriteNew(file.Path, buffer.Written);
                Interlocked.Add(ref _bytes, buffer.Written.Length);
                break;
            case CopiedFile copy:
                if (diagnostics.HasErrors)
                    return;
                Interlocked.Add(ref _bytes, Copy(copy));
                break;
            default:
                throw new InvalidOperationException($"No way to write a {file.GetType().Name}.");
        }
    }

    private void WriteNew(string path, ReadOnlySpan<byte> bytes)
    {
        try
        {
            using var file = File.OpenHandle(Path.Combine(_staging, path), FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            RandomAccess.Write(file, bytes, fileOffset: 0);
        }
        catch (Exception exception) when (DiskException.IsToBlame(exception))
        {
            throw new DiskException($"cannot write {Path.Combine(_output, path)}: {WithSpaceLeft(exception)}", exception);
        }
    }

    /// <summary>Copies a file chunk by chunk: media may be larger than memory should be.</summary>
    private long Copy(CopiedFile copy)
    {
        using var source = copy.Source.Open();
        var old = Path.Combine(_output, copy.Path);
        if (IsKeepable(old, source.Length) && SameBytes(source, old) && Keep(old, copy.Path))
            return source.Length;

        source.Position = 0;
        var chunk = ArrayPool<byte>.Shared.Rent(ChunkSize);
        try
        {
            using var target = File.OpenHandle(Path.Combine(_staging, copy.Path), FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            long written = 0;
            while (source.Read(chunk) is > 0 and var read)
            {
                RandomAccess.Write(target, chunk.AsSpan(0, read), written);
                written += read;
            }

            return written;
        }
        catch (Exception exception) when (DiskException.IsToBlame(exception))
        {
            throw new DiskException($"cannot copy {copy.Source.Path} to {Path.Combine(_output, copy.Path)}: {WithSpaceLeft(exception)}", exception);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }

    private bool TryKeepOld(string path, ReadOnlySpan<byte> bytes)
    {
        var old = Path.Combine(_output, path);
        return IsKeepable(old, bytes.Length) && SameBytes(bytes, old) && Keep(old, path);
    }

    /// <summary>An old file is kept only if it is what would be written: a file of its own, in the output, readable by all.</summary>
    private bool IsKeepable(string old, long length) =>
        !_oldHasLinks && Native.Stat(old) is { Kind: EntryKind.File, Links: 1, Mode: ReadableFile or 0 } facts && facts.Length == length;

    private bool Keep(string old, string path)
    {
        if (!Native.TryLink(old, Path.Combine(_staging, path)))
            return false;
        Interlocked.Increment(ref _unchanged);
        return true;
    }

    private static bool SameBytes(ReadOnlySpan<byte> bytes, string old)
    {
        using var file = File.OpenHandle(old, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var chunk = ArrayPool<byte>.Shared.Rent(Math.Clamp(bytes.Length, 1, ChunkSize));
        try
        {
            long position = 0;
            while (!bytes.IsEmpty)
            {
                var read = RandomAccess.Read(file, chunk.AsSpan(0, Math.Min(chunk.Length, bytes.Length)), position);
                if (read == 0 || !bytes.StartsWith(chunk.AsSpan(0, read)))
                    return false;
                bytes = bytes[read..];
                position += read;
            }

            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }

    private static bool SameBytes(Stream source, string old)
    {
        using var file = new FileStream(old, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        return SameBytes(source, file);
    }

    private static bool SameBytes(Stream one, Stream other)
    {
        var chunks = ArrayPool<byte>.Shared.Rent(2 * ChunkSize);
        try
        {
            while (true)
            {
                var here = chunks.AsSpan(0, one.ReadAtLeast(chunks.AsSpan(0, ChunkSize), ChunkSize, throwOnEndOfStream: false));
                var there = chunks.AsSpan(ChunkSize, other.ReadAtLeast(chunks.AsSpan(ChunkSize, ChunkSize), ChunkSize, throwOnEndOfStream: false));
                if (!here.SequenceEqual(there))
                    return false;
                if (here.Length < ChunkSize)
                    return true;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunks);
        }
    }

    private SwapMethod Swap(SwapMethod first)
    {
        if (Native.Stat(_output).Kind == EntryKind.Missing)
        {
            Directory.Move(_staging, _output);
            return SwapMethod.Exchange;
        }

        if (first == SwapMethod.Exchange && Native.TryExchange(_staging, _output))
            return SwapMethod.Exchange;
        if (first != SwapMethod.FileByFile && TryTwoRenames())
            return SwapMethod.TwoRenames;
        ReplaceFileByFile();
        return SwapMethod.FileByFile;
    }

    private bool TryTwoRenames()
    {
        try
        {
            Directory.Move(_output, _aside);
        }
        catch (Exception exception) when (DiskException.IsToBlame(exception))
        {
            return false; // a mount, or a file system that cannot rename this folder
        }

        try
        {
            Directory.Move(_staging, _output);
            return true;
        }
        catch
        {
            Directory.Move(_aside, _output);
            throw;
        }
    }

    private void ReplaceFileByFile()
    {
        foreach (var path in _paths)
        {
            var staged = Path.Combine(_staging, path);
            var target = Path.Combine(_output, path);
            if (IsKeepable(target, new FileInfo(staged).Length) && SameContents(staged, target))
                continue;

            var folder = Path.GetDirectoryName(target)!;
            MakeFolderInPlace(folder); // first, so that the target is not behind a link
            if (Native.Stat(target).Kind == EntryKind.Folder)
                Directory.Delete(target, recursive: true);

            // Written beside its place and renamed into it, so that at least no single file is ever seen half.
            var arriving = Path.Combine(folder, ".digest-arriving");
            File.Delete(arriving);
            File.Copy(staged, arriving);
            File.Move(arriving, target, overwrite: true);
        }

        var wanted = _paths.ToHashSet(StringComparer.Ordinal);
        RemoveAllBut(wanted, "");
    }

    /// <summary>Makes a folder of the output in place of any file or link, from the top down, so that no link is followed.</summary>
    private void MakeFolderInPlace(string folder)
    {
        if (folder.Length > _output.Length)
        {
            MakeFolderInPlace(Path.GetDirectoryName(folder)!);
            if (Native.Stat(folder).Kind is not (EntryKind.Folder or EntryKind.Missing))
                File.Delete(folder);
        }

        Directory.CreateDirectory(folder);
    }

    private void RemoveAllBut(HashSet<string> wanted, string folder)
    {
        foreach (var entry in Directory.GetFileSystemEntries(Path.Combine(_output, folder)))
        {
            var path = folder.Length == 0 ? Path.GetFileName(entry) : $"{folder}/{Path.GetFileName(entry)}";
            if (Native.Stat(entry).Kind != EntryKind.Folder)
            {
                if (!wanted.Contains(path))
                    File.Delete(entry);
                continue;
            }

            RemoveAllBut(wanted, path);
            if (!Directory.EnumerateFileSystemEntries(entry).Any())
                Directory.Delete(entry);
        }
    }

    private static bool SameContents(string one, string other)
    {
        using var stream = new FileStream(one, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        return SameBytes(stream, other);
    }

    private string WithSpaceLeft(Exception exception)
    {
        var reason = DiskException.ReasonOf(exception);
        return exception.HResult is NoSpaceOnUnix or NoSpaceOnWindows
            ? $"{reason} ({new DriveInfo(_workshop).AvailableFreeSpace / 1000:N0} kB free)"
            : reason;
    }

    /// <summary>The last guard before the disk: the addresses were made of checked slugs, and still nothing is written by trust.</summary>
    private string Checked(string path)
    {
        var sound = path.Length > 0
            && path != Marker
            && !path.AsSpan().ContainsAny('\\', '\0')
            && path.Split('/').All(part => part is not ("" or "." or ".."))
            && Path.GetFullPath(Path.Combine(_staging, path)).StartsWith(_staging + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        return sound ? path : throw new InvalidOperationException($"'{path}' is no path inside the site.");
    }

    private static void DeleteTree(string folder)
    {
        if (Native.Stat(folder).Kind == EntryKind.Folder)
            Directory.Delete(folder, recursive: true);
    }
}
