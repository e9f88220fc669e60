using Digest.Languages;
using Digest.Languages.Dates;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Content;

/// <summary>Something that happened or was expected: an entry of the chronology. Its file's name is its id.</summary>
/// <param name="Place">The id of an entity, or a name.</param>
/// <param name="Importance">1 a headline, 2 normal, 3 a detail.</param>
internal sealed record Event(
    string Id,
    EventDate Date,
    EventStatus Status,
    LocalizedText Title,
    LocalizedText Summary,
    Reference? Place,
    ImmutableArray<Reference> Topics,
    ImmutableArray<Reference> Entities,
    ImmutableArray<Reference> Sources,
    int Importance,
    PublicationDate? Updated,
    OwnFields Extra,
    SourceLocation Location)
{
    public static readonly KeyTable Keys = new(
        "an event",
        ("name", "Did you mean 'title'?"),
        ("description", "Did you mean 'summary'?"),
        ("published", "Did you mean 'date'?"),
        ("location", "Did you mean 'place'?"),
        ("eventStatus", "Did you mean 'status'?"),
        ("id", "The file's name is the id."));
    private static readonly Key<EventDate?> s_date = Keys.Value(
        "date", "`2023-09-12`, `2023-08`, `2022`, `2023-08~` (about), `2023-09-10/2023-09-13`.", EventDate.Format, required: true);
    private static readonly Key<EventStatus> s_status = Keys.Choice(
        "status", "Whether it took place.", required: true,
        [.. Enum.GetValues<EventStatus>().Select(status => (status.ToString().ToLowerInvariant(), status))]);
    private static readonly Key<DataNode?> s_title =
        Keys.Node("title", "In one language at least; the others show it, marked.", KeyKind.TextPerLanguage, required: true);
    private static readonly Key<DataNode?> s_summary = Keys.Node("summary", "What happened, in a few sentences.", KeyKind.TextPerLanguage);
    private static readonly Key<Reference?> s_place = Keys.Id("place", Entity.PlaceSummary);
    private static readonly Key<ImmutableArray<Reference>> s_topics = Keys.Ids("topics", "Ids from `topics.yml`.");
    private static readonly Key<ImmutableArray<Reference>> s_entities = Keys.Ids("entities", "Ids from `entities.yml`.");
    private static readonly Key<ImmutableArray<Reference>> s_sources = Keys.Ids("sources", "Ids from `sources.yml`.");
    private static readonly Key<int> s_importance = Keys.Number("importance", "1 a headline, 2 normal, 3 a detail.", 1, 3, fallback: 2);

    private static readonly Key<PublicationDate?> s_updated = Keys.Value(
        "updated",
        "When the substance last changed, such as `status`; the feed of the chronology shows the event anew.",
        PublicationDate.Format);
    private static readonly Key<MapNode?> s_extra = Keys.OwnFields();

    /// <summary>False if the file has errors. Invalid events are kept so that the same run checks their references.</summary>
    public bool IsValid { get; init; } = true;

    /// <summary>An event has no date of publication to compare other dates with.</summary>
    private static readonly PublicationDate s_notPublished = new(default, null);

    /// <summary>Reads an event; null if the file is not YAML or its name is not an id.</summary>
    public static Event? Parse(SourceFile file, ContentContext context)
    {
        const string AdviceIfLonger = "Shorten it to a few lines, and put the story into an article.";
        if (!context.IsId(file.Stem, SourceLocation.OfFile(file.Path))
            || YamlReader.ReadMap(file, context.Diagnostics, FrontMatter.MaximumLength, AdviceIfLonger, Keys) is not { } map)
        {
            return null;
        }

        var fields = new Fields(map, Keys, context.Diagnostics);
        var date = fields.Get(s_date);
        var entry = new Event(
            file.Stem,
            date ?? EventDate.On(default),
            fields.Get(s_status),
            context.ReadWords(fields, s_title),
            context.ReadWords(fields, s_summary),
            context.ReadName(fields, s_place),
            fields.Get(s_topics),
            fields.Get(s_entities),
            fields.Get(s_sources),
            fields.Get(s_importance),
            new PlausibleDates(s_notPublished, context.Today, context.Settings.TimeZone).ReadPast(fields, s_updated),
            OwnFieldReader.Read(fields.Get(s_extra), FieldDeclarations.Event, context),
            new(file.Path, 1, 1));
        if (fields.IsValid && !entry.WarnOfDate(fields, context.Today))
            entry.WarnOfName(fields);
        return entry with { IsValid = fields.IsValid };
    }

    /// <summary>
    /// Warns of a date that is probably a mistake, and returns whether it does. A year that the title or the summary names is meant.
    /// </summary>
    private bool WarnOfDate(Fields fields, BuildDay today)
    {
        if (Status == EventStatus.Happened && Date.Start.Earliest.DayNumber > today.LastDayNumber)
        {
            var future = $"'date: {Date.Edtf}' is in the future, but 'status' is 'happened'";
            fields.Warn(s_date, DiagnosticCode.ImplausibleDate, future, "Correct the date, or write 'status: expected'.");
            return true;
        }

        foreach (var date in new[] { Date.Start, Date.End ?? Date.Start })
        {
            var isNamed = Title.Texts.Concat(Summary.Texts)
                .Any(text => Digits.ToAscii(text).Contains($"{date.Year}", StringComparison.Ordinal));
            if (today.Doubt(date.Year) is not { } doubt || (isNamed && !today.IsNearHijriYear(date.Year)))
                continue;
            const string Advice = "Check the year. If it is right, name it in 'title' or 'summary'.";
            var advice = DateMistake.AdviceOnHijri(date.Year, date.Month, date.Day) ?? Advice;
            fields.Warn(s_date, DiagnosticCode.ImplausibleDate, $"'date: {Date.Edtf}' {doubt}", advice);
            return true;
        }

        return false;
    }

    /// <summary>
    /// Warns of a date that contradicts the one in the name of the file. The name is an address, so it stays when an event is postponed
    /// or its date changes.
    /// </summary>
    private void WarnOfName(Fields fields)
    {
        var end = Date.End ?? Date.Start;
        var path = Location.Path[..Location.Path.LastIndexOf('.')];
        if (Updated is not null || Status is EventStatus.Postponed or EventStatus.Cancelled
            || Date.Start.IsApproximate || end.IsApproximate
            || StoryIds.DateOf(path, Title.Texts.Concat(Summary.Texts)) is not { } named
            || EventDate.TryParse(named)?.Start is not { } day
            || (Date.Start.Earliest <= day.Latest && day.Earliest <= end.Latest))
        {
            return;
        }

        const string Advice = "Correct one of the two; if the event has a new date, say under 'updated' since when.";
        var message = $"'date: {Date.Edtf}' does not contain {named}, the date in the name of its file or folders";
        fields.Warn(s_date, DiagnosticCode.ContradictoryDates, message, Advice);
    }

    /// <summary>The first moment of its day, or of the first of its days.</summary>
    public DateTimeOffset FirstMoment(TimeZoneInfo zone) => new PublicationDate(Date.Start.Earliest, null).Moment(zone);

    /// <summary>Every id in the file.</summary>
    public IEnumerable<(ReferenceKind Kind, Reference Reference)> References =>
    [
        .. Topics.Select(topic => (ReferenceKind.Topic, topic)),
        .. Entities.Select(entity => (ReferenceKind.Entity, entity)),
        .. Sources.Select(source => (ReferenceKind.Source, source)),
        .. Place is { } place ? [(ReferenceKind.Place, place)] : Array.Empty<(ReferenceKind, Reference)>(),
    ];
}
