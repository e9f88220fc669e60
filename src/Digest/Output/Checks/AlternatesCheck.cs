using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Output.Checks;

/// <summary>Checks canonical and alternate links. Search engines ignore a whole set if one alternate is inconsistent.</summary>
internal static class AlternatesCheck
{
    /// <summary>Checks the links of a page by themselves, and returns the alternates.</summary>
    public static ImmutableArray<(string Language, int File)> Read(CheckedPage page, PageElements elements, SiteFiles files)
    {
        CheckCanonical(page, [.. elements.LinksOf("canonical").Select(link => link.GetAttribute("href") ?? "")], files);
        ImmutableArray<(string Language, string Url)> alternates =
        [
            .. elements.LinksOf("alternate").Where(link => link.HasAttribute("hreflang"))
                .Select(link => (link.GetAttribute("hreflang")!, link.GetAttribute("href") ?? "")),
        ];
        var languages = alternates.GroupBy(alternate => alternate.Language, StringComparer.OrdinalIgnoreCase);
        foreach (var repeated in languages.Where(language => language.Count() > 1))
            Report(page, $"has more than one alternate for hreflang '{repeated.Key}'");
        foreach (var (language, url) in alternates.Where(alternate => files.HasHost && !SiteFiles.IsAbsolute(alternate.Url)))
            Report(page, $"has the alternate '{url}' for '{language}' without a host");
        return files.SharedAlternates[
        [
            .. alternates.Select(alternate =>
                (files.Strings[alternate.Language], files.Resolve(page.File.Path, alternate.Url).File)),
        ]];
    }

    private static void CheckCanonical(CheckedPage page, string[] canonicals, SiteFiles files)
    {
        var own = files.UrlOf(page.File.Path);
        switch (canonicals)
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

    /// <summary>Compares the alternates of pages with each other.</summary>
    /// <param name="byFile">The page of each file; null for other files.</param>
    public static void Run(ImmutableArray<CheckedPage> pages, CheckedPage?[] byFile)
    {
        foreach (var page in pages.Where(page => !page.Alternates.IsEmpty))
            CheckAlternates(page, byFile);
    }

    private static void CheckAlternates(CheckedPage page, CheckedPage?[] byFile)
    {
        foreach (var (language, file) in page.Alternates)
        {
            if (file < 0 || byFile[file] is not { } other)
                continue; // broken links are reported elsewhere
            if (language != "x-default" && !language.Equals(other.Language, StringComparison.OrdinalIgnoreCase))
                Report(page, $"has the '{language}' alternate {other.File.Path}, but that page is in '{other.Language}'");
            if (page.Alternates != other.Alternates && !page.Alternates.ToHashSet().SetEquals(other.Alternates))
                Report(page, $"has the '{language}' alternate {other.File.Path}, but that page has other alternates");
        }

        if (!page.Alternates.Any(alternate => alternate.File >= 0 && byFile[alternate.File] == page))
            Report(page, "has alternates that do not include the page itself");
    }

    private static void Report(CheckedPage page, string message) => page.Report(DiagnosticCode.OutputAlternates, message);
}
