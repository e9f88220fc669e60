using Digest.Content;
using Digest.Languages.Dates;
using Digest.SiteModel;

namespace Digest.Pages.StructuredData;

/// <summary>An event on its page.</summary>
internal static class EventNode
{
    public static void Write(Event entry, View view, GraphWriter graph)
    {
        graph.StartSubject("Event", Permalinks.Event(view.Language, entry));
        graph.Text("name", view.LabelOf(entry.Title));
        graph.Text("description", view.LabelOf(entry.Summary));
        graph.Text("disambiguatingDescription", EventStatusText.Of(entry.Status)?.In(view.Language));
        graph.Text("eventStatus", StatusOf(entry));
        graph.Text("startDate", DateOf(entry.Date.Start));
        graph.Text("endDate", entry.Date.End is { } end ? DateOf(end) : null);
        WritePlace(entry, view, graph);
        graph.End();
    }

    /// <summary>schema.org has no word for "about August 2023", so an approximate date is left out.</summary>
    private static string? DateOf(PartialDate date) => date.IsApproximate ? null : date.Iso;

    /// <summary>schema.org has no word for what is claimed or denied; the status in words says it.</summary>
    private static string? StatusOf(Event entry) => entry.Status switch
    {
        EventStatus.Expected => "https://schema.org/EventScheduled",
        EventStatus.Postponed => "https://schema.org/EventPostponed",
        EventStatus.Cancelled => "https://schema.org/EventCancelled",
        _ => null,
    };

    private static void WritePlace(Event entry, View view, GraphWriter graph)
    {
        if (entry.Place is not { Id: var id })
            return;
        graph.Property("location");
        var entity = view.Site.EntityWith(id);
        if (entity is { Type: EntityType.Place })
        {
            EntityNode.WriteMention(entity, view, graph);
            return;
        }

        // A name, or the name of an organisation at which the event took place.
        graph.Start("Place");
        graph.Text("name", entity is null ? new(id, view.Language) : view.LabelOf(entity.Name));
        graph.End();
    }
}
