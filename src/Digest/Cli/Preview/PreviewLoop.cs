using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Digest.Cli.Disk;
using Digest.Configuration;
using Digest.Content;
using Digest.Incremental;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Cli.Preview;

/// <summary>Compiles when sources change, and replaces the latest state with the result of one compilation.</summary>
/// <param name="options">Called for every compilation, because the time is one of them: an article that was held back may be due.</param>
internal sealed class PreviewLoop(WatchedSources sources, LatestState latest, Func<CompileOptions> options)
{
    // An invalid file may be half written, so it is compiled again on every event and after this time, and only then reported.
    private static readonly TimeSpan s_retryTime = TimeSpan.FromMilliseconds(50);

    private readonly long _opened = Stopwatch.GetTimestamp();
    private readonly FirstAddresses _firstAddresses = new();
    private BuildCache _cache = new();

    /// <summary>Shows a site before it is checked, which halves the time for a large site.</summary>
    /// <returns>The path that the site is served below; null if the compilation failed.</returns>
    public string? ShowUnchecked()
    {
        var snapshot = Compile(check: false);
        if (!snapshot.Site.Succeeded)
            return null;
        latest.Replace(new(latest.State.Version + 1, snapshot, snapshot.Site.Diagnostics, IsChecked: false));
        return snapshot.Site.LinkRoot;
    }

    /// <summary>Compiles for the first time.</summary>
    public Rebuild Start() => Show(Compile(), [], _opened);

    /// <summary>Waits until a file may have changed.</summary>
    public Task FileChanged(CancellationToken stop) => sources.FileChanged(stop);

    /// <summary>Compiles the changed sources; null if none changed.</summary>
    public async Task<Rebuild?> Update(CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var started = Stopwatch.GetTimestamp();
        var changed = sources.Refresh();
        if (changed.Count == 0)
            return null;

        // A program that writes a file in parts causes another event, usually at once. Until then an empty file is not compiled.
        var compiled = sources.HasEmptyFile(changed) ? null : Compile();
        var timeout = Task.Delay(s_retryTime, stop);
        for (var isLast = false; compiled is not { Site.Succeeded: true } && !isLast;)
        {
            await Task.WhenAny(timeout, sources.FileChanged(stop)).ConfigureAwait(false);
            stop.ThrowIfCancellationRequested();
            isLast = timeout.IsCompleted;
            sources.MarkChanged(changed);
            changed = [.. changed.Union(sources.Refresh(), StringComparer.Ordinal)];
            compiled = sources.HasEmptyFile(changed) && !isLast ? null : Compile();
        }

        return Show(compiled!, changed, started);
    }

    /// <summary>Has the next update read and compile everything without the cache.</summary>
    public void RebuildAll()
    {
        _cache = new();
        sources.RequestScan();
        sources.MarkChanged([ProjectLayout.SettingsFile]);
    }

    private Rebuild Show(Snapshot compiled, IReadOnlyCollection<string> changed, long started)
    {
        var previous = latest.State;
        var shown = compiled.Site.Succeeded ? compiled : previous.IsChecked ? previous.Snapshot : null;
        var state = new PreviewState(previous.Version + 1, shown, compiled.Site.Diagnostics);
        latest.Replace(state);
        return new(state, changed, Stopwatch.GetElapsedTime(started));
    }

    /// <summary>Compiles the tree. An exception becomes a problem, so that the preview continues.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "A bug with these sources must not end the preview; the next save may avoid it.")]
    private Snapshot Compile(bool check = true)
    {
        var tree = sources.Tree;
        try
        {
            var site = SiteCompiler.Compile(tree, options() with { Check = check }, _cache);
            return new(check && site.Succeeded ? _firstAddresses.Compare(site, tree) : site, tree);
        }
        catch (Exception exception)
        {
            _cache = new(); // it may be incomplete
            return new(CompiledSite.Failed([ProblemOf(exception)], settings: null), tree);
        }
    }

    private static Diagnostic ProblemOf(Exception exception)
    {
        var cause = exception is AggregateException { InnerExceptions: [var first, ..] } ? first : exception;
        var location = SourceLocation.OfFile(ParsedContent.Root);
        return DiskException.IsDiskError(cause)
            ? new(DiagnosticCode.Unreadable, Severity.Error, location, cause.Message, "The preview reads it again when a file is saved.")
            : new(DiagnosticCode.InternalError, Severity.Error, location,
                $"digest failed on these sources: {cause.GetType().Name}: {cause.Message}",
                "This is a bug in digest, not a problem in your files. Please report it with your last change.");
    }
}
