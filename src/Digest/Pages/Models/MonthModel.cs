using Digest.Languages.Dates;
using Digest.SiteModel;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>The entries of a month: first those whose day is unknown.</summary>
/// <param name="Gap">The gap before the month's first entry, where it began in the same year.</param>
internal sealed record MonthModel(int Year, int Month, Chronology Entries, ChronologyGap? Gap, View View)
    : TemplateModel, ITemplateModel<MonthModel>
{
    public static ModelType<MonthModel> Type { get; } = new ModelType<MonthModel>("month")
        .Text("title", model => DateFormatter.Month(model.Year, model.Month, model.View.Language))
        .Text("anchor", model => $"_{model.Year:0000}-{model.Month:00}")
        .One("silence", model => model.Gap is { } gap ? new ChronologyGapModel(gap, model.View) : null)
        .Many("undated", model => model.EntriesWhere(entry => entry.Date.Start.Day is null))
        .Many("entries", model => model.EntriesWhere(entry => entry.Date.Start.Day is not null));

    private IEnumerable<EntryModel> EntriesWhere(Func<ChronologyEntry, bool> predicate) =>
        Entries.Entries.Where(predicate).Select(entry => new EntryModel(entry, View));
}
