namespace Digest.Cli.Pictures;

/// <summary>Limits the memory of photographs that are decoded at the same time. One of any size can always be decoded alone.</summary>
internal sealed class PixelBudget
{
    private const long Maximum = 40_000_000;

    private readonly object _lock = new();
    private long _used;

    /// <summary>Decodes a photograph as soon as there is memory for it.</summary>
    public T Use<T>(long pixels, Func<T> decode)
    {
        lock (_lock)
        {
            while (_used > 0 && _used + pixels > Maximum)
                Monitor.Wait(_lock);
            _used += pixels;
        }

        try
        {
            return decode();
        }
        finally
        {
            lock (_lock)
            {
                _used -= pixels;
                Monitor.PulseAll(_lock);
            }
        }
    }
}
