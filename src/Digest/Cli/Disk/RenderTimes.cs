using System.Diagnostics;
using Digest.Output;

namespace Digest.Cli.Disk;

/// <summary>How long the files of each layout took, added up over all threads. Safe for concurrent use.</summary>
internal sealed class RenderTimes
{
    private readonly Dictionary<string, Row> _rows = new(StringComparer.Ordinal);

    /// <summary>The layouts and other kinds of files, the slowest first.</summary>
    public IEnumerable<Row> Slowest => _rows.Values.OrderByDescending(row => row.Time);

    /// <param name="started">A time stamp of <see cref="Stopwatch"/>.</param>
    public void AddRendered(RenderedFile file, long started, int bytes) =>
        Add(file.Layout ?? $"files *{Path.GetExtension(file.Path)}", started, bytes);

    /// <inheritdoc cref="AddRendered"/>
    public void AddWritten(long started, long bytes) => Add("writing to the disk", started, bytes);

    private void Add(string name, long started, long bytes)
    {
        var time = Stopwatch.GetElapsedTime(started);
        lock (_rows)
        {
            var row = _rows.GetValueOrDefault(name, new(name, 0, TimeSpan.Zero, 0));
            _rows[name] = row with { Files = row.Files + 1, Time = row.Time + time, Bytes = row.Bytes + bytes };
        }
    }

    internal sealed record Row(string Name, int Files, TimeSpan Time, long Bytes);
}
