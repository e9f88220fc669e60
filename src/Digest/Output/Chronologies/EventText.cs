using Digest.Content;
using Digest.Languages;
using Digest.Languages.Dates;
using Digest.Pages;
using Digest.Pages.Feeds;
using Digest.SiteModel;
using Digest.Sources;

namespace Digest.Output.Chronologies;

/// <summary>An event as all formats write it: with its texts in one language or else in another, and with URLs.</summary>
internal sealed class EventText(Event entry, View view)
{
    public Event Event => entry;
    public Language Language => view.Language;

    /// <summary>See <see cref="TagUri"/>.</summary>
    public string Id => TagUri.Of(entry, Language, view.Site.Settings);

    public string Url => UrlOf(Permalinks.Event(Language, entry));
    public bool HasHost => view.Site.Settings.Host is not null;

    /// <summary>The date in words.</summary>
    public string Date => DateFormatter.Full(entry.Date, Language);

    public string Status => entry.Status.ToString().ToLowerInvariant();
    public Label Title => view.LabelOf(entry.Title)!.Value;
    public Label TitleWithStatus => EventEntry.TitleOf(entry, view);
    public Label? Summary => view.LabelOf(entry.Summary);

    /// <summary>When the substance last changed, as in feeds; an event of the future that has no report has not changed yet.</summary>
    public DateTimeOffset Updated => EventEntry.Of(entry, view)?.Updated ?? DateTimeOffset.UnixEpoch;

    /// <summary>The place, if it is an entity.</summary>
    public Entity? PlaceEntity => entry.Place is { } place ? view.Site.EntityWith(place.Id) : null;

    public Label? Place => PlaceEntity is { } entity ? NameOf(entity.Name) : entry.Place is { } place ? new(place.Id, Language) : null;
    public IEnumerable<Topic> Topics => entry.Topics.Select(topic => view.Site.TopicWith(topic.Id));
    public IEnumerable<Entity> Entities => entry.Entities.Select(entity => view.Site.EntityWith(entity.Id)!);
    public IEnumerable<Source> Sources => entry.Sources.Select(source => view.Site.SourceWith(source.Id));

    /// <summary>The articles about it in all languages.</summary>
    public IEnumerable<Article> Reports => view.Site.ReportsOf(entry);

    public Label NameOf(LocalizedText name) => view.LabelOf(name)!.Value;
    public string UrlOf(Article article) => UrlOf(Permalinks.Article(article));

    /// <summary>The URL of a topic's page; null if this edition has no article about it.</summary>
    public string? UrlOf(Topic topic) => view.Edition.About(topic).IsEmpty ? null : UrlOf(Permalinks.Topic(Language, topic));

    public string? UrlOf(Entity entity) => view.Site.Entities.HasPage(entity, Language) ? UrlOf(Permalinks.Entity(Language, entity)) : null;

    private string UrlOf(string address) => Permalinks.Url(address, view.Site.Settings);
}
