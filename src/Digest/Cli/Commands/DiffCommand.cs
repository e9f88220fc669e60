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
    /// <param name="transfer"><c>upload</c> or <c>delete</c> to list only the files to be uploaded or deleted; else null.</param>
    public static int Run(string old, string current, string? transfer, ConsoleReport report, CancellationToken interrupted)
    {
        var before = PublishedSite.Read("OLD", old, interrupted);
        var after = PublishedSite.Read("NEW", current, interrupted);
        if (transfer is not null)
        {
            var files = transfer == CommandLine.Upload
                ? TransferList.Uploads(old, before, current, after) : TransferList.Deletions(old, before, current);
            foreach (var path in files)
                report.Output.WriteLine(path);
            report.Output.Flush();
            return ExitCode.Done;
        }

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
