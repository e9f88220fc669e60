using System.Diagnostics;
using Digest.Cli.Disk;
using Digest.Cli.Terminal;
using Digest.Sources.Diagnostics;

namespace Digest.Cli.Commands;

/// <summary>
/// Measures the stages of a command. <c>--verbose</c> prints each at its end, <c>--timings</c> all of them in a table at the end of the
/// command.
/// </summary>
internal sealed class StageTimes : IDisposable
{
    private readonly ConsoleReport _report;
    private readonly Activity _command = new Activity("command").Start();
    private readonly ActivityListener _listener;
    private readonly List<StageTime> _stages = [];
    private TimeSpan _processorBefore;

    public StageTimes(ConsoleReport report)
    {
        _report = report;
        _listener = new()
        {
            ShouldListenTo = source => source.Name == Stage.SourceName,
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStarted = _ => _processorBefore = Environment.CpuUsage.TotalTime,
            ActivityStopped = Ended,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>Prints the table, if the option <c>--timings</c> asks for it.</summary>
    /// <param name="layouts">What was rendered, by layout.</param>
    public void Report(RenderTimes layouts)
    {
        if (!_report.Timings)
            return;
        _report.Table(
            [("stage", false), ("wall", true), ("processor", true), ("made", false)],
            _stages.Select(stage => (string[])
                [stage.Verb, Milliseconds(stage.Wall), Milliseconds(stage.Processor), ConsoleReport.Count(stage.Count, stage.Noun)]));
        _report.Table(
            [("layout or kind", false), ("files", true), ("time", true), ("size", true), ("each", true)],
            layouts.Slowest.Select(layout => (string[])
            [
                layout.Name, $"{layout.Files}", Milliseconds(layout.Time), $"{layout.Bytes / 1000} kB",
                $"{layout.Time.TotalMicroseconds / layout.Files:0} µs",
            ]));
    }

    public void Dispose()
    {
        _listener.Dispose();
        _command.Dispose();
    }

    /// <summary>Stages of other commands in the same process are not those of this one.</summary>
    private void Ended(Activity stage)
    {
        if (stage.Parent != _command || Stage.CountOf(stage) is not var (count, noun))
            return;
        _stages.Add(new(stage.OperationName, stage.Duration, Environment.CpuUsage.TotalTime - _processorBefore, count, noun));
        _report.Detail($"{stage.OperationName} {ConsoleReport.Count(count, noun)} in {Milliseconds(stage.Duration)}");
    }

    private static string Milliseconds(TimeSpan time) => $"{time.TotalMilliseconds:0} ms";

    private sealed record StageTime(string Verb, TimeSpan Wall, TimeSpan Processor, int Count, string Noun);
}
