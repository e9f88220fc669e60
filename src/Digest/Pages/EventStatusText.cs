using Digest.Content;
using Digest.Languages;

namespace Digest.Pages;

/// <summary>The interface text of the status of an event; an event that happened has none.</summary>
internal static class EventStatusText
{
    public static TextKey? Of(EventStatus status) => status switch
    {
        EventStatus.Expected => TextKey.StatusExpected,
        EventStatus.Claimed => TextKey.StatusClaimed,
        EventStatus.Denied => TextKey.StatusDenied,
        EventStatus.Postponed => TextKey.StatusPostponed,
        EventStatus.Cancelled => TextKey.StatusCancelled,
        _ => null,
    };
}
