using System.Collections.Concurrent;
using Digest.Configuration;
using Digest.Content;
using Digest.Incremental;
using Digest.Languages;
using Digest.Languages.Dates;
using Digest.Sources.Diagnostics;

namespace Digest.SiteModel;

/// <summary>
/// The whole site. Every id has a target; articles that are held back or expired are left out, and links to them are printed as text.
/// </summary>
internal sealed class Site
{
    private readonly ParsedContent _content;
    private readonly ImmutableArray<Article> _published;
    private readonly FrozenDictionary<string, Event> _events;
    private readonly FrozenDictionary<string, StandingPageTexts> _standingPages;
    private readonly Dictionary<string, Story> _stories;
    private readonly Lazy<Dictionary<string, Chronology>> _chronologies;
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, byte[]>> _headlines = new(), _texts = new();

    private Site(ParsedContent content, ILookup<ArticleState, Article> byState, DateTimeOffset now, bool isIndexed)
    {
        _content = content;
        (Now, IsIndexed) = (now, isIndexed);
        _published = [.. byState[ArticleState.Published]];
        Expired = [.. byState[ArticleState.Expired]];
        Scheduled = [.. byState[ArticleState.Scheduled]];
        Stories = StoriesOf(_published, Languages);
        Chronology = Chronology.Of(content.Events, Stories);
        _stories = Stories.ToDictionary(story => story.Id, StringComparer.Ordinal);
        ImmutableArray<StandingPageTexts> standingPages =
        [
            .. content.StandingTexts
                .GroupBy(text => text.Id, StringComparer.Ordinal)
                .Select(group => new StandingPageTexts(group.Key, group.Min(text => text.Order), [.. group]))
                .OrderBy(page => page.Order)
                .ThenBy(page => page.Id, StringComparer.Ordinal),
        ];
        _events = content.Events.DistinctBy(entry => entry.Id, StringComparer.Ordinal).ToFrozenDictionary(entry => entry.Id);
        _standingPages = standingPages.ToFrozenDictionary(page => page.Id);
        Topics = [.. Registries.Topics.Values.OrderBy(topic => topic.Location)];
        Editions = [.. Languages.Select(language => EditionOf(language, Stories, standingPages))];
        _chronologies = new(ChronologiesByTopic);
        Entities = new(Registries.Entities, Chronology.Entries.Select(entry => entry.Event).OfType<Event>(), Editions);
        (StructureKey, AnchorsKey) = (new(), new());
    }

    /// <summary>The same site with new versions of some articles, each with the same placement as before.</summary>
    /// <param name="articles">The changes of the published articles.</param>
    /// <param name="hasSameAnchors">Whether all articles, with those that are not published, have the same headings as before.</param>
    private Site(
        Site previous,
        ParsedContent content,
        ImmutableArray<Article> published,
        ILookup<ArticleState, Article> byState,
        DateTimeOffset now,
        Replacements<Article> articles,
        bool hasSameAnchors)
    {
        _content = content;
        (Now, IsIndexed) = (now, previous.IsIndexed);
        _published = published;
        Expired = [.. byState[ArticleState.Expired]];
        Scheduled = [.. byState[ArticleState.Scheduled]];
        (_events, _standingPages) = (previous._events, previous._standingPages);
        (Topics, Entities, StructureKey) = (previous.Topics, previous.Entities, previous.StructureKey);
        AnchorsKey = hasSameAnchors ? previous.AnchorsKey : new();
        Editions = [.. previous.Editions.Select(edition => edition.With(articles))];

        var stories = new Replacements<Story>();
        _stories = new(previous._stories, StringComparer.Ordinal);
        foreach (var story in articles.Replaced.Select(previous.StoryOf).Distinct())
        {
            var replacement = new Story(story.Id, articles.Apply(story.Articles));
            stories.Add(story, replacement);
            _stories[story.Id] = replacement;
        }

        Stories = stories.Apply(previous.Stories);
        Chronology = previous.Chronology.With(stories);
        _chronologies = Chronology == previous.Chronology ? previous._chronologies : new(ChronologiesByTopic);
    }

    public Settings Settings => _content.Settings;
    public ImmutableArray<Language> Languages => _content.Languages;
    public Registries Registries => _content.Registries;
    public ImmutableArray<StaticFile> StaticFiles => _content.StaticFiles;

    /// <summary>The fields of the settings that only the theme reads.</summary>
    public OwnFields Extra => _content.Extra;

    /// <summary>The data files, which only the theme reads.</summary>
    public OwnFields Data => _content.Data;

    public ImmutableArray<Story> Stories { get; }

    /// <summary>In the order of their file.</summary>
    public ImmutableArray<Topic> Topics { get; }

    public EntityIndex Entities { get; }
    public ImmutableArray<Edition> Editions { get; }
    public Chronology Chronology { get; }

    /// <summary>The markup of headlines by text, in UTF-8. Many pages print the same one, and it is rendered once.</summary>
    public ConcurrentDictionary<string, byte[]> HeadlinesIn(Language language) => _headlines.GetOrAdd(language.Code, static _ => new());

    /// <summary>The same of running texts outside of bodies, such as descriptions.</summary>
    public ConcurrentDictionary<string, byte[]> TextsIn(Language language) => _texts.GetOrAdd(language.Code, static _ => new());

    /// <summary>The time of the build, which decides what is held back.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>Articles that were published until they expired.</summary>
    public ImmutableArray<Article> Expired { get; }

    /// <summary>Articles that are held back until a date in the future.</summary>
    public ImmutableArray<Article> Scheduled { get; }

    /// <summary>Whether search engines may list pages of the site.</summary>
    public bool IsIndexed { get; }

    /// <summary>The articles that only the option for drafts shows, each with the reason: <c>it is excluded</c>.</summary>
    public IEnumerable<(Article Article, string Reason)> Drafts =>
        from article in _published
        let state = StateOf(article, Now, drafts: false, Settings.TimeZone)
        where state != ArticleState.Published
        select (article, ReasonOf(article, state));

    /// <summary>Articles that are excluded, expired, or dated in the future.</summary>
    public IEnumerable<Article> Unpublished => _content.Articles.Except<Article>(_published, ReferenceEqualityComparer.Instance);

    /// <summary>What the clock will change.</summary>
    public Schedule Schedule => Schedule.Of(this);

    public IEnumerable<Article> Articles => Editions.SelectMany(edition => edition.Articles);

    public Edition EditionIn(Language language) => Editions.First(edition => edition.Language.Equals(language));

    /// <summary>The language of pages that serve all editions.</summary>
    public Language DefaultLanguage => Languages.First(language => language.Code == Settings.DefaultLanguage);

    /// <summary>Whether a story has articles, published or not.</summary>
    public bool HasFilesOf(string storyId) => _content.Files.StoryIds.Contains(storyId, StringComparer.Ordinal);

    public Story? StoryWith(string id) => _stories.GetValueOrDefault(id);

    /// <summary>The article of a story that has expired in all languages: that of a language, or else the first.</summary>
    public Article? ExpiredArticle(string storyId, Language language) => Expired
        .Where(article => article.StoryId == storyId)
        .OrderByDescending(article => article.Language.Equals(language))
        .FirstOrDefault();

    public Event? EventWith(string id) => _events.GetValueOrDefault(id);
    public StandingPageTexts? StandingPageWith(string id) => _standingPages.GetValueOrDefault(id);
    public Topic TopicWith(string id) => Registries.Topics[id];
    public Entity? EntityWith(string id) => Registries.Entities.GetValueOrDefault(id);
    public Source SourceWith(string id) => Registries.Sources[id];
    public Story StoryOf(Article article) => _stories[article.StoryId];

    /// <summary>The articles about an event, edition by edition, newest first in each.</summary>
    public IEnumerable<Article> ReportsOf(Event entry) => Editions.SelectMany(edition => edition.Reporting(entry.Id));

    /// <summary>When an event was reported or changed last; null if neither is known.</summary>
    public PublicationDate? LastChangeOf(Event entry) =>
        PublicationDate.Latest([entry.Updated, .. ReportsOf(entry).Select(article => article.Published)], Settings.TimeZone);

    /// <summary>The events of a story in order of time.</summary>
    public IEnumerable<Event> EventsOf(Story story) =>
        ChronologyEntry.InOrder(story.EventIds.Select(id => new ChronologyEntry(_events[id]))).Select(entry => entry.Event!);

    /// <summary>The events with a topic, those that its articles report, and its stories without events.</summary>
    public Chronology ChronologyOf(Topic topic) => _chronologies.Value.GetValueOrDefault(topic.Id, Chronology.Empty);

    /// <summary>A cache key: the same object in two sites that differ only in wording.</summary>
    public object StructureKey { get; }

    /// <summary>A cache key: the same object in two sites whose links have the same targets.</summary>
    public object AnchorsKey { get; }

    /// <summary>Joins the parsed content and checks its references.</summary>
    /// <returns>Null if there are errors, of this stage or of an earlier one.</returns>
    public static Site? Assemble(ParsedContent content, CompileOptions options, BuildCache cache, DiagnosticBag diagnostics)
    {
        using var stage = Stage.Start("assembled");
        stage?.Counted(content.Events.Length, "event");
        var now = content.Settings.Now(options);
        var byState = content.Articles.ToLookup(article => StateOf(article, now, options.Drafts, content.Settings.TimeZone));
        ReportUnpublished(byState, diagnostics);
        var site = cache.Update<Site>(
            nameof(Site), previous => previous?.TryReplace(content, byState, now) ?? new Site(content, byState, now, !options.NoIndex));
        ReferenceCheck.Run(content, site, options, cache, diagnostics);
        if (options.Check)
            StoryCheck.Run(content, BuildDay.Of(now), cache, diagnostics);
        return diagnostics.HasErrors ? null : site;
    }

    /// <summary>This site with the new wording of some articles; null if anything else changed.</summary>
    private Site? TryReplace(ParsedContent content, ILookup<ArticleState, Article> byState, DateTimeOffset now)
    {
        ImmutableArray<Article> published = [.. byState[ArticleState.Published]];
        var (old, current) = (_content.Registries, content.Registries);
        var isSame = ReferenceEquals(Settings, content.Settings)
            && ReferenceEquals(_content.Files, content.Files)
            && Languages == content.Languages
            && ReferenceEquals(old.Topics, current.Topics)
            && ReferenceEquals(old.Entities, current.Entities)
            && ReferenceEquals(old.Sources, current.Sources)
            && AreSame(_content.Events, content.Events)
            && AreSame(_content.StandingTexts, content.StandingTexts);
        return isSame && Changes(_content.Articles, content.Articles) is { } all && Changes(_published, published) is { } changes
            ? new(this, content, published, byState, now, changes, all.Pairs.All(pair => HasSameAnchors(pair.Key.Body, pair.Value.Body)))
            : null;
    }

    /// <summary>False if the old body had errors, because links to it were not checked.</summary>
    private static bool HasSameAnchors(LazyBody old, LazyBody current) =>
        !old.HasErrors && old.Anchors.SequenceEqual(current.Anchors, StringComparer.Ordinal);

    private static bool AreSame<T>(ImmutableArray<T> one, ImmutableArray<T> other)
        where T : class =>
        one.Length == other.Length && one.Zip(other).All(pair => ReferenceEquals(pair.First, pair.Second));

    /// <summary>The articles that changed; null if one changed its placement.</summary>
    private static Replacements<Article>? Changes(ImmutableArray<Article> old, ImmutableArray<Article> current)
    {
        var changes = new Replacements<Article>();
        if (old.Length != current.Length)
            return null;
        for (var index = 0; index < old.Length; index++)
        {
            if (ReferenceEquals(old[index], current[index]))
                continue;
            if (!current[index].HasSamePlacement(old[index]))
                return null;
            changes.Add(old[index], current[index]);
        }

        return changes;
    }

    public static ImmutableArray<Story> StoriesOf(ImmutableArray<Article> articles, ImmutableArray<Language> languages) =>
    [
        .. articles
            .GroupBy(article => article.StoryId, StringComparer.Ordinal)
            .Select(group => new Story(group.Key, [.. group.OrderBy(article => languages.IndexOf(article.Language))])),
    ];

    private Dictionary<string, Chronology> ChronologiesByTopic() => Index
        .Of(Chronology.Entries, entry => (entry.Event?.Topics ?? [])
            .Concat((entry.Event is { } reported ? ReportsOf(reported) : entry.Story!.Articles).SelectMany(article => article.Topics))
            .DistinctBy(topic => topic.Id, StringComparer.Ordinal))
        .ToDictionary(pair => pair.Key, pair => new Chronology(pair.Value), StringComparer.Ordinal);

    private Edition EditionOf(Language language, ImmutableArray<Story> stories, ImmutableArray<StandingPageTexts> pages) => new(
        language,
        NewestFirst(stories.Select(story => story.In(language)).OfType<Article>()),
        [.. pages.Select(page => page.In(language)).OfType<StandingText>()]);

    private ImmutableArray<Article> NewestFirst(IEnumerable<Article> articles)
    {
        (long Moment, Article Article)[] dated =
            [.. articles.Select(article => (article.Published.Moment(Settings.TimeZone).UtcTicks, article))];
        Array.Sort(dated, (one, other) => other.Moment != one.Moment
            ? other.Moment.CompareTo(one.Moment)
            : string.CompareOrdinal(other.Article.StoryId, one.Article.StoryId));
        return [.. dated.Select(pair => pair.Article)];
    }

    /// <summary>An excluded article does not expire: readers have never seen its title, so no link prints it.</summary>
    private static ArticleState StateOf(Article article, DateTimeOffset now, bool drafts, TimeZoneInfo zone) =>
        !drafts && article.Excluded ? ArticleState.Excluded
        : article.Expires is { } expires && !expires.IsAfter(now, zone) ? ArticleState.Expired
        : !drafts && article.Published.IsAfter(now, zone) ? ArticleState.Scheduled
        : ArticleState.Published;

    private static void ReportUnpublished(ILookup<ArticleState, Article> byState, DiagnosticBag diagnostics)
    {
        foreach (var article in byState[ArticleState.Expired])
            Report(article, $"left out: it expired on {article.Expires!.Iso}");
        foreach (var article in byState[ArticleState.Excluded])
            Report(article, $"held back: {ReasonOf(article, ArticleState.Excluded)}");
        foreach (var article in byState[ArticleState.Scheduled])
            Report(article, $"held back until {article.Published.Iso}");

        void Report(Article article, string message) => diagnostics.Note(DiagnosticCode.HeldBack, article.Location, message);
    }

    private static string ReasonOf(Article article, ArticleState state) => (state, article.Untranslated) switch
    {
        (ArticleState.Scheduled, _) => $"it is published on {article.Published.Iso}",
        (_, 0) => "it is excluded",
        (_, 1) => "1 paragraph is not translated yet",
        (_, var count) => $"{count} paragraphs are not translated yet",
    };
}
