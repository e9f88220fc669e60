using Digest.Content;
using Digest.Languages;
using Digest.SiteModel;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>An entry of the chronology: one event, told on facing sides, one a language, the reader's first.</summary>
internal sealed class EntryModel(ChronologyEntry entry, View view) : ITemplateModel
{
    public static readonly ModelType<EntryModel> Type = new ModelType<EntryModel>("entry")
        .Text("id", part => part._entry.Id)
        .Text("status", part => (part._entry.Event?.Status ?? EventStatus.Happened).ToString().ToLowerInvariant())
        .One("date", part => DateModel.Of(part._entry.Date, part._view.Language), () => DateModel.Type)
        .Many("other_dates", part => [.. part.OtherDates()], () => DateModel.Type)
        .One("side", part => new SideModel(part._entry, part._view, part._view.Language), () => SideModel.Type)
        .Many("sides", part => [.. part.Languages.Select(language => new SideModel(part._entry, part._view, language))], () => SideModel.Type);

    private readonly ChronologyEntry _entry = entry;
    private readonly View _view = view;

    public ModelType ModelType => Type;

    private IEnumerable<DateModel> OtherDates()
    {
        var own = DateModel.Of(_entry.Date, _view.Language).Words;
        return Languages.Select(language => DateModel.Of(_entry.Date, language)).Where(date => date.Words != own);
    }

    private IEnumerable<Language> Languages => _view.Site.Languages.OrderByDescending(language => language.Equals(_view.Language));
}
