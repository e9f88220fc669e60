using System.Collections.Immutable;
using Digest.Sources.Diagnostics;

namespace Digest.Cli.Preview;

/// <summary>What the preview shows at one moment. Replaced as a whole, never changed.</summary>
/// <param name="Version">Counts the compilations, from 1.</param>
/// <param name="Snapshot">The last site that compiled; null until one does.</param>
/// <param name="Problems">Of the last compilation, whether it made a site or not; each with its excerpt.</param>
/// <param name="IsProved">False for the site that is there first: nobody knows yet whether its texts are right, and it may turn out to be none.</param>
internal sealed record PreviewState(int Version, Snapshot? Snapshot, ImmutableArray<Diagnostic> Problems, bool IsProved = true)
{
    public static PreviewState Empty { get; } = new(0, null, []);

    /// <summary>The sources are wrong, and what is shown is older than they are.</summary>
    public bool IsBroken => Problems.Any(problem => problem.Severity == Severity.Error);
}

/// <summary>The state of the preview, and a way to wait for the next one. Written by who compiles, read by every request.</summary>
internal sealed class PreviewStage
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile PreviewState _state = PreviewState.Empty;

    public PreviewState State => _state;

    public void Show(PreviewState state)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            _state = state;
            (changed, _changed) = (_changed, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        changed.SetResult();
    }

    /// <summary>The state, or the one that proves it.</summary>
    public async Task<PreviewState> Proved(CancellationToken cancelled) =>
        _state is { IsProved: false } early ? await After(early.Version, cancelled).ConfigureAwait(false) : _state;

    /// <summary>The first state that is newer than a version.</summary>
    public async Task<PreviewState> After(int version, CancellationToken cancelled)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (_state.Version > version)
                    return _state;
                changed = _changed.Task;
            }

            await changed.WaitAsync(cancelled).ConfigureAwait(false);
        }
    }
}
