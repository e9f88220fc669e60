using Digest.Content;
using Digest.Incremental;
using Digest.Languages.Dates;

namespace Digest.SiteModel;

/// <summary>Events in order of time, each once.</summary>
/// <param name="Entries">Oldest first: a chronology is read as it happened.</param>
internal sealed record Chronology(ImmutableArray<ChronologyEntry> Entries)
{
    /// <summary>More entries than this make a page too long to be read: the whole then shows its newest year.</summary>
    public const int MaximumOnOnePage = 300;

    /// <summary>A year with more entries than this is split into months.</summary>
    public const int MaximumInOneYear = 1000;

    /// <summary>A page of more entries than this is there to look things up: what each was is told on its own page.</summary>
    public const int MaximumToldInFull = 100;

    private readonly Lazy<ILookup<int, ChronologyEntry>> _byYear = new(() => Entries.ToLookup(entry => entry.Date.Start.Year));

    private readonly Lazy<Dictionary<(int Year, int? Month), ChronologyGap>> _silences = new(() => ChronologyGap.In(Entries));

    public static Chronology Empty { get; } = new([]);
    public bool IsEmpty => Entries.IsEmpty;

    /// <summary>The silence that an entry of this month ends, or of this year where no month is known; null where there is none.</summary>
    public ChronologyGap? GapBefore(int year, int? month) => _silences.Value.GetValueOrDefault((year, month));

    /// <summary>The years that have an entry, oldest first.</summary>
    public ImmutableArray<int> Years { get; } = [.. Entries.Select(entry => entry.Date.Start.Year).Distinct().Order()];

    public static Chronology Of(IEnumerable<Event> events, IEnumerable<Story> stories) => new(
    [
        .. events.Select(entry => new ChronologyEntry(entry.Date, entry, null))
            .Concat(stories
                .Where(story => !story.EventIds.Any())
                .Select(story => new ChronologyEntry(EventDate.On(story.Articles.Min(article => article.Published.Day)), null, story)))
            .Order(),
    ]);

    /// <summary>The same chronology with new versions of stories; this object if it has none of them.</summary>
    public Chronology With(Replacements<Story> changes) =>
        changes.Replaced.Any(story => !story.EventIds.Any())
            ? new([.. Entries.Select(entry => entry.Story is { } story ? entry with { Story = changes.Apply(story) } : entry)])
            : this;

    public Chronology Where(Func<ChronologyEntry, bool> belongs) => new([.. Entries.Where(belongs)]);
    public Chronology In(int year) => new([.. _byYear.Value[year]]);

    /// <summary>The entries of a month; those whose month is not known belong to none.</summary>
    public Chronology In(int year, int month) => new([.. _byYear.Value[year].Where(entry => entry.Date.Start.Month == month)]);
}
