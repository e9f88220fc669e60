using Digest.Content;
using Digest.Languages.Dates;

namespace Digest.SiteModel;

/// <summary>An entry of the chronology: an event, or a story that names none and so stands by the day it was published.</summary>
internal sealed record ChronologyEntry(EventDate Date, Event? Event, Story? Story) : IComparable<ChronologyEntry>
{
    /// <summary>Its place in the page, and its last word in every comparison.</summary>
    public string Id => Event?.Id ?? Story!.Id;

    public int CompareTo(ChronologyEntry? other)
    {
        if (other is null)
            return 1;
        var byDate = Date.Order.CompareTo(other.Date.Order);
        if (byDate != 0)
            return byDate;
        var byImportance = (Event?.Importance ?? 2).CompareTo(other.Event?.Importance ?? 2);
        return byImportance != 0 ? byImportance : string.CompareOrdinal(Id, other.Id);
    }

    public static bool operator <(ChronologyEntry left, ChronologyEntry right) => left.CompareTo(right) < 0;
    public static bool operator >(ChronologyEntry left, ChronologyEntry right) => left.CompareTo(right) > 0;
    public static bool operator <=(ChronologyEntry left, ChronologyEntry right) => left.CompareTo(right) <= 0;
    public static bool operator >=(ChronologyEntry left, ChronologyEntry right) => left.CompareTo(right) >= 0;
}
