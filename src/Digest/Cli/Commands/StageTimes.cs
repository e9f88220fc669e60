using System.Diagnostics;
using Digest.Cli.Terminal;
using Digest.Configuration;

namespace Digest.Cli.Commands;

/// <summary>Prints every stage of a command with its count and its time, if the option <c>--verbose</c> asks for it.</summary>
internal sealed class StageTimes(ConsoleReport report)
{
    private long _started = Stopwatch.GetTimestamp();

    public void Ended(EndedStage stage)
    {
        var time = Stopwatch.GetElapsedTime(_started).TotalMilliseconds;
        report.Detail($"{stage.Verb} {ConsoleReport.Count(stage.Count, stage.Noun)} in {time:0} ms");
        _started = Stopwatch.GetTimestamp();
    }
}
