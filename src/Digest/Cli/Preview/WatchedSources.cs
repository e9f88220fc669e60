using System.Diagnostics.CodeAnalysis;
using Digest.Cli.Disk;
using Digest.Sources;

namespace Digest.Cli.Preview;

/// <summary>
/// The sources on the disk, kept up to date. Events of the file system only say which paths to read again, so their order and
/// duplicates do not matter. A changed file becomes a new <see cref="SourceFile"/>.
/// </summary>
internal sealed class WatchedSources : IDisposable
{
    /// <summary>With more changes than this the tree is built again instead of changed file by file.</summary>
    private const int MaxSingleChanges = 16;

    /// <summary>Events in a new folder are lost until it is watched, so everything is scanned this long after the last one.</summary>
    private static readonly TimeSpan s_rescanDelay = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan s_pollInterval = TimeSpan.FromSeconds(1);

    private readonly string _root;
    private readonly Dictionary<string, (SourceFile File, EntryInfo Info)> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FileSystemWatcher?> _watchers = new(StringComparer.Ordinal);
    private readonly Timer _timer;

    private readonly Lock _lock = new();
    private HashSet<string> _changedPaths = new(StringComparer.Ordinal);
    private bool _scanRequested;
    private TaskCompletionSource _fileChanged = NewSignal();

    private WatchedSources(string root)
    {
        _root = root;
        _timer = new(_ => RequestScan());
    }

    /// <summary>The sources as of the last <see cref="Refresh"/>.</summary>
    public SourceTree Tree { get; private set; } = new([]);

    /// <summary>The system sends no events, or not for so many folders, so everything is scanned every second.</summary>
    public bool IsPolling { get; private set; }

    /// <summary>Starts to watch and reads the sources.</summary>
    public static WatchedSources Open(string root)
    {
        var sources = new WatchedSources(root);
        sources.WatchAll(); // before the first scan, so that no change is lost in between
        sources.Scan(new(StringComparer.Ordinal));
        sources._timer.Change(s_rescanDelay * 4, Timeout.InfiniteTimeSpan);
        return sources;
    }

    /// <summary>Waits until a file may have changed.</summary>
    public Task FileChanged(CancellationToken cancelled)
    {
        lock (_lock)
            return _fileChanged.Task.WaitAsync(cancelled);
    }

    /// <summary>Marks paths as changed, whatever their size and times.</summary>
    public void MarkChanged(IEnumerable<string> paths)
    {
        lock (_lock)
        {
            _changedPaths.UnionWith(paths.Where(SourceFolder.IsSource));
            if (_changedPaths.Count > 0)
                _fileChanged.TrySetResult();
        }
    }

    /// <summary>Has the next <see cref="Refresh"/> scan all files.</summary>
    public void RequestScan()
    {
        lock (_lock)
        {
            _scanRequested = true;
            _fileChanged.TrySetResult();
        }
    }

    /// <summary>Reads what has changed.</summary>
    /// <returns>The paths of the files that were added, changed or deleted.</returns>
    public IReadOnlyCollection<string> Refresh()
    {
        HashSet<string> paths;
        bool scan;
        lock (_lock)
        {
            (paths, _changedPaths) = (_changedPaths, new(StringComparer.Ordinal));
            (scan, _scanRequested) = (_scanRequested, false);
            _fileChanged = NewSignal();
        }

        var changed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in paths)
            RefreshPath(path, changed);
        if (changed.Count > MaxSingleChanges)
            Tree = new(_known.Values.Select(known => known.File), Tree.Refused);
        if (scan)
            Scan(changed);
        if (IsPolling)
            _timer.Change(s_pollInterval, Timeout.InfiniteTimeSpan);
        return changed;
    }

    /// <summary>Whether one of these files is empty: many programs truncate a file before they write it.</summary>
    public bool HasEmptyFile(IEnumerable<string> paths) =>
        paths.Any(path => _known.TryGetValue(path, out var known) && known.Info.Length == 0);

    public void Dispose()
    {
        foreach (var watcher in _watchers.Values)
            watcher?.Dispose();
        _timer.Dispose();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>
    /// Reads one path again. A known file counts as changed even if its size and times are the same: two saves can have the same time.
    /// </summary>
    private void RefreshPath(string path, HashSet<string> changed)
    {
        var found = SourceFolder.Read(_root, path);
        if (found.Files is [var file] && file.Path == path && _known.ContainsKey(path))
        {
            Add(file, InfoOf(path), changed);
            return;
        }

        _timer.Change(s_rescanDelay, Timeout.InfiniteTimeSpan);
        if (_watchers.ContainsKey(path))
            Watch(path, recursive: true); // it may be another folder with the same name
        if (!found.Refused.IsEmpty || Tree.Refused.Any(entry => IsAtOrBelow(entry.Path, path)))
        {
            Scan(changed);
            return;
        }

        var deleted = _known.Keys.Where(known => IsAtOrBelow(known, path)).ToHashSet(StringComparer.Ordinal);
        foreach (var one in found.Files)
        {
            deleted.Remove(one.Path);
            var info = InfoOf(one.Path);
            if (!_known.TryGetValue(one.Path, out var known) || known.Info != info)
                Add(one, info, changed);
        }

        foreach (var one in deleted)
            Remove(one, changed);
    }

    /// <summary>Compares all files with the known ones by size and times.</summary>
    private void Scan(HashSet<string> changed)
    {
        var current = SourceFolder.Read(_root);
        var deleted = _known.Keys.ToHashSet(StringComparer.Ordinal);
        var refused = Tree.Refused;
        var isDifferent = !current.Refused.SequenceEqual(refused);
        foreach (var file in current.Files)
        {
            deleted.Remove(file.Path);
            var info = InfoOf(file.Path);
            if (_known.TryGetValue(file.Path, out var known) && known.Info == info)
                continue;
            _known[file.Path] = (file, info);
            changed.Add(file.Path);
            isDifferent = true;
        }

        foreach (var path in deleted)
        {
            _known.Remove(path);
            changed.Add(path);
            isDifferent = true;
        }

        foreach (var entry in current.Refused.Except(refused).Concat(refused.Except(current.Refused)))
            changed.Add(entry.Path);
        if (isDifferent)
            Tree = new(_known.Values.Select(known => known.File), current.Refused);
    }

    private void Add(SourceFile file, EntryInfo info, HashSet<string> changed)
    {
        _known[file.Path] = (file, info);
        changed.Add(file.Path);
        if (changed.Count <= MaxSingleChanges)
            Tree = Tree.With(file);
    }

    private void Remove(string path, HashSet<string> changed)
    {
        _known.Remove(path, out var known);
        changed.Add(path);
        if (changed.Count <= MaxSingleChanges)
            Tree = Tree.Without(known.File);
    }

    private EntryInfo InfoOf(string path) => Native.Stat(Path.Combine(_root, path));

    private static bool IsAtOrBelow(string path, string folder) =>
        path.StartsWith(folder, StringComparison.Ordinal) && (path.Length == folder.Length || path[folder.Length] == '/');

    private void WatchAll()
    {
        Watch("", recursive: false);
        foreach (var folder in ProjectLayout.Folders)
            Watch(folder, recursive: true);
    }

    [SuppressMessage("Design", "CA1031", Justification = "A folder that cannot be watched is polled.")]
    private void Watch(string folder, bool recursive)
    {
        var path = Path.Combine(_root, folder);
        _watchers.GetValueOrDefault(folder)?.Dispose();
        _watchers[folder] = null;
        if (!Directory.Exists(path))
            return;
        FileSystemWatcher? watcher = null;
        try
        {
            watcher = new(path)
            {
                IncludeSubdirectories = recursive,
                NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
            };
            watcher.Created += (_, change) => MarkChanged([RelativeOf(change.FullPath)]);
            watcher.Changed += (_, change) => MarkFileChanged(change.FullPath);
            watcher.Deleted += (_, change) => MarkChanged([RelativeOf(change.FullPath)]);
            watcher.Renamed += (_, change) => MarkChanged([RelativeOf(change.OldFullPath), RelativeOf(change.FullPath)]);
            watcher.Error += (_, error) => OnError(error.GetException());
            watcher.EnableRaisingEvents = true;
            _watchers[folder] = watcher;
        }
        catch (Exception exception)
        {
            watcher?.Dispose();
            OnError(exception);
        }
    }

    /// <summary>Ignores folders: a change of a folder's time follows an event for a file in it.</summary>
    private void MarkFileChanged(string path)
    {
        if (!Directory.Exists(path))
            MarkChanged([RelativeOf(path)]);
    }

    private void OnError(Exception exception)
    {
        // One scan makes up for lost events, and a deleted folder is watched again when it is back. Other errors may persist.
        if (exception is not (InternalBufferOverflowException or DirectoryNotFoundException))
            IsPolling = true;
        RequestScan();
    }

    private string RelativeOf(string full) => Path.GetRelativePath(_root, full).Replace(Path.DirectorySeparatorChar, '/');
}
