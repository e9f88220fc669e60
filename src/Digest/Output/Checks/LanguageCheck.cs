using Digest.Sources.Diagnostics;

namespace Digest.Output.Checks;

/// <summary>Checks that each language has one direction, and that every page links to every language.</summary>
internal static class LanguageCheck
{
    public static void Run(ImmutableArray<CheckedPage> pages, DiagnosticBag diagnostics)
    {
        CheckDirections(pages, diagnostics);
        CheckSwitches(pages, diagnostics);
    }

    private static void CheckDirections(ImmutableArray<CheckedPage> pages, DiagnosticBag diagnostics)
    {
        // The direction of most pages in a language is taken as the correct one.
        var directions = pages
            .Where(page => page.Language.Length > 0 && page.Direction.Length > 0)
            .GroupBy(page => page.Language, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(language => language.Key, MostFrequentDirection, StringComparer.OrdinalIgnoreCase);

        foreach (var page in pages)
        {
            foreach (var (language, direction) in page.LanguageParts)
            {
                if (directions.TryGetValue(language, out var usual) && direction != usual)
                    Report(page, $"has a part in '{language}' with dir=\"{direction}\" instead of \"{usual}\"", diagnostics);
            }
        }
    }

    private static string MostFrequentDirection(IEnumerable<CheckedPage> pages) => pages
        .GroupBy(page => page.Direction)
        .OrderByDescending(direction => direction.Count())
        .ThenBy(direction => direction.Key, StringComparer.Ordinal)
        .First().Key;

    private static void CheckSwitches(ImmutableArray<CheckedPage> pages, DiagnosticBag diagnostics)
    {
        var readable = pages.Where(page => !page.IsRedirect).ToList();
        string[] languages =
        [
            .. readable
                .Select(page => page.Language)
                .Where(language => language.Length > 0)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Order(StringComparer.Ordinal),
        ];
        foreach (var page in readable)
        {
            string[] missing =
            [
                .. languages.Where(language =>
                    !page.SwitchLanguages.Contains(language) && !language.Equals(page.Language, StringComparison.OrdinalIgnoreCase)),
            ];
            if (page.SwitchLanguages.Count == 0 && languages.Length > 1)
                Report(page, "has no language switch: a nav with links that have hreflang", diagnostics);
            else if (missing.Length > 0)
                Report(page, $"has a language switch without {string.Join(", ", missing)}", diagnostics);
        }
    }

    private static void Report(CheckedPage page, string message, DiagnosticBag diagnostics) =>
        OutputCheck.Report(diagnostics, DiagnosticCode.OutputLanguage, page.File, message);
}
