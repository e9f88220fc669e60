using Digest.SiteModel;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>The entries of a year: first those whose month is unknown, then month by month.</summary>
/// <param name="Whole">The chronology that the page shows or shows a part of: a gap may have begun on another page.</param>
internal sealed record YearModel(int Year, Chronology Entries, Chronology Whole, View View) : TemplateModel, ITemplateModel<YearModel>
{
    public static ModelType<YearModel> Type { get; } = new ModelType<YearModel>("year")
        .Text("title", model => model.View.Language.Digits.Plain(model.Year))
        .Text("anchor", model => AnchorOf(model.Year))
        .One("silence", model => model.GapBefore(model.FirstMonth) is { } gap && !model.BeginsInYear(gap)
            ? new ChronologyGapModel(gap, model.View) : null)
        .Many("undated", model => model.Entries.Entries
            .Where(entry => entry.Date.Start.Month is null).Select(entry => new EntryModel(entry, model.View)))
        .Many("months", model => model.Months());

    /// <summary>Null where the year begins with an entry whose month is unknown.</summary>
    private int? FirstMonth => Entries.Entries[0].Date.Start.Month;

    public static string AnchorOf(int year) => $"_{year:0000}";

    private IEnumerable<MonthModel> Months()
    {
        foreach (var month in Entries.Months)
        {
            var gap = GapBefore(month) is { } before && BeginsInYear(before) ? before : null;
            yield return new(Year, month, Entries.In(Year, month), gap, View);
        }
    }

    private ChronologyGap? GapBefore(int? month) => Whole.GapBefore(Year, month);

    /// <summary>Whether the gap belongs between two months. One that began in an earlier year belongs before this year.</summary>
    private bool BeginsInYear(ChronologyGap gap) => gap.Span.Start.Year == Year;
}
