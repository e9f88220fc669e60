using System.Buffers;
using System.Collections.Concurrent;
using Digest.Configuration;
using Digest.Content;
using Digest.Incremental;
using Digest.SiteModel;
using Digest.Sources;

namespace Digest.Output;

/// <summary>
/// What a build takes over from an earlier one and leaves to the next: bodies, and the hashes of rendered files. A rendered file is the
/// same as before if nothing changed but bodies, and none that it was rendered from. All the rest is one key, because a title, a date or a
/// new article may be on any page.
/// </summary>
internal sealed class KeptBuild
{
    private const string FilesEntry = "rendered";

    private readonly KeptRecords _records;
    private readonly Site _site;
    private readonly ImmutableArray<LazyBody> _bodies;

    // Only a build that publishes needs them: the bytes of all files are read for the key.
    private readonly Lazy<ContentKey?> _siteKey;
    private readonly Lazy<Dictionary<string, KeptFile>> _earlier;
    private readonly ConcurrentDictionary<string, KeptFile> _files = new(StringComparer.Ordinal);

    /// <summary>Whether each body that a file of the earlier build was rendered from is the same; known with the files.</summary>
    private bool _hasSameBodies;

    public KeptBuild(SourceTree sources, ParsedContent content, Site site, CompileOptions options, KeptRecords records)
    {
        (_records, _site) = (records, site);
        _bodies = [.. content.AllArticles.Select(article => article.Body), .. content.AllStandingTexts.Select(text => text.Body)];
        _siteKey = new(() => WithoutDiskErrors(() => (ContentKey?)SiteKeyOf(sources, options, _bodies)));
        _earlier = new(EarlierFiles);
    }

    /// <summary>The file of the earlier build that rendering would give again; null if it may differ.</summary>
    public KeptFile? Find(RenderedFile file) =>
        IsKept(file) && _earlier.Value.TryGetValue(file.Path, out var earlier) && (_hasSameBodies || !file.IsOfAllBodies) ? earlier : null;

    /// <summary>Notes a file for the next build.</summary>
    public void Add(RenderedFile file, KeptFile rendered)
    {
        if (IsKept(file))
            _files[file.Path] = file.IsOfAllBodies ? rendered with { Bodies = [] } : rendered;
    }

    /// <summary>Why nothing could be kept, such as a file of the sources that cannot be read; null if it could.</summary>
    public string? Failure { get; private set; }

    /// <summary>Keeps the bodies, and the files that were noted.</summary>
    public void Save() => WithoutDiskErrors(() =>
    {
        _records.Save(_bodies.Select(body => (body.Path, body.Keys.Body, (Action<RecordWriter>)body.WriteTo)));
        if (_siteKey.Value is { } key)
            _records.Save(FilesEntry, key, FilesToBytes());
        return true;
    });

    /// <summary>The key is made from all sources, also from those that no page needs. They do not make a build fail.</summary>
    private T? WithoutDiskErrors<T>(Func<T> function)
    {
        try
        {
            return function();
        }
        catch (Exception exception) when (IsDiskError(exception))
        {
            Failure = exception.GetBaseException().Message;
            return default;
        }
    }

    private static bool IsDiskError(Exception exception) => exception is IOException or UnauthorizedAccessException
        || (exception is AggregateException several && several.InnerExceptions.All(IsDiskError));

    /// <summary>Not a file that the clock changes at any time, and not one about the other files.</summary>
    private static bool IsKept(RenderedFile file) => file.IsContent && file.WithHashes is null;

    /// <summary>The key of the sources without bodies. Built-in files are a part of the program, which the records know.</summary>
    private static ContentKey SiteKeyOf(SourceTree sources, CompileOptions options, ImmutableArray<LazyBody> bodies)
    {
        var texts = bodies.Select(body => body.Path).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<SourceFile> others = [.. sources.Files.Where(file => !texts.Contains(file.Path) && !sources.IsBuiltIn(file))];
        others.AsParallel().ForAll(file => _ = file.Hash);
        using var key = new KeyBuilder();
        key.Add([.. options.Settings.SelectMany(setting => new[] { setting.Key, setting.Value })])
            .Add(options.Drafts ? 1 : 0)
            .Add(options.NoIndex ? 1 : 0)
            .Add(options.CopiesPictures ? 1 : 0)
            .Add(others);
        foreach (var body in bodies)
            key.Add(body.Keys.FrontMatter);
        return key.Finish();
    }

    private ReadOnlySequence<byte> FilesToBytes()
    {
        var writer = new RecordWriter();
        writer.Long(_site.Now.UtcTicks);
        writer.Long(_site.Schedule.NextChange?.UtcTicks ?? long.MaxValue);
        ImmutableArray<LazyBody> bodies = [.. _files.Values.SelectMany(file => file.Bodies).Distinct()];
        var numbers = bodies.Index().ToDictionary(body => body.Item, body => body.Index);
        writer.Many(bodies, body =>
        {
            writer.Text(body.Path);
            writer.Key(body.Keys.Body);
        });
        writer.Many([.. _files.OrderBy(file => file.Key, StringComparer.Ordinal)], file =>
        {
            writer.Text(file.Key);
            writer.Bytes(file.Value.Hash.Span);
            writer.Number(file.Value.Length);
            writer.Many(file.Value.Bodies, body => writer.Number(numbers[body]));
        });
        return writer.Written;
    }

    /// <summary>The files of the earlier build that are the same in this one.</summary>
    private Dictionary<string, KeptFile> EarlierFiles()
    {
        var files = new Dictionary<string, KeptFile>(StringComparer.Ordinal);
        if (_siteKey.Value is not { } key || _records.Find(FilesEntry, FilesEntry, key) is not { } bytes)
            return files;
        var current = _bodies.ToDictionary(body => body.Path, StringComparer.Ordinal);
        try
        {
            var reader = new RecordReader(bytes);
            if (reader.Long() > _site.Now.UtcTicks || reader.Long() <= _site.Now.UtcTicks)
                return files; // the clock may have changed any page
            var bodies = reader.Many(reader =>
                current.GetValueOrDefault(reader.Text()) is var body && body?.Keys.Body == reader.Key() ? body : null);
            _hasSameBodies = !bodies.Contains(null);
            for (var left = reader.Count(); left > 0; left--)
            {
                var path = reader.Text();
                var (hash, length) = (reader.Bytes(), reader.Number());
                var read = reader.Many(reader => bodies[reader.Index(bodies.Length)]);
                if (!read.Contains(null))
                    files[path] = new(hash, length, read!);
            }

            return files;
        }
        catch (InvalidDataException)
        {
            return new(StringComparer.Ordinal);
        }
    }
}
