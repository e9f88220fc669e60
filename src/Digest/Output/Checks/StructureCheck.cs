using AngleSharp.Dom;
using Digest.Sources.Diagnostics;

namespace Digest.Output.Checks;

/// <summary>Checks the language, the headings and the ids of a page.</summary>
internal static class StructureCheck
{
    public static void Run(CheckedPage page, IDocument document)
    {
        if (page.Language.Length == 0)
            page.Report(DiagnosticCode.OutputLanguage, "has no lang on its html element");
        if (page.Direction is not ("ltr" or "rtl"))
            page.Report(DiagnosticCode.OutputLanguage, "has no dir of ltr or rtl on its html element");
        foreach (var (id, count) in document.QuerySelectorAll("[id]").CountBy(element => element.Id!).Where(id => id.Value > 1))
            page.ReportId(id, count);
        if (!page.IsRedirect)
            CheckHeadings(page, document);
    }

    private static void CheckHeadings(CheckedPage page, IDocument document)
    {
        int[] levels = [.. document.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(heading => heading.LocalName[1] - '0')];
        var first = levels.Count(level => level == 1);
        if (first != 1)
            page.Report(DiagnosticCode.OutputHeadings, $"has {first} h1 headings instead of one");
        if (levels is [> 1, ..])
            page.Report(DiagnosticCode.OutputHeadings, $"has an h{levels[0]} before its h1");
        foreach (var (level, next) in levels.Zip(levels.Skip(1)).Where(pair => pair.Second > pair.First + 1))
            page.Report(DiagnosticCode.OutputHeadings, $"skips from h{level} to h{next}", "Use the levels of headings in order.");
    }
}
