using Digest.Languages.Dates;
using Digest.SiteModel;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>The entries of a month: first those whose day is not known.</summary>
/// <param name="silence">What lies between them and the entries before them, in the same year.</param>
internal sealed class MonthModel(int year, int month, Chronology entries, ChronologyGap? silence, View view) : ITemplateModel
{
    public static readonly ModelType<MonthModel> Type = new ModelType<MonthModel>("month")
        .Text("title", part => DateFormatter.Month(part._year, part._month, part._view.Language))
        .Text("anchor", part => AnchorOf(part._year, part._month))
        .One("silence", part => part._silence is { } silence ? new ChronologyGapModel(silence, part._view) : null, () => ChronologyGapModel.Type)
        .Many("undated", part => [.. part.Parts(entry => entry.Date.Start.Day is null)], () => EntryModel.Type)
        .Many("entries", part => [.. part.Parts(entry => entry.Date.Start.Day is not null)], () => EntryModel.Type);

    private readonly int _year = year;
    private readonly int _month = month;
    private readonly Chronology _entries = entries;
    private readonly ChronologyGap? _silence = silence;
    private readonly View _view = view;

    public ModelType ModelType => Type;

    public static string AnchorOf(int year, int month) => $"_{year:0000}-{month:00}";

    private IEnumerable<EntryModel> Parts(Func<ChronologyEntry, bool> belongs) => _entries.Entries.Where(belongs).Select(entry => new EntryModel(entry, _view));
}
