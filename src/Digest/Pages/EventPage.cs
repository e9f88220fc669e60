using System.Collections.Immutable;
using Digest.Content;
using Digest.Languages;
using Digest.Pages.Models;
using Digest.SiteModel;
using Digest.Templates;

namespace Digest.Pages;

/// <summary>One event: what happened, and who reports it in each language.</summary>
internal sealed class EventPage(View view, Event entry, ChronologyEntry? before, ChronologyEntry? after) : Page(view)
{
    public static readonly ModelType Type = new ModelType<EventPage>("event page", Basis)
        .One("entry", page => page.Part(page._entry), () => EntryModel.Type)
        .Many("entities", page => [.. page._entry.Entities.Select(entity => new EntityModel(page.Site.EntityWith(entity.Id)!, page.View))], () => EntityModel.Type)
        .Many("topics", page => [.. page._entry.Topics.Select(topic => new TopicModel(page.Site.TopicWith(topic.Id), page.View))], () => TopicModel.Type)
        .One("before", page => page._before is { } before ? new EntryModel(before, page.View) : null, () => EntryModel.Type)
        .One("after", page => page._after is { } after ? new EntryModel(after, page.View) : null, () => EntryModel.Type);

    private readonly Event _entry = entry;
    private readonly ChronologyEntry? _before = before;
    private readonly ChronologyEntry? _after = after;

    public override string Address => Permalinks.Event(Language, _entry);
    public override string Layout => "event";
    public override string? Title => View.LabelOf(_entry.Title)?.Text;
    public override string? Description => (View.LabelOf(_entry.Summary) ?? View.LabelOf(Site.Settings.SiteDescription))?.Text;
    public override ImmutableArray<SwitchTarget> ResolveSwitch() => LanguageSwitch.Everywhere(Site, Language, language => Permalinks.Event(language, _entry));
    public override string Origin => _entry.Location.Path;
    public override ModelType ModelType => Type;

    public override IEnumerable<LinkModel> Crumbs
    {
        get
        {
            var year = _entry.Date.Start.Year;
            return [Crumb(TextKey.Chronology, Permalinks.Chronology(Language)), new(Html.Escape(Language.Digits.Plain(year)), View.Href(Permalinks.ChronologyYear(Language, null, year)))];
        }
    }

    public static IEnumerable<Page> Of(View view)
    {
        var entries = view.Site.Chronology.Entries;
        for (var index = 0; index < entries.Length; index++)
        {
            if (entries[index].Event is { } entry)
                yield return new EventPage(view, entry, index > 0 ? entries[index - 1] : null, index + 1 < entries.Length ? entries[index + 1] : null);
        }
    }

    private EntryModel Part(Event entry) => new(new(entry.Date, entry, null), View);
}
