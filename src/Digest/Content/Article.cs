using System.Collections.Immutable;
using Digest.Configuration;
using Digest.Content.Lint;
using Digest.Languages;
using Digest.Languages.Dates;
using Digest.SiteModel;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Content;

/// <summary>One text in one language, as its file and its folder say it. What it refers to is still named by id: see <see cref="Model.Site"/>.</summary>
internal sealed record Article
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

    /// <summary>Where it is on the site: see <see cref="Permalinks"/>.</summary>
    public required string Address { get; init; }

    /// <summary>Where its page is published.</summary>
    public required string OutputPath { get; init; }

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

    public required LazyBody Text { get; init; }

    public Body Body => Text.Value;

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
    public static Article? Parse(SourceFile file, Cascade cascade, KnownIds names, ContentContext context)
    {
        if (TextFile.Open(file, s_keys, cascade, names, context) is not { } text)
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
        var address = Permalinks.Article(text.Language, published?.Day ?? default, text.SlugOr(StoryIds.WithoutDate(text.Id)));
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
            Address = address,
            OutputPath = Permalinks.OutputPath(address),
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
            Text = text.Body,
            Path = file.Path,
        };
        article.CheckReferences(names, context.Diagnostics);
        return text.IfSound(article, context.Diagnostics);
    }

    /// <summary>The pictures and documents that it shows or links to.</summary>
    public IEnumerable<MediaFile> Media => Image is { } image ? Body.Media.Append(image.File) : Body.Media;

    /// <summary>
    /// Whether another text has the same place on the site: its address, its dates, its topics, events and entities. Of two that have, pages may print
    /// different things, and no other page comes, goes or is ordered differently.
    /// </summary>
    public bool StandsLike(Article other) =>
        ReferenceEquals(Language, other.Language)
        && Path == other.Path
        && Address == other.Address
        && Published == other.Published
        && Expires == other.Expires
        && Excluded == other.Excluded
        && Ids(Topics).SequenceEqual(Ids(other.Topics), StringComparer.Ordinal)
        && Ids(Events).SequenceEqual(Ids(other.Events), StringComparer.Ordinal)
        && Ids(Entities).SequenceEqual(Ids(other.Entities), StringComparer.Ordinal)
        && Ids(RedirectFrom).SequenceEqual(Ids(other.RedirectFrom), StringComparer.Ordinal);

    private static IEnumerable<string> Ids(ImmutableArray<Reference> references) => references.Select(reference => reference.Id);

    /// <summary>Reports every id in its front matter that nothing goes by.</summary>
    public void CheckReferences(KnownIds names, DiagnosticBag diagnostics)
    {
        foreach (var topic in Topics)
            names.Topics.Require(topic, diagnostics);
        foreach (var citation in Sources)
            names.Sources.Require(citation.Source, diagnostics);
        foreach (var entry in Events)
            names.Events.Require(entry, diagnostics);
        foreach (var entity in Entities)
            names.Entities.Require(entity, diagnostics);
        if (Dateline is { } place)
            names.RequirePlace(place, diagnostics);
    }

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
