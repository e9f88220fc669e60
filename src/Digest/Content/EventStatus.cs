namespace Digest.Content;

/// <summary>Whether an event took place, as far as it is known.</summary>
internal enum EventStatus
{
    Happened,
    Expected,
    Postponed,
    Cancelled,
    Denied,
    Claimed,
}
