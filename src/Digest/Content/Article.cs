using System.Collections.Immutable;
using Digest.Configuration;
using Digest.Content.Lint;
using Digest.Languages;
using Digest.Languages.Dates;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Content;

/// <summary>One text in one language, as its file and its folder say it. What it refers to is still named by id: see <see cref="Model.Site"/>.</summary>
internal sealed record Article : IContentText
{
    /// <summary>The name of the folder that holds it and its translations.</summary>
    public required string StoryId { get; init; }

    public required Language Language { get; init; }
    public required string Title { get; init; }
    public required string Description { get; init; }
    public required PublicationDate Published { get; init; }
    public PublicationDate? Updated { get; init; }
    public PublicationDate? Expires { get; init; }
    public bool Excluded { get; init; }

    /// <summary>The last part of its address.</summary>
    public required string Slug { get; init; }

    public required ImmutableArray<Reference> Topics { get; init; }
    public required ImmutableArray<Citation> Sources { get; init; }
    public required ImmutableArray<Reference> Events { get; init; }
    public required ImmutableArray<Reference> Entities { get; init; }

    /// <summary>The credit: a desk or a person.</summary>
    public string? By { get; init; }

    /// <summary>Where the news is from: the id of an entity, or a name.</summary>
    public Reference? Dateline { get; init; }

    public Picture? Image { get; init; }
    public Translation? Translation { get; init; }
    public required ImmutableArray<Correction> Corrections { get; init; }

    /// <summary>Addresses that once led here, from the root of the site.</summary>
    public required ImmutableArray<Reference> RedirectFrom { get; init; }

    public required LazyBody Body { get; init; }

    public bool IsValid { get; init; } = true;

    /// <summary>The file.</summary>
    public required string Path { get; init; }

    public SourceLocation Location => new(Path, 1, 1);

    private static readonly KeyTable s_keys = new(
        "an article",
        [
            "title", "description", "published", "updated", "expires", "excluded", "slug", "topics", "sources", "events", "entities",
            "by", "dateline", "image", "translation", "corrections", "redirectFrom",
        ],
        OtherGeneratorKeys.OfArticles);

    private static readonly KeyTable s_citationKeys = new("a source of an article", ["source", "url", "title", "published"]);
    private static readonly KeyTable s_datelineKeys = new("a dateline", ["place"]);
    private static readonly KeyTable s_translationKeys = new("a translation", ["from", "method", "by", "reviewedBy", "reviewedOn"]);
    private static readonly KeyTable s_correctionKeys = new("a correction", ["date", "text"]);

    private static readonly ImmutableDictionary<string, TranslationMethod> s_methods = ImmutableDictionary.CreateRange(
        StringComparer.OrdinalIgnoreCase,
        [
            KeyValuePair.Create("human", TranslationMethod.Human),
            KeyValuePair.Create("machine", TranslationMethod.Machine),
            KeyValuePair.Create("machine-reviewed", TranslationMethod.MachineReviewed),
        ]);

    /// <summary>Reads an article; null when something in it is wrong, and the bag then says what.</summary>
    public static Article? Parse(SourceFile file, Cascade cascade, Vocabulary vocabulary, ContentContext context)
    {
        if (TextFile.Open(file, s_keys, cascade, vocabulary, context) is not { } text)
            return null;

        var fields = text.Fields;
        var prose = text.Prose;
        var title = prose.RequiredText(fields, "title", TextKind.Headline);
        var description = prose.RequiredText(fields, "description", TextKind.Headline);
        if (!fields.Has("published"))
            fields.Missing("published");
        var published = ContentContext.ReadDate(fields, "published");
        var topics = RequiredList(fields, "topics", fields.References("topics"));
        var sources = RequiredList(fields, "sources", ReadCitations(fields));
        var article = new Article
        {
            StoryId = text.Id,
            Language = text.Language,
            Title = title ?? "",
            Description = description ?? "",
            Published = published ?? new(default, null),
            Updated = ContentContext.ReadDate(fields, "updated"),
            Expires = ContentContext.ReadDate(fields, "expires"),
            Excluded = fields.Flag("excluded"),
            Slug = text.SlugOr(StoryIds.WithoutDate(text.Id)),
            Topics = topics,
            Sources = sources,
            Events = fields.References("events"),
            Entities = fields.References("entities"),
            By = prose.Text(fields, "by"),
            Dateline = ReadDateline(fields),
            Image = Picture.Read(fields, prose, file.Folder, context),
            Translation = ReadTranslation(fields, prose, text.Language, context),
            Corrections = ReadCorrections(fields, prose),
            RedirectFrom = Redirects.Read(fields),
            Body = text.Body,
            Path = file.Path,
        };
        return article with { IsValid = fields.IsSound };
    }

    /// <summary>The pictures and documents that it shows or links to.</summary>
    public IEnumerable<MediaFile> Media => Image is { } image ? Body.Value.Media.Append(image.File) : Body.Value.Media;

    /// <summary>Every id in the front matter.</summary>
    public IEnumerable<(ReferenceKind Kind, Reference Reference)> References =>
    [
        .. Topics.Select(topic => (ReferenceKind.Topic, topic)),
        .. Sources.Select(citation => (ReferenceKind.Source, citation.Source)),
        .. Events.Select(entry => (ReferenceKind.Event, entry)),
        .. Entities.Select(entity => (ReferenceKind.Entity, entity)),
        .. Dateline is { } place ? [(ReferenceKind.Place, place)] : Array.Empty<(ReferenceKind, Reference)>(),
    ];

    /// <summary>
    /// Whether only wording differs from another version of this article, so that no other page appears, disappears or changes its order. A new property
    /// counts as placement unless it is listed here as wording.
    /// </summary>
    public bool HasSamePlacement(Article other) => other == this with
    {
        Title = other.Title,
        Description = other.Description,
        Updated = other.Updated,
        Sources = other.Sources,
        By = other.By,
        Dateline = other.Dateline,
        Image = other.Image,
        Translation = other.Translation,
        Corrections = other.Corrections,
        Body = other.Body,
        // Arrays are compared as objects, and the places of ids in the file do not matter.
        Topics = HasSameIds(Topics, other.Topics) ? other.Topics : Topics,
        Events = HasSameIds(Events, other.Events) ? other.Events : Events,
        Entities = HasSameIds(Entities, other.Entities) ? other.Entities : Entities,
        RedirectFrom = HasSameIds(RedirectFrom, other.RedirectFrom) ? other.RedirectFrom : RedirectFrom,
    };

    private static bool HasSameIds(ImmutableArray<Reference> one, ImmutableArray<Reference> other) =>
        one.Select(reference => reference.Id).SequenceEqual(other.Select(reference => reference.Id), StringComparer.Ordinal);

    private static ImmutableArray<T> RequiredList<T>(Fields fields, string key, ImmutableArray<T> items)
    {
        if (!fields.Has(key) || (fields.Node(key) is ListNode { Items.IsEmpty: true }))
            fields.Missing(key);
        return items;
    }

    private static ImmutableArray<Citation> ReadCitations(Fields fields)
    {
        var citations = ImmutableArray.CreateBuilder<Citation>();
        foreach (var item in fields.List("sources"))
        {
            var citation = item is MapNode map
                ? fields.Read(map, s_citationKeys, ReadCitation)
                : fields.TextOf(item, "sources") is { } id ? new Citation(new(id, item.Location), null, null, null) : null;
            if (citation is not null)
                citations.Add(citation);
        }

        return citations.ToImmutable();
    }

    private static Citation? ReadCitation(Fields fields) =>
        fields.RequiredText("source") is { } id
            ? new(new(id, fields.LocationOf("source")), ContentContext.ReadUrl(fields, "url"), fields.Text("title"), ContentContext.ReadDate(fields, "published"))
            : null;

    private static Reference? ReadDateline(Fields fields)
    {
        Reference? place = null;
        fields.Read<object>("dateline", s_datelineKeys, dateline =>
        {
            if (dateline.RequiredText("place") is { } name)
                place = new(name, dateline.LocationOf("place"));
            return null;
        });
        return place;
    }

    private static Translation? ReadTranslation(Fields fields, FrontMatterText prose, Language own, ContentContext context) => fields.Read("translation", s_translationKeys, translation =>
    {
        var from = translation.RequiredText("from");
        if (!translation.Has("method"))
            translation.Missing("method");
        var method = translation.Choice("method", s_methods) ?? default;
        if (from is not null)
            context.RequireKnownLanguage(from, translation.LocationOf("from"));
        if (from == own.Code)
            translation.Wrong(translation.LocationOf("from"), $"an article in '{from}' cannot be translated from '{from}'", "Name the language that it was written in first, or delete 'translation'.");
        if (method == TranslationMethod.MachineReviewed && (!translation.Has("reviewedBy") || !translation.Has("reviewedOn")))
            translation.Wrong(translation.LocationOf("method"), "a reviewed translation names who reviewed it and when", "Add 'reviewedBy' and 'reviewedOn'.", DiagnosticCode.MissingKey);
        return new Translation(from ?? "", method, prose.Text(translation, "by"), prose.Text(translation, "reviewedBy"), ContentContext.ReadDate(translation, "reviewedOn"));
    });

    private static ImmutableArray<Correction> ReadCorrections(Fields fields, FrontMatterText prose)
    {
        var corrections = ImmutableArray.CreateBuilder<Correction>();
        foreach (var item in fields.List("corrections"))
        {
            if (item is not MapNode map)
            {
                fields.Wrong(item.Location, "a correction has a date and a text", "Write '- { date: 2023-09-14, text: \"…\" }'.");
                continue;
            }

            var correction = fields.Read(map, s_correctionKeys, entry =>
            {
                if (!entry.Has("date"))
                    entry.Missing("date");
                return ContentContext.ReadDate(entry, "date") is { } date && prose.RequiredText(entry, "text", TextKind.Paragraph) is { } text ? new Correction(date.Day, text) : null;
            });
            if (correction is not null)
                corrections.Add(correction);
        }

        return corrections.ToImmutable();
    }
}
