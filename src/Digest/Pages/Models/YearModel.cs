using Digest.SiteModel;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>The entries of a year: first those whose month is not known, then month by month.</summary>
/// <param name="whole">The chronology that the page shows, or shows a part of: a silence may have begun on another page.</param>
internal sealed class YearModel(int year, Chronology entries, Chronology whole, View view) : ITemplateModel
{
    public static readonly ModelType<YearModel> Type = new ModelType<YearModel>("year")
        .Text("title", part => part._view.Language.Digits.Plain(part._year))
        .Text("anchor", part => AnchorOf(part._year))
        .One("silence", part => part.GapBefore(part._firstMonth) is { } silence && !part.IsWithin(silence) ? new ChronologyGapModel(silence, part._view) : null, () => ChronologyGapModel.Type)
        .Many("undated", part => [.. part._entries.Where(entry => entry.Date.Start.Month is null).Entries.Select(entry => new EntryModel(entry, part._view))], () => EntryModel.Type)
        .Many("months", part => [.. part.Months()], () => MonthModel.Type);

    private readonly int _year = year;
    private readonly Chronology _entries = entries;
    private readonly View _view = view;
    private readonly Chronology _whole = whole;

    /// <summary>Null where the year begins with an entry whose month is not known.</summary>
    private readonly int? _firstMonth = entries.Entries[0].Date.Start.Month;

    public ModelType ModelType => Type;

    public static string AnchorOf(int year) => $"_{year:0000}";

    private IEnumerable<MonthModel> Months() => _entries.Entries
        .Select(entry => entry.Date.Start.Month)
        .OfType<int>()
        .Distinct()
        .Select(month => new MonthModel(_year, month, _entries.In(_year, month), GapBefore(month) is { } silence && IsWithin(silence) ? silence : null, _view));

    private ChronologyGap? GapBefore(int? month) => _whole.GapBefore(_year, month);

    /// <summary>Else it began earlier, and stands between the years.</summary>
    private bool IsWithin(ChronologyGap silence) => silence.Span.Start.Year == _year;
}
