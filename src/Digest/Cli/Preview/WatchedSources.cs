using System.Diagnostics.CodeAnalysis;
using Digest.Cli.Disk;
using Digest.Sources;

namespace Digest.Cli.Preview;

/// <summary>
/// The sources on the disk, kept up to date. Events of the file system only say which paths to read again, so their order and duplicates
/// do not matter. A changed file becomes a new <see cref="SourceFile"/>.
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
    private HashSet<string> _lostFolders = new(StringComparer.Ordinal);
    private bool _scanRequested;
    private TaskCompletionSource _fileChanged = NewSignal();

    private WatchedSources(string root)
    {
        _root = root;
        _timer = new(_ => RequestScan());
    }

    /// <summary>The sources as of the last <see cref="Refresh"/>, over the built-in theme.</summary>
    public SourceTree Tree { get; private set; } = new SourceTree([]).Over(BuiltInTheme.Files);

    /// <summary>The system sends no events, or not for so many folders, so everything is scanned every second.</summary>
    public bool IsPolling { get; private set; }

    /// <summary>Starts to watch and reads the sources.</summary>
    public static WatchedSources Open(string root)
    {
        var sources = new WatchedSources(root);
        // Before the first scan, so that no change is lost in between.
        sources.Watch("", recursive: false);
        foreach (var folder in ProjectLayout.Folders)
            sources.Watch(folder, recursive: true);
        sources.RequestScan();
        sources.Refresh();
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

    /// <summary>Reads what has changed, and returns the paths of the files that were added, changed or deleted.</summary>
    public IReadOnlyCollection<string> Refresh()
    {
        HashSet<string> paths, lostFolders;
        bool scan;
        lock (_lock)
        {
            (paths, _changedPaths) = (_changedPaths, new(StringComparer.Ordinal));
            (lostFolders, _lostFolders) = (_lostFolders, new(StringComparer.Ordinal));
            (scan, _scanRequested) = (_scanRequested, false);
            _fileChanged = NewSignal();
        }

        var changed = new HashSet<string>(StringComparer.Ordinal);
        var refused = Tree.Refused;
        foreach (var folder in lostFolders)
            Watch(folder, recursive: folder.Length > 0); // before the scan, so that no change is lost in between
        foreach (var path in paths)
            scan |= !TryRefreshPath(path, changed);
        if (scan)
            refused = Scan(changed);
        UpdateTree(changed, refused);
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

    /// <summary>Reads one path again; false if all files must be scanned.</summary>
    private bool TryRefreshPath(string path, HashSet<string> changed)
    {
        var found = SourceFolder.Read(_root, path);
        if (found.Files is [var file] && file.Path == path && _known.ContainsKey(path))
        {
            // Even if its size and times are the same: two saves can have the same time.
            _known[path] = (file, InfoOf(path));
            changed.Add(path);
            return true;
        }

        _timer.Change(s_rescanDelay, Timeout.InfiniteTimeSpan);
        if (_watchers.ContainsKey(path))
            Watch(path, recursive: true); // it may be another folder with the same name
        if (!found.Refused.IsEmpty || Tree.Refused.Any(entry => IsAtOrBelow(entry.Path, path)))
            return false;
        Replace(_known.Keys.Where(known => IsAtOrBelow(known, path)), found, changed);
        return true;
    }

    /// <summary>Compares all files with the known ones by size and times, and returns the entries that are refused now.</summary>
    private ImmutableArray<RefusedEntry> Scan(HashSet<string> changed)
    {
        var current = SourceFolder.Read(_root);
        Replace(_known.Keys, current, changed);
        changed.UnionWith(current.Refused.Except(Tree.Refused).Concat(Tree.Refused.Except(current.Refused)).Select(entry => entry.Path));
        return current.Refused;
    }

    /// <summary>Replaces known files with those found, and adds the paths of those that differ to the changed ones.</summary>
    private void Replace(IEnumerable<string> known, SourceTree found, HashSet<string> changed)
    {
        var deleted = known.ToHashSet(StringComparer.Ordinal);
        foreach (var file in found.Files)
        {
            deleted.Remove(file.Path);
            var info = InfoOf(file.Path);
            if (_known.TryGetValue(file.Path, out var old) && old.Info == info)
                continue;
            _known[file.Path] = (file, info);
            changed.Add(file.Path);
        }

        foreach (var path in deleted)
            _known.Remove(path);
        changed.UnionWith(deleted);
    }

    private void UpdateTree(HashSet<string> changed, ImmutableArray<RefusedEntry> refused)
    {
        if (changed.Count > MaxSingleChanges || !refused.SequenceEqual(Tree.Refused))
        {
            Tree = new SourceTree(_known.Values.Select(known => known.File), refused).Over(BuiltInTheme.Files);
            return;
        }

        foreach (var path in changed)
        {
            if (_known.TryGetValue(path, out var known))
                Tree = Tree.With(known.File);
            else if (Tree.Find(path) is { } deleted)
                Tree = Tree.Without(deleted);
        }
    }

    private EntryInfo InfoOf(string path) => Native.Stat(Path.Combine(_root, path));

    private static bool IsAtOrBelow(string path, string folder) =>
        path.StartsWith(folder, StringComparison.Ordinal) && (path.Length == folder.Length || path[folder.Length] == '/');

    [SuppressMessage("Design", "CA1031", Justification = "A folder that cannot be watched is polled.")]
    private void Watch(string folder, bool recursive)
    {
        var path = Path.Combine(_root, folder);
        _watchers.GetValueOrDefault(folder)?.Dispose();
        _watchers[folder] = null;
        if (!Directory.Exists(path))
            return;
        try
        {
            var watcher = new FileSystemWatcher(path)
            {
                IncludeSubdirectories = recursive,
                NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
            };
            _watchers[folder] = watcher;
            watcher.Created += (_, change) => MarkChanged([RelativeOf(change.FullPath)]);
            watcher.Deleted += (_, change) => MarkChanged([RelativeOf(change.FullPath)]);
            // Folders are ignored: a change of a folder's time follows an event for a file in it.
            watcher.Changed += (_, change) => MarkChanged(Directory.Exists(change.FullPath) ? [] : [RelativeOf(change.FullPath)]);
            watcher.Renamed += (_, change) => MarkChanged([RelativeOf(change.OldFullPath), RelativeOf(change.FullPath)]);
            watcher.Error += (_, error) => OnError(folder, error.GetException());
            watcher.EnableRaisingEvents = true;
        }
        catch (Exception exception)
        {
            OnError(folder, exception);
        }
    }

    /// <summary>
    /// Has a folder watched again, because a watcher may end with its error. The next scan, a little later, makes up for lost events.
    /// </summary>
    internal void OnError(string folder, Exception exception)
    {
        // Too many events at once, or a folder inside that is gone. Other errors may persist.
        if (exception is not (InternalBufferOverflowException or DirectoryNotFoundException))
        {
            IsPolling = true;
            RequestScan();
            return;
        }

        lock (_lock)
            _lostFolders.Add(folder);
        _timer.Change(s_rescanDelay, Timeout.InfiniteTimeSpan);
    }

    private string RelativeOf(string full) => Path.GetRelativePath(_root, full).Replace(Path.DirectorySeparatorChar, '/');
}
