using Digest.Content;
using Digest.Incremental;

namespace Digest.SiteModel;

/// <summary>Events in order of time, each once.</summary>
/// <param name="Entries">Oldest first.</param>
internal sealed record Chronology(ImmutableArray<ChronologyEntry> Entries)
{
    /// <summary>The page of a chronology with more entries than this shows its newest year only.</summary>
    public const int MaximumOnOnePage = 300;

    /// <summary>A year with more entries than this is split into months.</summary>
    public const int MaximumInOneYear = 1000;

    /// <summary>A page with more entries than this has no summaries.</summary>
    public const int MaximumWithSummaries = 100;

    private readonly Lazy<ILookup<int, ChronologyEntry>> _byYear = new(() => Entries.ToLookup(entry => entry.Date.Start.Year));
    private readonly Lazy<Dictionary<(int Year, int? Month), ChronologyGap>> _gaps = new(() => ChronologyGap.In(Entries));

    public static Chronology Empty { get; } = new([]);

    public bool IsEmpty => Entries.IsEmpty;

    /// <summary>The years that have an entry, oldest first.</summary>
    public ImmutableArray<int> Years { get; } = [.. Entries.Select(entry => entry.Date.Start.Year).Distinct().Order()];

    /// <summary>The months that have an entry, in a chronology of one year.</summary>
    public IEnumerable<int> Months => Entries.Select(entry => entry.Date.Start.Month).OfType<int>().Distinct();

    public static Chronology Of(ImmutableArray<Event> events, IEnumerable<Story> stories)
    {
        var ids = events.Select(entry => entry.Id).ToHashSet(StringComparer.Ordinal);
        var ofStories = stories.Where(story => !story.EventIds.Any())
            .Select(story => new ChronologyEntry(story, isIdOfEvent: ids.Contains(story.Id)));
        return new([.. ChronologyEntry.InOrder(events.Select(entry => new ChronologyEntry(entry)).Concat(ofStories))]);
    }

    /// <summary>The gap that an entry of a month ends; the month is null for entries whose month is unknown.</summary>
    public ChronologyGap? GapBefore(int year, int? month) => _gaps.Value.GetValueOrDefault((year, month));

    /// <summary>The same chronology with new versions of stories; this object if it has none of them.</summary>
    public Chronology With(Replacements<Story> changes) =>
        changes.Replaced.Any(story => !story.EventIds.Any())
            ? new([.. Entries.Select(entry => entry.Story is { } story ? entry with { Story = changes.Apply(story) } : entry)]) : this;

    public Chronology Where(Func<ChronologyEntry, bool> predicate) => new([.. Entries.Where(predicate)]);

    public Chronology In(int year) => new([.. _byYear.Value[year]]);

    /// <summary>The entries of a month, without those whose month is unknown.</summary>
    public Chronology In(int year, int month) => new([.. _byYear.Value[year].Where(entry => entry.Date.Start.Month == month)]);
}
