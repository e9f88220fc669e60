using AngleSharp.Dom;
using Digest.Sources.Diagnostics;

namespace Digest.Output.Checks;

/// <summary>Checks the language, the headings and the ids of a page.</summary>
internal static class StructureCheck
{
    public static void Run(CheckedPage page, PageElements elements)
    {
        if (page.Language.Length == 0)
            page.Report(DiagnosticCode.OutputLanguage, "has no lang on its html element");
        if (page.Direction is not ("ltr" or "rtl"))
            page.Report(DiagnosticCode.OutputLanguage, "has no dir of ltr or rtl on its html element");
        foreach (var (id, count) in elements.Ids.Where(id => id.Value > 1))
            page.ReportId(id, count);
        if (!page.IsRedirect)
            CheckHeadings(page, elements);
    }

    private static void CheckHeadings(CheckedPage page, PageElements elements)
    {
        IElement[] headings = [.. elements.Headings];
        IElement[] first = [.. headings.Where(heading => LevelOf(heading) == 1)];
        if (first.Length != 1)
            page.ReportHeading(first.LastOrDefault(), $"has {first.Length} h1 headings instead of one");
        if (headings is [var start, ..] && LevelOf(start) > 1)
            page.ReportHeading(start, $"has an {start.LocalName} before its h1");
        foreach (var (before, next) in headings.Zip(headings.Skip(1)).Where(pair => LevelOf(pair.Second) > LevelOf(pair.First) + 1))
        {
            const string Advice = "Use the levels of headings in order.";
            page.ReportHeading(next, $"skips from {before.LocalName} to {next.LocalName}", Advice);
        }
    }

    private static int LevelOf(IElement heading) => heading.LocalName[1] - '0';
}
