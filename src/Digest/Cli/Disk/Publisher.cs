using System.Collections.Concurrent;
using Digest.Incremental;
using Digest.Output;
using Digest.Sources.Diagnostics;

namespace Digest.Cli.Disk;

/// <summary>
/// Publishes a site as a whole or not at all. The files are written to a folder beside the output folder. When all of them are complete,
/// the two folders are swapped. Until then readers see the old site.
/// </summary>
internal sealed class Publisher : IDisposable
{
    /// <summary>A file in every folder that a build made. A folder that is not empty and lacks it is not replaced without force.</summary>
    public const string Marker = ".digest";

    private readonly FolderKind _kind;
    private readonly string _output;
    private readonly string _workFolder;
    private readonly FolderSwap _swap;
    private readonly SiteWriter _writer;
    private readonly WriterLock _lock;
    private IReadOnlyList<OutputFile> _files = [];

    private Publisher(string output, string workFolder, WriterLock writerLock, FolderKind kind, KeptBuild? kept)
    {
        (_output, _workFolder, _kind) = (output, workFolder, kind);
        _lock = writerLock;
        _swap = new(output, workFolder);
        _writer = new(output, _swap.NewSite) { Kept = kept };
    }

    /// <summary>Folders that hold far more than a site. A slip such as <c>--force -o ..</c> must not delete a home folder.</summary>
    internal static string[] NeverReplaced =>
        [Directory.GetCurrentDirectory(), Path.GetTempPath(), Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)];

    /// <summary>Locks the output folder, cleans up after a killed build, and refuses a foreign folder unless forced.</summary>
    /// <param name="kind">What is published; null for a site.</param>
    /// <param name="kept">What an earlier build says of its files.</param>
    public static Publisher Open(string output, bool force, FolderKind? kind = null, KeptBuild? kept = null)
    {
        var publisher = Lock(output, kind ?? FolderKind.Site, kept);
        try
        {
            DiskException.Explain($"cannot prepare {output}", () =>
            {
                publisher._swap.Recover();
                publisher.RefuseForeignFolder(output, force);
                Directory.CreateDirectory(publisher._swap.NewSite);
            });
            return publisher;
        }
        catch
        {
            publisher.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Cleans up after a killed build, and returns whether that brought back a site that was missing. A build does this first of all,
    /// because it may end without a new site.
    /// </summary>
    public static bool Recover(string output)
    {
        if (Native.Stat(WorkFolderOf(RealPath.Of(output))).Kind == EntryKind.Missing)
            return false;
        using var publisher = Lock(output, FolderKind.Site);
        return DiskException.Explain($"cannot clean up {publisher._workFolder}", publisher._swap.Recover);
    }

    /// <summary>The time of rendering and writing.</summary>
    public RenderTimes Times => _writer.Times;

    /// <summary>The path of the marker, if it is no rendered file.</summary>
    private string[] MarkerPath => _kind.MarkerText is null ? [] : [_kind.Marker];

    /// <summary>Computed on demand: only a swap file by file needs them again.</summary>
    private IEnumerable<string> Paths => _files.Select(file => file.Path).Concat(MarkerPath);

    private static string WorkFolderOf(string output) =>
        Path.Combine(Path.GetDirectoryName(output) ?? output, $".{Path.GetFileName(output)}-staging");

    private static Publisher Lock(string output, FolderKind kind, KeptBuild? kept = null)
    {
        var full = RealPath.Of(output); // a link to the output stays a link: the folder that it leads to is replaced
        if (Path.GetDirectoryName(full) is null)
            throw new DiskException($"{full} cannot be an output folder: a build replaces it as a whole");

        Native.MakeFilesReadable();
        var workFolder = WorkFolderOf(full);
        var writerLock = DiskException.Explain(
            $"cannot make {workFolder}, where a build is prepared", () => WriterLock.Take(workFolder, guarded: output));
        return new(full, workFolder, writerLock, kind, kept);
    }

    /// <summary>
    /// Renders every file into the staging folder and adds the problems of rendering to the diagnostics. A file about the others is last.
    /// </summary>
    /// <param name="advanced">Called after every file, from any thread.</param>
    /// <param name="draw">Gives the bytes of raster files; needed if there are any.</param>
    public void Stage(
        IReadOnlyList<OutputFile> files,
        DiagnosticBag diagnostics,
        Action? advanced,
        CancellationToken interrupted,
        Func<RasterFile, DiagnosticBag, byte[]>? draw = null)
    {
        _files = files;
        _writer.MakeFolders(files.Select(file => SiteWriter.CheckedPath(file.Path)).Concat(MarkerPath));
        if (_kind.MarkerText is { } text)
            _writer.WriteNew(_kind.Marker, new(Encoding.UTF8.GetBytes(text)));

        var errors = new ConcurrentQueue<Exception>();
        var last = new ConcurrentQueue<Func<FileHashes, RenderedFile>>();
        var options = new ParallelOptions { CancellationToken = interrupted, MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(0, files.Count, options, () => new ChunkedBuffer(),
            (index, loop, buffer) =>
            {
                try
                {
                    if (files[index] is RenderedFile { WithHashes: { } complete })
                        last.Enqueue(complete);
                    else
                        _writer.Write(files[index], buffer, diagnostics, draw);
                    advanced?.Invoke();
                }
                catch (Exception exception) when (DiskException.IsDiskError(exception))
                {
                    errors.Enqueue(exception as DiskException
                        ?? new DiskException($"cannot read {files[index].Origin}: {DiskException.ReasonOf(exception)}", exception));
                    loop.Stop();
                }

                return buffer;
            },
            _ => { });

        if (errors.TryDequeue(out var error))
            throw error;
        var lastBuffer = new ChunkedBuffer();
        foreach (var complete in last)
            _writer.Write(complete(_writer.Hashes), lastBuffer, diagnostics);
    }

    /// <summary>Swaps the staged site with the old one and deletes the old one.</summary>
    /// <param name="first">The best method to try; where the system or the disk does not support it, the next one is used.</param>
    /// <param name="swapped">Called as soon as readers see the new site.</param>
    public PublishResult Publish(SwapMethod first = SwapMethod.Exchange, Action? swapped = null)
    {
        var method = DiskException.Explain($"cannot replace {_output}", () => _swap.Run(first, Paths, _writer.OutputHasLinks));
        swapped?.Invoke();

        // Before the program ends: until then an unchanged file has two names, and GitHub Pages refuses hard links.
        DiskException.Explain($"the new site is published, but the old one cannot be deleted from {_workFolder}", _swap.CleanUp);
        return new(_files.Count + MarkerPath.Length - 1, _writer.Bytes, _writer.Unchanged, method);
    }

    /// <summary>Deletes what was staged and not published, and releases the lock.</summary>
    public void Dispose()
    {
        try
        {
            _swap.CleanUp();
            _lock.Dispose();
            Directory.Delete(_workFolder); // not recursive: the next writer may hold its lock in it, or it may keep an old site
        }
        catch (Exception exception) when (DiskException.IsDiskError(exception))
        {
            // The next build deletes what is left. The error that ended this one is the one to report.
            _lock.Dispose();
        }
    }

    /// <summary>The folder inside another that keeps it from being replaced, even with force; null if there is none.</summary>
    internal static string? KeptFolderIn(string folder, string[] kept) =>
        Array.Find(kept, path => path.Length > 0 && RealPath.Contains(folder, RealPath.Of(path)));

    private void RefuseForeignFolder(string output, bool force)
    {
        var kind = Native.Stat(_output).Kind;
        var made = kind == EntryKind.Folder ? FolderKind.Of(_output) : null;
        switch (kind)
        {
            case EntryKind.Missing:
            case EntryKind.Folder when made == _kind:
                return;
            case EntryKind.Folder when force && KeptFolderIn(_output, NeverReplaced) is { } kept:
                throw new DiskException($"{output} holds {kept}, so it is not replaced, even with --force");
            case EntryKind.Folder when force || !Directory.EnumerateFileSystemEntries(_output).Any():
                return;
            case EntryKind.Folder when made is not null:
                throw new DiskException($"{output} is {made.Name}, and this build makes {_kind.Name}: "
                    + "choose another folder with --output, or add --force");
            case EntryKind.Folder:
                throw new DiskException($"{output} holds files that digest did not make, and a build replaces the whole folder: "
                    + "choose another folder with --output, or add --force");
            default:
                throw new DiskException($"{output} is not a folder");
        }
    }
}
