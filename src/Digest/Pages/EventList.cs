using Digest.Content;
using Digest.Languages;
using Digest.SiteModel;

namespace Digest.Pages;

/// <summary>The events of a page as data for programs: of the chronology, of a topic or of an entity.</summary>
/// <param name="Name">What the events are about.</param>
/// <param name="Events">At least one, in order of time.</param>
internal sealed record EventList(Page Page, Label Name, ImmutableArray<Event> Events)
{
    public View View => Page.View;
    public Language Language => Page.Language;

    /// <summary>The title in plain text, with the name of the site.</summary>
    public string Title => $"{Page.Title} – {View.SiteTitle.Text}";

    public ImmutableArray<ChronologyFormat> Formats => ChronologyFormat.Of(Events);

    /// <summary>Null if there are no events.</summary>
    public static EventList? Of(Page page, Label name, IEnumerable<Event> events) =>
        events.ToImmutableArray() is { IsEmpty: false } some ? new(page, name, some) : null;

    public string AddressIn(ChronologyFormat format) => Permalinks.EventFile(Page.Address, format);
}
