using Digest.Cli.Terminal;

namespace Digest.Cli.Commands;

/// <summary>Lists what a build with <c>--drafts</c> published although it is not to be seen yet.</summary>
internal static class PublishedDrafts
{
    private const int MostListed = 20;

    public static void Report(CompiledSite compiled, ConsoleReport report)
    {
        var site = compiled.Pages[0].Site;
        if (site.IsIndexed)
            return;
        var drafts = site.Drafts.ToList();
        var articles = drafts.Count switch
        {
            0 => "no article is held back without it",
            1 => "1 article is not to be seen yet:",
            var count => $"{count} articles are not to be seen yet:",
        };
        report.Note($"built with --drafts: every page is marked noindex, and {articles}");
        foreach (var (article, reason) in drafts.Take(MostListed))
            report.Note($"{article.Path}: {reason}");
        if (drafts.Count > MostListed)
            report.Note($"and {ConsoleReport.Count(drafts.Count - MostListed, "other")}");
    }
}
