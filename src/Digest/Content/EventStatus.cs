namespace Digest.Content;

/// <summary>What is known of an event: whether it took place, and who says so.</summary>
internal enum EventStatus
{
    Happened,
    Expected,
    Postponed,
    Cancelled,
    Denied,
    Claimed,
}
