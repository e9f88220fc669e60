using Digest.Cli.Published;
using Digest.Cli.Terminal;
using Digest.Output;
using static Digest.Cli.Terminal.ConsoleReport;

namespace Digest.Cli.Commands;

/// <summary><c>digest diff</c>: lists the pages and files that differ between two versions of a site.</summary>
internal static class DiffCommand
{
    /// <param name="old">A place that <see cref="PublishedSite.Read"/> knows; so is <paramref name="current"/>.</param>
    /// <returns>The same exit code whatever differs: the command shows differences, and does not judge them.</returns>
    public static int Run(string old, string current, ConsoleReport report, CancellationToken interrupted)
    {
        var before = PublishedSite.Read("OLD", old, interrupted);
        var after = PublishedSite.Read("NEW", current, interrupted);
        var difference = SiteDifference.Of(before, after);
        var changes = new[] { ("added", difference.Added), ("removed", difference.Removed), ("changed", difference.Changed) };
        var same = after.Length - difference.Added.Length - difference.Changed.Length - difference.Unknown.Length;
        var counts = string.Join(", ", changes.Select(change => $"{change.Item2.Length} {change.Item1}")) + $", {same} the same";
        report.Listing($"Digest: {counts}", [.. changes.SelectMany(change => ChangeListing.Of(change.Item1, change.Item2))]);
        if (!difference.Unknown.IsEmpty)
            report.Note($"{Count(difference.Unknown.Length, "page")} could not be compared: "
                + "only a folder, a build.json or a URL of a site that this version of digest built has hashes");
        report.Summary(counts);
        return ExitCode.Done;
    }
}
