namespace Digest.Cli.Preview;

/// <summary>Holds the latest state of the preview. The loop replaces it, and requests read it or wait for the next one.</summary>
internal sealed class LatestState
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile PreviewState _state = PreviewState.Empty;

    public PreviewState State => _state;

    public void Replace(PreviewState state)
    {
        lock (_lock)
        {
            _state = state;
            _changed.SetResult(); // its continuations run on other threads
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>The state, or the next one if this one is not checked.</summary>
    public async Task<PreviewState> Checked(CancellationToken cancelled) =>
        _state is { IsChecked: false } first ? await After(first.Version, cancelled).ConfigureAwait(false) : _state;

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
