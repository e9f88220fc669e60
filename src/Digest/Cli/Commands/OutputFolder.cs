using Digest.Cli.Disk;
using Digest.Cli.Terminal;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Cli.Commands;

/// <summary>The folder that a command publishes to.</summary>
internal static class OutputFolder
{
    /// <summary>Brings back a site that a killed build left aside, and says so.</summary>
    public static void Recover(string output, ConsoleReport report)
    {
        if (Publisher.Recover(output))
            report.Note($"a build was killed while it replaced {output}; the site before it is restored");
    }

    /// <summary>Publishes what is staged.</summary>
    public static PublishResult Replace(Publisher publisher, Interruption interruption)
    {
        using var stage = Stage.Start("replaced");
        var published = publisher.Publish(swapped: () => interruption.Outcome = Interruption.SitePublished);
        stage?.Counted(published.Files - published.Unchanged, "file");
        return published;
    }

    /// <summary>
    /// Why an output folder is refused even with <c>--force</c>: it contains the sources or is inside them. Links are resolved first. A
    /// folder outside the project must be named on the command line, because statiq.json may come from a pull request.
    /// </summary>
    public static string? ReasonToRefuse(string root, string output, bool isOption)
    {
        var target = RealPath.Of(output);
        var project = RealPath.Of(root);
        if (RealPath.Contains(target, project))
            return $"the output folder {output} holds the sources, and a build replaces the whole folder";
        foreach (var folder in ProjectLayout.Folders)
        {
            var sources = RealPath.Of(Path.Combine(root, folder));
            if (RealPath.Contains(sources, target))
                return $"the output folder {output} is inside {folder}/, where its files would be read as sources";
            if (RealPath.Contains(target, sources))
                return $"the output folder {output} holds {folder}/, and a build replaces the whole folder";
        }

        var cache = RealPath.Of(Path.Combine(root, ProjectLayout.Cache));
        if (RealPath.Contains(cache, target) || RealPath.Contains(target, cache))
            return $"the output folder {output} and {ProjectLayout.Cache}/, where builds keep results, must be beside each other";
        return isOption || RealPath.Contains(project, target) ? null
            : $"the output folder {output} is outside the project: name it with --output to allow that";
    }

    public static string FileByFileNote(string output) =>
        $"{output} cannot be renamed, so its files were replaced one by one: for a moment old and new pages were mixed";

    /// <summary>The end of the last line of a command.</summary>
    public static string SummaryOf(PublishResult published, TimeSpan time, string output) =>
        $"{ConsoleReport.Count(published.Files, "file")}, {SizeOf(published.Bytes)} in {time.TotalMilliseconds:0} ms → "
            + Path.GetRelativePath(Directory.GetCurrentDirectory(), output);

    private static string SizeOf(long bytes) => bytes switch
    {
        < 1000 => $"{bytes} B",
        < 1_000_000 => $"{bytes / 1e3:0} kB",
        _ => $"{bytes / 1e6:0.0} MB",
    };
}
