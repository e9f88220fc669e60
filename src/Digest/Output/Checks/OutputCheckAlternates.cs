using System.Collections.Immutable;
using Digest.Sources.Diagnostics;

namespace Digest.Output.Checks;

/// <summary>What search engines are told of a page's own address and of its translations. One lie in a set, and they ignore all of it.</summary>
internal static class OutputCheckAlternates
{
    public static void Run(ImmutableArray<OutputCheckPage> read, OutputCheckPage?[] pages, OutputCheckLinks links, DiagnosticBag diagnostics)
    {
        foreach (var page in read.Where(page => !page.IsRedirect))
        {
            CheckCanonical(page, links, diagnostics);
            CheckAlternates(page, pages, links, diagnostics);
        }
    }

    private static void CheckCanonical(OutputCheckPage page, OutputCheckLinks links, DiagnosticBag diagnostics)
    {
        var own = links.AddressOf(page.File.Path);
        switch (page.Canonicals)
        {
            case [] when links.HasHost && page.File.Path != "404.html":
                Report(page, "has no link rel=canonical", diagnostics);
                break;
            case []:
                break; // an error page has no address of its own
            case [var canonical] when links.HasHost && !OutputCheckLinks.IsAbsolute(canonical):
                Report(page, $"has the canonical address '{canonical}', without its host", diagnostics);
                break;
            case [var canonical] when !Uri.TryCreate(own, canonical, out var whole) || whole != own:
                Report(page, $"has the canonical address '{canonical}', which is not its own", diagnostics);
                break;
            case [_]:
                break;
            default:
                Report(page, "has more than one link rel=canonical", diagnostics);
                break;
        }
    }

    private static void CheckAlternates(OutputCheckPage page, OutputCheckPage?[] pages, OutputCheckLinks links, DiagnosticBag diagnostics)
    {
        if (page.Alternates.Count == 0)
            return;
        foreach (var twice in page.Alternates.GroupBy(alternate => alternate.Language, StringComparer.OrdinalIgnoreCase).Where(language => language.Count() > 1))
            Report(page, $"has more than one alternate for hreflang '{twice.Key}'", diagnostics);

        var includesItself = false;
        foreach (var (language, address) in page.Alternates)
        {
            if (links.HasHost && !OutputCheckLinks.IsAbsolute(address))
            {
                Report(page, $"has the alternate '{address}' for '{language}', without its host", diagnostics);
                continue;
            }

            var (target, file, _, _) = links.Follow(page.File.Path, address);
            if (target != LinkTarget.File || pages[file] is not { } other)
                continue; // reported with the other links, or another site's page
            includesItself |= other == page;
            if (language != "x-default" && !language.Equals(other.Language, StringComparison.OrdinalIgnoreCase))
                Report(page, $"calls {other.File.Path} its '{language}' alternate, but that page is in '{other.Language}'", diagnostics);
            if (!Resolved(page, links).SetEquals(Resolved(other, links)))
                Report(page, $"names {other.File.Path} as its alternate for '{language}', but that page does not name the same set back", diagnostics);
        }

        if (!includesItself)
            Report(page, "names alternates, but not itself among them", diagnostics);
    }

    private static HashSet<(string, int)> Resolved(OutputCheckPage page, OutputCheckLinks links) =>
        [.. page.Alternates.Select(alternate => (alternate.Language, links.Follow(page.File.Path, alternate.Address).File))];

    private static void Report(OutputCheckPage page, string message, DiagnosticBag diagnostics) =>
        OutputCheck.Report(diagnostics, DiagnosticCode.OutputAlternates, page.File, message);
}
