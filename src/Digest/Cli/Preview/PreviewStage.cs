namespace Digest.Cli.Preview;

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
