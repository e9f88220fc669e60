using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Output.Checks;

/// <summary>Checks canonical and alternate links. Search engines ignore a whole set if one alternate is inconsistent.</summary>
internal static class AlternatesCheck
{
    /// <param name="byFile">The page of each file; null for other files.</param>
    public static void Run(ImmutableArray<CheckedPage> pages, CheckedPage?[] byFile, SiteFiles files)
    {
        foreach (var page in pages.Where(page => !page.IsRedirect))
        {
            CheckCanonical(page, files);
            if (page.Alternates.Count > 0)
                CheckAlternates(page, byFile, files);
        }
    }

    private static void CheckCanonical(CheckedPage page, SiteFiles files)
    {
        var own = files.UrlOf(page.File.Path);
        switch (page.Canonicals)
        {
            case [] when files.HasHost && page.File.Path != "404.html": // an error page has no URL of its own
                Report(page, "has no link rel=canonical");
                break;
            case [var canonical] when files.HasHost && !SiteFiles.IsAbsolute(canonical):
                Report(page, $"has the canonical URL '{canonical}' without a host");
                break;
            case [var canonical] when !SafeUri.TryResolve(own, canonical, out var absolute) || absolute != own:
                Report(page, $"has the canonical URL '{canonical}', which is not its own");
                break;
            case [_, _, ..]:
                Report(page, "has more than one link rel=canonical");
                break;
        }
    }

    private static void CheckAlternates(CheckedPage page, CheckedPage?[] byFile, SiteFiles files)
    {
        var languages = page.Alternates.GroupBy(alternate => alternate.Language, StringComparer.OrdinalIgnoreCase);
        foreach (var repeated in languages.Where(language => language.Count() > 1))
            Report(page, $"has more than one alternate for hreflang '{repeated.Key}'");

        var includesItself = false;
        foreach (var (language, url) in page.Alternates)
        {
            if (files.HasHost && !SiteFiles.IsAbsolute(url))
            {
                Report(page, $"has the alternate '{url}' for '{language}' without a host");
                continue;
            }

            var (target, file, _, _) = files.Resolve(page.File.Path, url);
            if (target != LinkTarget.File || byFile[file] is not { } other)
                continue; // broken links are reported elsewhere
            includesItself |= other == page;
            if (language != "x-default" && !language.Equals(other.Language, StringComparison.OrdinalIgnoreCase))
                Report(page, $"has the '{language}' alternate {other.File.Path}, but that page is in '{other.Language}'");
            if (!ResolvedAlternates(page, files).SetEquals(ResolvedAlternates(other, files)))
                Report(page, $"has the '{language}' alternate {other.File.Path}, but that page has other alternates");
        }

        if (!includesItself)
            Report(page, "has alternates that do not include the page itself");
    }

    private static HashSet<(string, int)> ResolvedAlternates(CheckedPage page, SiteFiles files) =>
        [.. page.Alternates.Select(alternate => (alternate.Language, files.Resolve(page.File.Path, alternate.Url).File))];

    private static void Report(CheckedPage page, string message) => page.Report(DiagnosticCode.OutputAlternates, message);
}
