using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Digest.Cli.Disk;
using Digest.Configuration;
using Digest.Content;
using Digest.Incremental;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Cli.Preview;

/// <summary>Compiles whenever the sources change and puts what comes of it on stage. What is on stage is never a mix: it is one compilation, or the one before.</summary>
/// <param name="options">Called for every compilation, because the time is one of them: an article that was held back may be due.</param>
internal sealed class PreviewLoop(WatchedSources sources, PreviewStage stage, Func<CompileOptions> options)
{
    /// <summary>A file that is wrong right after it was touched may be half saved: it is read again at every further notice, and so much later, before anybody is told.</summary>
    private static readonly TimeSpan s_secondLook = TimeSpan.FromMilliseconds(50);

    private readonly long _opened = Stopwatch.GetTimestamp();

    private BuildCache _memo = new();

    /// <summary>Puts a site on stage that has pages to look at and is not proved yet: of a large one, that is there in half the time.</summary>
    /// <returns>What the site stands below; null where it takes the whole to say what is wrong.</returns>
    public string? ShowUnproved()
    {
        var (site, tree) = Compile(prove: false);
        if (!site.Succeeded)
            return null;
        stage.Show(new(stage.State.Version + 1, new(site, tree), site.Diagnostics, IsProved: false));
        return site.LinkRoot;
    }

    /// <summary>Compiles what is there, for the first time.</summary>
    public Rebuild Start() => Show(Compile(), [], _opened);

    /// <summary>Waits until something may have changed.</summary>
    public Task Stirred(CancellationToken stop) => sources.Touched(stop);

    /// <summary>Compiles what has changed; null when nothing had.</summary>
    public async Task<Rebuild?> Next(CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var started = Stopwatch.GetTimestamp();
        var changed = sources.Refresh();
        if (changed.Count == 0)
            return null;

        // The other half of a save has a notice of its own, which mostly comes at once. A text that is empty is not even worth a compilation.
        (CompiledSite Site, SourceTree Tree)? compiled = sources.HasEmptied(changed) ? null : Compile();
        var patience = Task.Delay(s_secondLook, stop);
        for (var isLast = false; compiled is not { Site.Succeeded: true } && !isLast;)
        {
            await Task.WhenAny(patience, sources.Touched(stop)).ConfigureAwait(false);
            stop.ThrowIfCancellationRequested();
            isLast = patience.IsCompleted;
            sources.Touch(changed);
            changed = [.. changed.Union(sources.Refresh(), StringComparer.Ordinal)];
            compiled = sources.HasEmptied(changed) && !isLast ? null : Compile();
        }

        return Show(compiled!.Value, changed, started);
    }

    /// <summary>Forgets everything, looks at everything and compiles it.</summary>
    public void Again()
    {
        _memo = new();
        sources.LookEverywhere();
        sources.Touch(["statiq.json"]);
    }

    private Rebuild Show((CompiledSite Site, SourceTree Tree) compiled, IReadOnlyCollection<string> changed, long started)
    {
        var (site, tree) = compiled;
        var before = stage.State;
        var state = new PreviewState(before.Version + 1, site.Succeeded ? new(site, tree) : before.IsProved ? before.Snapshot : null, site.Diagnostics);
        stage.Show(state);
        return new(state, changed, Stopwatch.GetElapsedTime(started));
    }

    /// <summary>Compiles the tree. Whatever goes wrong is a problem to be shown: the preview goes on.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "A fault of ours in one state of the sources must not end the preview; the next save may be out of it.")]
    private (CompiledSite Site, SourceTree Tree) Compile(bool prove = true)
    {
        var tree = sources.Tree;
        try
        {
            return (SiteCompiler.Compile(tree, options() with { Proof = prove }, _memo), tree);
        }
        catch (Exception exception)
        {
            _memo = new(); // it may hold half of what was made
            var blame = exception is AggregateException { InnerExceptions: [var only, ..] } ? only : exception;
            var problem = DiskException.IsToBlame(blame) || blame is DiskException
                ? new Diagnostic(DiagnosticCode.Unreadable, Severity.Error, SourceLocation.OfFile(ParsedContent.Root), blame.Message, "It is read again when something is saved.")
                : new Diagnostic(DiagnosticCode.InternalError, Severity.Error, SourceLocation.OfFile(ParsedContent.Root), $"digest failed over these sources: {blame.GetType().Name}: {blame.Message}", "This is a fault of the program, not of your files: please report it, with what you changed last.");
            return (CompiledSite.Failed([problem], settings: null), tree);
        }
    }
}
