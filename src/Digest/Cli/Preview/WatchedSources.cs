using System.Diagnostics.CodeAnalysis;
using Digest.Cli.Disk;
using Digest.Sources;

namespace Digest.Cli.Preview;

/// <summary>
/// The sources as they stand on the disk, kept up to date. Notices of the file system only say where to look: what counts is what is found there, so
/// that the order of notices, doubled ones and strange ones do no harm. A file that was touched becomes another <see cref="SourceFile"/>.
/// </summary>
internal sealed class WatchedSources : IDisposable
{
    /// <summary>More changes than this at once, and the tree is put together anew.</summary>
    private const int MostOneByOne = 16;

    /// <summary>Notices of what happens in a folder that has just come may be lost until it is watched: so long after the last of them everything is looked at again.</summary>
    private static readonly TimeSpan s_settling = TimeSpan.FromMilliseconds(250);

    /// <summary>How often everything is looked at where the system gives no notices.</summary>
    private static readonly TimeSpan s_patrol = TimeSpan.FromSeconds(1);

    private readonly string _root;
    private readonly Dictionary<string, (SourceFile File, EntryInfo Info)> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FileSystemWatcher?> _watchers = new(StringComparer.Ordinal);
    private readonly Timer _timer;

    private readonly Lock _lock = new();
    private HashSet<string> _touched = new(StringComparer.Ordinal);
    private bool _lookEverywhere;
    private TaskCompletionSource _notice = NewNotice();

    private WatchedSources(string root)
    {
        _root = root;
        _timer = new(_ => LookEverywhere());
    }

    /// <summary>As of the last <see cref="Refresh"/>.</summary>
    public SourceTree Tree { get; private set; } = new([]);

    /// <summary>The system gives no notices, for want of room for more or because it never does: everything is looked at every second.</summary>
    public bool IsPatrolling { get; private set; }

    /// <summary>Starts to watch, and reads what is there.</summary>
    public static WatchedSources Open(string root)
    {
        var sources = new WatchedSources(root);
        sources.WatchAll(); // before the first look: what happens in between is looked at twice
        sources.ReadAll();
        sources._timer.Change(s_settling * 4, Timeout.InfiniteTimeSpan);
        return sources;
    }

    /// <summary>Waits until something may have changed.</summary>
    public Task Touched(CancellationToken cancelled)
    {
        lock (_lock)
            return _notice.Task.WaitAsync(cancelled);
    }

    /// <summary>Marks paths as changed, whatever the disk says of them.</summary>
    public void Touch(IEnumerable<string> paths)
    {
        lock (_lock)
        {
            _touched.UnionWith(paths.Where(SourceFolder.IsSource));
            if (_touched.Count > 0)
                _notice.TrySetResult();
        }
    }

    /// <summary>Asks for a look at everything: after an overflow of notices, or when the editor says so.</summary>
    public void LookEverywhere()
    {
        lock (_lock)
        {
            _lookEverywhere = true;
            _notice.TrySetResult();
        }
    }

    /// <summary>Takes in all that was touched.</summary>
    /// <returns>The paths of the files that came, changed or went; empty when it was nothing.</returns>
    public IReadOnlyCollection<string> Refresh()
    {
        HashSet<string> touched;
        bool everywhere;
        lock (_lock)
        {
            (touched, _touched) = (_touched, new(StringComparer.Ordinal));
            (everywhere, _lookEverywhere) = (_lookEverywhere, false);
            _notice = NewNotice();
        }

        var changed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in touched)
            LookAt(path, changed);
        if (changed.Count > MostOneByOne)
            Tree = new(_known.Values.Select(known => known.File), Tree.Refused);
        if (everywhere)
            LookAtAll(changed);
        if (IsPatrolling)
            _timer.Change(s_patrol, Timeout.InfiniteTimeSpan);
        return changed;
    }

    /// <summary>Whether one of these files is empty: many programs empty a file before they write it.</summary>
    public bool HasEmptied(IEnumerable<string> paths) => paths.Any(path => _known.TryGetValue(path, out var known) && known.Info.Length == 0);

    public void Dispose()
    {
        foreach (var watcher in _watchers.Values)
            watcher?.Dispose();
        _timer.Dispose();
    }

    private static TaskCompletionSource NewNotice() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Looks at one path. A notice counts even where length and times are as before: two saves can fall into one tick of the clock.</summary>
    private void LookAt(string path, HashSet<string> changed)
    {
        var found = SourceFolder.Read(_root, path);
        if (found.Files is [var file] && file.Path == path && _known.ContainsKey(path))
        {
            Take(file, InfoOf(path), changed);
            return;
        }

        Settle();
        if (_watchers.ContainsKey(path))
            Watch(path, recursive: true); // it may be another folder of the same name
        if (!found.Refused.IsEmpty || Tree.Refused.Any(entry => IsAtOrBelow(entry.Path, path)))
        {
            LookAtAll(changed);
            return;
        }

        var gone = _known.Keys.Where(known => IsAtOrBelow(known, path)).ToHashSet(StringComparer.Ordinal);
        foreach (var one in found.Files)
        {
            gone.Remove(one.Path);
            var info = InfoOf(one.Path);
            if (!_known.TryGetValue(one.Path, out var known) || known.Info != info)
                Take(one, info, changed);
        }

        foreach (var lost in gone)
            Drop(lost, changed);
    }

    /// <summary>Looks at everything, and believes length and times.</summary>
    private void LookAtAll(HashSet<string> changed)
    {
        var now = SourceFolder.Read(_root);
        var gone = _known.Keys.ToHashSet(StringComparer.Ordinal);
        var refusedBefore = Tree.Refused;
        var isDifferent = !now.Refused.SequenceEqual(refusedBefore);
        foreach (var file in now.Files)
        {
            gone.Remove(file.Path);
            var info = InfoOf(file.Path);
            if (_known.TryGetValue(file.Path, out var known) && known.Info == info)
                continue;
            _known[file.Path] = (file, info);
            changed.Add(file.Path);
            isDifferent = true;
        }

        foreach (var path in gone)
        {
            _known.Remove(path);
            changed.Add(path);
            isDifferent = true;
        }

        foreach (var entry in now.Refused.Except(refusedBefore).Concat(refusedBefore.Except(now.Refused)))
            changed.Add(entry.Path);
        if (isDifferent)
            Tree = new(_known.Values.Select(known => known.File), now.Refused);
    }

    private void ReadAll() => LookAtAll(new(StringComparer.Ordinal));

    private void Take(SourceFile file, EntryInfo info, HashSet<string> changed)
    {
        _known[file.Path] = (file, info);
        changed.Add(file.Path);
        if (changed.Count <= MostOneByOne)
            Tree = Tree.With(file);
    }

    private void Drop(string path, HashSet<string> changed)
    {
        var file = _known[path].File;
        _known.Remove(path);
        changed.Add(path);
        if (changed.Count <= MostOneByOne)
            Tree = Tree.Without(file);
    }

    private EntryInfo InfoOf(string path) => Native.Stat(Path.Combine(_root, path));

    private void Settle() => _timer.Change(s_settling, Timeout.InfiniteTimeSpan);

    private static bool IsAtOrBelow(string path, string folder) =>
        path.StartsWith(folder, StringComparison.Ordinal) && (path.Length == folder.Length || path[folder.Length] == '/');

    private void WatchAll()
    {
        Watch("", recursive: false);
        Watch("input", recursive: true);
        Watch("theme", recursive: true);
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever keeps a folder from being watched, there is a way without.")]
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
            watcher.Created += (_, notice) => Touch([RelativeOf(notice.FullPath)]);
            watcher.Changed += (_, notice) => TouchFile(notice.FullPath);
            watcher.Deleted += (_, notice) => Touch([RelativeOf(notice.FullPath)]);
            watcher.Renamed += (_, notice) => Touch([RelativeOf(notice.OldFullPath), RelativeOf(notice.FullPath)]);
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

    /// <summary>A folder's own time changes with every file in it, of which there is a notice already.</summary>
    private void TouchFile(string path)
    {
        if (!Directory.Exists(path))
            Touch([RelativeOf(path)]);
    }

    private void OnError(Exception exception)
    {
        // Lost notices are made up for by one look, and a folder that went away is watched again when it is back. Whatever else it is, it may go on.
        if (exception is not (InternalBufferOverflowException or DirectoryNotFoundException))
            IsPatrolling = true;
        LookEverywhere();
    }

    private string RelativeOf(string full) => Path.GetRelativePath(_root, full).Replace(Path.DirectorySeparatorChar, '/');
}
