using Digest.Configuration;
using Digest.Content.Lint;
using Digest.Languages;
using Digest.Languages.Dates;
using Digest.Sources;

namespace Digest.Content;

/// <summary>One text in one language, as written in its file and its folder. References are ids, resolved in the site.</summary>
internal sealed record Article : IContentText
{
    /// <summary>The name of its folder, which contains its translations too.</summary>
    public required string StoryId { get; init; }

    public required Language Language { get; init; }
    public required string Title { get; init; }
    public required string Description { get; init; }
    public required PublicationDate Published { get; init; }
    public PublicationDate? Updated { get; init; }
    public PublicationDate? Expires { get; init; }
    public bool Excluded { get; init; }

    /// <summary>The number of paragraphs that are marked as not translated.</summary>
    public int Untranslated { get; private init; }


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

    /// <summary>Old addresses, from the root of the site.</summary>
    public required ImmutableArray<Reference> RedirectFrom { get; init; }

    /// <summary>Fields that only the theme reads.</summary>
    public required OwnFields Extra { get; init; }

    public required LazyBody Body { get; init; }
    public bool IsValid { get; init; } = true;
    public required string Path { get; init; }
    public string Folder => Path[..Path.LastIndexOf('/')];
    public SourceLocation Location => new(Path, 1, 1);

    private static readonly KeyTable s_datelineKeys = new("a dateline");
    private static readonly Key<Reference?> s_place = s_datelineKeys.Id("place", Entity.PlaceSummary, required: true);

    public static readonly KeyTable Keys = new("an article", OtherGeneratorKeys.OfArticles);
    private static readonly Key<string> s_title = Keys.RequiredText("title", "The headline.");
    private static readonly Key<string> s_description = Keys.RequiredText("description", "The news in one sentence.");
    private static readonly Key<PublicationDate?> s_published = Keys.Value(
        "published",
        "`2023-09-12`, or with a time and its offset: `2023-09-12T08:00:00+08:00`. An article with a date in the future is held back.",
        PublicationDate.Format, required: true);
    private static readonly Key<ImmutableArray<Reference>> s_topics =
        Keys.Ids("topics", "Ids from `topics.yml`, at least one; the first is the section.", required: true);
    private static readonly Key<ImmutableArray<DataNode>> s_sources =
        Keys.List("sources", "Ids from `sources.yml`, or maps with the report itself.", Citation.Keys, required: true);
    private static readonly Key<string?> s_slug = Keys.Code("slug", TextFile.SlugSummary, ifMissing: "the folder's name without its date");
    private static readonly Key<PublicationDate?> s_updated = Keys.Value(
        "updated",
        "When the substance last changed; with a time if it is the day of publication, so that feeds show the change.",
        PublicationDate.Format);
    private static readonly Key<string?> s_by = Keys.Text("by", "The credit: a desk or a person.");
    private static readonly Key<MapNode?> s_dateline = Keys.Map("dateline", "Where the news is from.", s_datelineKeys);
    private static readonly Key<ImmutableArray<Reference>> s_events = Keys.Ids("events", "The events that it reports.");
    private static readonly Key<ImmutableArray<Reference>> s_entities = Keys.Ids("entities", "Ids from `entities.yml`.");
    private static readonly Key<MapNode?> s_image = Keys.Map("image", "The picture at its head.", Picture.Keys);
    private static readonly Key<bool> s_keepOriginal = Keys.Flag("keepOriginal", TextFile.KeepOriginalSummary);
    private static readonly Key<MapNode?> s_translation =
        Keys.Map("translation", "How it was translated, if it is a translation.", Translation.Keys);
    private static readonly Key<ImmutableArray<DataNode>> s_corrections =
        Keys.List("corrections", "Corrections, shown to readers.", Correction.Keys);
    private static readonly Key<bool> s_excluded = Keys.Flag("excluded", "Leaves the article out.");
    private static readonly Key<PublicationDate?> s_expires =
        Keys.Value("expires", "From when on the article is left out.", PublicationDate.Format);
    private static readonly Key<ImmutableArray<Reference>> s_redirectFrom =
        Keys.Ids("redirectFrom", Redirects.Summary, kind: KeyKind.Addresses);
    private static readonly Key<MapNode?> s_extra = Keys.OwnFields();

    /// <summary>Reads an article; null if the file cannot be split into front matter and body.</summary>
    public static Article? Parse(SourceFile file, Cascade cascade, Vocabulary vocabulary, ContentContext context)
    {
        if (TextFile.Open(file, Keys, s_excluded, s_keepOriginal, s_published, s_entities, cascade, vocabulary, context) is not { } text)
            return null;

        var fields = text.Fields;
        var dates = PlausibleDates.Read(fields, s_published, text.Published, s_updated, context);
        var article = new Article
        {
            StoryId = text.Id,
            Language = text.Language,
            Title = text.FrontMatter.RequiredText(fields, s_title, TextKind.Headline),
            Description = text.FrontMatter.RequiredText(fields, s_description, TextKind.Headline),
            Published = dates.Published,
            Updated = dates.Updated,
            Expires = dates.ReadEnd(fields, s_expires),
            Excluded = fields.Get(s_excluded) || text.Untranslated > 0,
            Untranslated = text.Untranslated,
            Slug = text.SlugOr(StoryIds.WithoutDate(text.Id), s_slug),
            Topics = fields.Get(s_topics),
            Sources =
            [
                .. fields.Get(s_sources)
                    .Select(item => Citation.Read(item, fields, fields.IsList(s_sources), dates, text.FrontMatter))
                    .OfType<Citation>()
                    .DistinctBy(citation => (citation.Source.Id, citation.Url, citation.Title)),
            ],
            Events = fields.Get(s_events),
            Entities = text.Entities,
            By = text.FrontMatter.Text(fields, s_by),
            Dateline = fields.Read(s_dateline, dateline => context.ReadName(dateline, s_place)),
            Image = fields.Read(s_image, image => Picture.Read(image, text, fields.Get(s_keepOriginal), context)),
            Translation = fields.Read(s_translation, values => Translation.Read(values, text, dates, context)),
            Corrections = [.. fields.Get(s_corrections).Select(item => Correction.Read(item, text, dates)).OfType<Correction>()],
            RedirectFrom = Redirects.Read(fields, s_redirectFrom),
            Extra = OwnFieldReader.Read(fields.Get(s_extra), FieldDeclarations.Article, context),
            Body = text.Body,
            Path = file.Path,
        };
        return article with { IsValid = fields.IsValid };
    }

    /// <summary>The pictures and documents that it shows or links to.</summary>
    public IEnumerable<MediaFile> Media => Image is { } image ? Body.Media.Append(image.File) : Body.Media;

    /// <summary>When it was published, updated or corrected last. A day without a time is not later than a time of that day.</summary>
    public PublicationDate LastChange(TimeZoneInfo zone) => PublicationDate.Latest([Published, .. Changes], zone)!;

    /// <summary>
    /// The last update or correction that its page shows, also one on the day of publication; null if there is none. One that is dated
    /// before publication is a mistake.
    /// </summary>
    public PublicationDate? LaterChange(TimeZoneInfo zone) =>
        PublicationDate.Latest(Changes.Where(change => !change.IsBefore(Published)), zone);

    private IEnumerable<PublicationDate> Changes => Corrections
        .Select(correction => new PublicationDate(correction.Date, null))
        .Concat(Updated is { } updated ? [updated] : []);

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
    /// Whether only wording differs from another version of this article, so that no other page appears, disappears or changes its order. A
    /// new property counts as placement unless it is listed here as wording.
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
        Extra = other.Extra,
        Body = other.Body,
        // Arrays are compared as objects, and the places of ids in the file do not matter.
        Topics = HasSameIds(Topics, other.Topics) ? other.Topics : Topics,
        Events = HasSameIds(Events, other.Events) ? other.Events : Events,
        Entities = HasSameIds(Entities, other.Entities) ? other.Entities : Entities,
        RedirectFrom = HasSameIds(RedirectFrom, other.RedirectFrom) ? other.RedirectFrom : RedirectFrom,
    };

    private static bool HasSameIds(ImmutableArray<Reference> one, ImmutableArray<Reference> other) =>
        one.Select(reference => reference.Id).SequenceEqual(other.Select(reference => reference.Id), StringComparer.Ordinal);
}
