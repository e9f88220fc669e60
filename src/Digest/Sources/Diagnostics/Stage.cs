using System.Diagnostics;

namespace Digest.Sources.Diagnostics;

/// <summary>
/// The stages of the pipeline as activities of .NET, so that what runs does not know who measures it: <c>--verbose</c>, <c>--timings</c>,
/// or a tool that listens to the source <see cref="SourceName"/>.
/// </summary>
internal static class Stage
{
    public const string SourceName = "Digest";

    private const string CountTag = "count", NounTag = "noun";
    private static readonly ActivitySource s_source = new(SourceName);

    /// <summary>Begins a stage, which ends when it is disposed. Null without a listener.</summary>
    /// <param name="verb">What the stage did when it is over: <c>parsed</c>.</param>
    public static Activity? Start(string verb) => s_source.StartActivity(verb);

    /// <summary>Adds how much the stage made.</summary>
    /// <param name="noun">In the singular: <c>article</c>.</param>
    public static void Counted(this Activity stage, int count, string noun) => stage.SetTag(CountTag, count).SetTag(NounTag, noun);

    /// <summary>How much the stage made; null if it ended early.</summary>
    public static (int Count, string Noun)? CountOf(Activity stage) =>
        stage.GetTagItem(CountTag) is int count && stage.GetTagItem(NounTag) is string noun ? (count, noun) : null;
}
