using Digest.Content;
using Digest.Languages;
using Digest.SiteModel;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>An entry of the chronology, with one side for each language, the reader's first.</summary>
internal sealed record EntryModel(ChronologyEntry Entry, View View) : TemplateModel, ITemplateModel<EntryModel>
{
    public static ModelType<EntryModel> Type { get; } = new ModelType<EntryModel>("entry")
        .Text("id", model => model.Entry.Id)
        .Text("status", model => (model.Entry.Event?.Status ?? EventStatus.Happened).ToString().ToLowerInvariant())
        .One("date", model => DateModel.Of(model.Entry.Date, model.View.Language))
        .Many("other_dates", model => model.OtherDates())
        .Fields("extra", FieldDeclarations.Event, model => new OwnFieldsModel(model.Entry.Event?.Extra, model.View))
        .One("side", model => new SideModel(model.Entry, model.View, model.View.Language))
        .Many("sides", model => model.Sides)
        .Many("columns", model => model.Sides.Where(model.IsColumn));

    private IEnumerable<SideModel> Sides => Languages.Select(language => new SideModel(Entry, View, language));

    private IEnumerable<Language> Languages => View.Site.Languages.OrderByDescending(language => language.Equals(View.Language));

    /// <summary>
    /// Whether the chronology shows a side. A side with a borrowed title alone would repeat that title. The page's side of an event is
    /// always shown: it links to the page of the event in the language of the page.
    /// </summary>
    private bool IsColumn(SideModel side) =>
        side.HasText || side.HasReports || (Entry.Event is not null && side.Language.Equals(View.Language));

    /// <summary>The date in other languages, where it is written differently.</summary>
    private IEnumerable<DateModel> OtherDates()
    {
        var own = DateModel.Of(Entry.Date, View.Language).Text;
        return Languages.Select(language => DateModel.Of(Entry.Date, language)).Where(date => date.Text != own);
    }
}
