using Digest.Sources.Diagnostics;

namespace Digest.Output.Checks;

/// <summary>Checks that each language has one direction, and that every page links to every language.</summary>
internal static class LanguageCheck
{
    public static void Run(ImmutableArray<CheckedPage> pages)
    {
        CheckDirections(pages);
        CheckSwitches(pages);
    }

    private static void CheckDirections(ImmutableArray<CheckedPage> pages)
    {
        // The direction of most pages in a language is taken as the correct one.
        var directions = pages
            .Where(page => page.Language.Length > 0 && page.Direction.Length > 0)
            .GroupBy(page => page.Language, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(language => language.Key, MostFrequentDirection, StringComparer.OrdinalIgnoreCase);

        foreach (var (page, (language, direction)) in pages.SelectMany(page => page.LanguageParts, (page, part) => (page, part)))
        {
            if (directions.TryGetValue(language, out var usual) && direction != usual)
                Report(page, $"has a part in '{language}' with dir=\"{direction}\" instead of \"{usual}\"");
        }
    }

    private static string MostFrequentDirection(IEnumerable<CheckedPage> pages) => pages
        .GroupBy(page => page.Direction)
        .OrderByDescending(direction => direction.Count())
        .ThenBy(direction => direction.Key, StringComparer.Ordinal)
        .First().Key;

    private static void CheckSwitches(ImmutableArray<CheckedPage> pages)
    {
        var readable = pages.Where(page => !page.IsRedirect).ToList();
        var languages = readable
            .Select(page => page.Language)
            .Where(language => language.Length > 0)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.Ordinal)
            .ToList();
        foreach (var page in readable)
        {
            var missing = languages.Except([.. page.SwitchLanguages, page.Language], StringComparer.OrdinalIgnoreCase).ToList();
            if (page.SwitchLanguages.IsEmpty && languages.Count > 1)
                Report(page, "has no language switch: a nav with links that have hreflang");
            else if (missing.Count > 0)
                Report(page, $"has a language switch without {string.Join(", ", missing)}");
        }
    }

    private static void Report(CheckedPage page, string message) => page.Report(DiagnosticCode.OutputLanguage, message);
}
