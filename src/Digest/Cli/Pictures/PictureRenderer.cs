using System.Collections.Concurrent;
using Digest.Cli.Disk;
using Digest.Output;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using NetVips;

namespace Digest.Cli.Pictures;

/// <summary>Makes the files that photographs are published as, each only once: the results are kept in <c>cache/pictures/</c>.</summary>
/// <param name="root">The folder of the project.</param>
internal sealed class PictureRenderer(string root)
{
    private readonly ResultCache _cache = new(root, "pictures");
    private readonly PixelBudget _memory = new();
    private readonly ConcurrentDictionary<SourceFile, Lock> _locks = new();

    /// <inheritdoc cref="ResultCache.Failure"/>
    public string? CacheFailure => _cache.Failure;

    /// <inheritdoc cref="ResultCache.RemoveUnused"/>
    public void RemoveUnused() => _cache.RemoveUnused();

    /// <summary>The bytes of a file. Any thread may call this.</summary>
    /// <param name="diagnostics">Receives the error of a photograph that cannot be read, which leaves the result empty.</param>
    public byte[] BytesOf(PictureFile file, DiagnosticBag diagnostics)
    {
        if (_cache.Find(NameOf(file.Path)) is { } found)
            return found;
        // Decoding takes most of the time, so all files of a photograph are made at once, and the others wait.
        lock (_locks.GetOrAdd(file.Photograph, _ => new()))
        {
            if (_cache.Find(NameOf(file.Path)) is { } made)
                return made;
            if (Read(file, photograph => PictureResizer.Make(photograph, file.Versions), diagnostics) is not { } files)
                return [];
            foreach (var (path, bytes) in files)
                _cache.Add(NameOf(path), new(bytes));
            return files[file.Path];
        }
    }

    /// <summary>Reports photographs that cannot be read. One of which a file is kept could be read before.</summary>
    public void Check(IEnumerable<PictureFile> files, DiagnosticBag diagnostics, CancellationToken interrupted) => Parallel.ForEach(
        files.DistinctBy(file => file.Photograph),
        new ParallelOptions { CancellationToken = interrupted },
        file =>
        {
            if (_cache.Find(NameOf(file.Path)) is null)
                Read(file, photograph => PictureResizer.Decode(photograph, file.Versions, file.Version), diagnostics)?.Dispose();
        });

    private static string NameOf(string path) => Path.GetFileName(path);

    private T? Read<T>(PictureFile file, Func<SourceFile, T> read, DiagnosticBag diagnostics)
        where T : class
    {
        Libvips.Require();
        try
        {
            var original = file.Versions.Original;
            return _memory.Use((long)original.Width * original.Height, () => read(file.Photograph));
        }
        catch (VipsException exception)
        {
            var message = $"the picture cannot be published: it is damaged ({Libvips.ReasonOf(exception)})";
            const string Advice = "Copy or download the whole file again, or save it again with a program for pictures.";
            diagnostics.Error(DiagnosticCode.BadMedia, SourceLocation.OfFile(file.Photograph.Path), message, Advice);
            return null;
        }
    }
}
