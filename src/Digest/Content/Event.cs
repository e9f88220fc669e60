using System.Collections.Immutable;
using Digest.Languages;
using Digest.Languages.Dates;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Content;

/// <summary>Something that happened, or was expected, at a time: an entry of the chronology. Its file's name is its id.</summary>
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
    SourceLocation Location)
{
    private static readonly KeyTable s_keys = new(
        "an event",
        ["date", "status", "title", "summary", "place", "topics", "entities", "sources", "importance"],
        ImmutableDictionary.CreateRange(
            StringComparer.OrdinalIgnoreCase,
            [
                KeyValuePair.Create("name", "Did you mean 'title'?"),
                KeyValuePair.Create("description", "Did you mean 'summary'?"),
                KeyValuePair.Create("published", "Did you mean 'date'?"),
                KeyValuePair.Create("location", "Did you mean 'place'?"),
                KeyValuePair.Create("eventStatus", "Did you mean 'status'?"),
                KeyValuePair.Create("id", "The file's name is the id."),
            ]));

    private static readonly ImmutableDictionary<string, EventStatus> s_statuses =
        Enum.GetValues<EventStatus>().ToImmutableDictionary(status => status.ToString().ToLowerInvariant(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads an event; null when something in it is wrong, and the bag then says what.</summary>
    public static Event? Parse(SourceFile file, ContentContext context)
    {
        if (!context.IsId(file.Stem, SourceLocation.OfFile(file.Path))
            || SourceText.Decode(file, context.Diagnostics) is not { } text)
        {
            return null;
        }

        if (text.Text.Length > FrontMatter.MaximumLength)
        {
            context.Diagnostics.Error(DiagnosticCode.TooLarge, SourceLocation.OfFile(file.Path), $"the file is longer than {FrontMatter.MaximumLength / 1024} KiB", "An event is a few lines; the story belongs into an article.");
            return null;
        }

        if (YamlReader.ReadMap(file.Path, text.Text, linesBefore: 0, context.Diagnostics) is not { } map)
            return null;

        var fields = new Fields(map, s_keys, context.Diagnostics);
        var date = ReadDate(fields);
        if (!fields.Has("status"))
            fields.Missing("status");
        var entry = new Event(
            file.Stem,
            date ?? EventDate.On(default),
            fields.Choice("status", s_statuses) ?? default,
            context.RequireLocalized(fields, "title", inEveryLanguage: false),
            context.ReadLocalized(fields, "summary"),
            fields.Reference("place"),
            fields.References("topics"),
            fields.References("entities"),
            fields.References("sources"),
            fields.Number("importance", 1, 3) ?? 2,
            new(file.Path, 1, 1));
        return entry with { IsValid = fields.IsSound && date is not null };
    }

    /// <summary>False if the file has errors. An invalid event is kept only so that its references are checked in the same run.</summary>
    public bool IsValid { get; init; } = true;

    /// <summary>Every id in the file.</summary>
    public IEnumerable<(ReferenceKind Kind, Reference Reference)> References =>
    [
        .. Topics.Select(topic => (ReferenceKind.Topic, topic)),
        .. Entities.Select(entity => (ReferenceKind.Entity, entity)),
        .. Sources.Select(source => (ReferenceKind.Source, source)),
        .. Place is { } place ? [(ReferenceKind.Place, place)] : Array.Empty<(ReferenceKind, Reference)>(),
    ];

    private static EventDate? ReadDate(Fields fields)
    {
        if (fields.RequiredText("date") is not { } text)
            return null;
        if (EventDate.TryParse(text) is { } date)
            return date;
        fields.Wrong(fields.LocationOf("date"), $"'date: {text}' is not a date of the calendar", "Write 2023-09-12, 2023-08, 2022, with '~' behind it for 'about', or two of them with '/' between for a span of time.", DiagnosticCode.BadDate);
        return null;
    }
}
