using System.Collections.Immutable;
using Digest.Configuration;
using Digest.Content;
using Digest.Incremental;
using Digest.Languages;
using Digest.Sources.Diagnostics;

namespace Digest.SiteModel;

/// <summary>The whole site, assembled: every reference in it leads somewhere, and what is not to be seen yet is not in it.</summary>
internal sealed class Site
{
    private readonly Dictionary<string, Story> _stories;
    private readonly Dictionary<string, Event> _events;
    private readonly Dictionary<string, StandingPageTexts> _standingPages;
    private readonly Lazy<Dictionary<string, Chronology>> _chronologies;
    private readonly ImmutableArray<Article> _shown;

    private Site(ParsedContent content, ImmutableArray<Article> shown)
    {
        (Settings, Languages, Registries) = (content.Settings, content.Languages, content.Registries);
        Arrangement = this;
        Stories = StoriesOf(shown, Languages);
        Chronology = Chronology.Of(content.Events, Stories);
        var standingPages = StandingPagesOf(content);
        _shown = shown;
        _stories = ById(Stories);
        _events = content.Events.ToDictionary(entry => entry.Id, StringComparer.Ordinal);
        _standingPages = ById(standingPages);
        Topics = [.. Registries.Topics.Values.OrderBy(topic => topic.Location)];
        Editions = [.. Languages.Select(language => EditionOf(language, Stories, standingPages))];
        _chronologies = new(ChronologiesByTopic);
    }

    /// <summary>The same site with some of its articles in other words.</summary>
    /// <param name="replaced">What stands instead of what; each stands like the one it replaces.</param>
    private Site(Site other, ImmutableArray<Article> shown, Dictionary<Article, Article> replaced)
    {
        (Settings, Languages, Registries, Topics) = (other.Settings, other.Languages, other.Registries, other.Topics);
        Arrangement = other.Arrangement;
        _shown = shown;
        _events = other._events;
        _standingPages = other._standingPages;
        Editions = [.. other.Editions.Select(edition => edition.With(replaced))];

        _stories = new(other._stories, StringComparer.Ordinal);
        var stories = new Dictionary<Story, Story>(ReferenceEqualityComparer.Instance);
        foreach (var story in replaced.Keys.Select(other.StoryOf).Distinct())
            _stories[story.Id] = stories[story] = new(story.Id, Index.Replaced(story.Articles, replaced));
        Stories = Index.Replaced(other.Stories, stories);

        // A story without events stands in the chronology itself.
        var stands = stories.Keys.Any(story => !story.EventIds.Any());
        Chronology = stands
            ? new([.. other.Chronology.Entries.Select(entry => entry.Story is { } story && stories.TryGetValue(story, out var now) ? entry with { Story = now } : entry)])
            : other.Chronology;
        _chronologies = stands ? new(ChronologiesByTopic) : other._chronologies;
    }

    public Settings Settings { get; }
    public ImmutableArray<Language> Languages { get; }
    public Registries Registries { get; }
    public ImmutableArray<Story> Stories { get; }

    /// <summary>In the order of their file.</summary>
    public ImmutableArray<Topic> Topics { get; }

    public ImmutableArray<Edition> Editions { get; }
    public Chronology Chronology { get; }

    public IEnumerable<Event> Events => Chronology.Entries.Select(entry => entry.Event).OfType<Event>();
    public IEnumerable<Article> Articles => Editions.SelectMany(edition => edition.Articles);

    public Edition EditionIn(Language language) => Editions.First(edition => edition.Language.Equals(language));

    /// <summary>The language of pages that serve all editions.</summary>
    public Language DefaultLanguage => Languages.First(language => language.Code == Settings.DefaultLanguage);

    public Story? StoryWith(string id) => _stories.GetValueOrDefault(id);
    public Event? EventWith(string id) => _events.GetValueOrDefault(id);
    public StandingPageTexts? StandingPageWith(string id) => _standingPages.GetValueOrDefault(id);
    public Topic TopicWith(string id) => Registries.Topics[id];
    public Entity? EntityWith(string id) => Registries.Entities.GetValueOrDefault(id);
    public Source SourceWith(string id) => Registries.Sources[id];
    public Story StoryOf(Article article) => _stories[article.StoryId];

    /// <summary>Who reports an event, edition by edition, newest first in each.</summary>
    public IEnumerable<Article> ReportsOf(Event entry) => Editions.SelectMany(edition => edition.Reporting(entry.Id));

    /// <summary>The events of a story in order of time.</summary>
    public IEnumerable<Event> EventsOf(Story story) => story.EventIds.Select(id => _events[id]).OrderBy(entry => new ChronologyEntry(entry.Date, entry, null));

    /// <summary>What a topic's chronology holds: the events filed under it, those that its articles report, and its stories without events.</summary>
    public Chronology ChronologyOf(Topic topic) => _chronologies.Value.GetValueOrDefault(topic.Id, Chronology.Empty);

    /// <summary>Stands for what is where: the same object in two sites that differ in words alone.</summary>
    public object Arrangement { get; }

    /// <summary>Joins what was parsed, checks every reference, and leaves out what is not to be seen.</summary>
    /// <param name="now">Decides what is held back and what has expired, and nothing else.</param>
    /// <param name="showDrafts">Show excluded and future articles as well.</param>
    /// <param name="prove">Prove that links lead somewhere, for which every text has to be read.</param>
    public static Site? Assemble(ParsedContent content, DateTimeOffset now, bool showDrafts, bool prove, BuildCache memo, DiagnosticBag diagnostics)
    {
        var shown = content.Articles.Where(article => IsShown(article, now, showDrafts, content.Settings, diagnostics)).ToImmutableArray();
        if (diagnostics.HasErrors)
        {
            // There will be no site; who has a wrong link elsewhere is told all the same.
            if (prove)
                new LinkCheck(content, ById(StoriesOf(shown, content.Languages)), ById(StandingPagesOf(content)), diagnostics).Run();
            return null;
        }

        var basis = content.ArrangementIn(memo);
        var arranged = memo.Recall(nameof(Site), [basis], diagnostics, _ => new Site(content, shown), kept => kept.Shows(shown))!;
        var site = arranged.With(shown);
        if (!prove)
            return site;

        var check = new LinkCheck(content, site._stories, site._standingPages, diagnostics);
        var proof = new DiagnosticBag();
        memo.Prove(nameof(LinkCheck), arranged, proof, found => new LinkCheck(basis, arranged._stories, arranged._standingPages, found).Run());
        if (proof.HasErrors)
            check.Run();
        else
            check.RunSince(basis);
        return diagnostics.HasErrors ? null : site;
    }

    /// <summary>Whether these are the texts that it shows, in whatever words.</summary>
    private bool Shows(ImmutableArray<Article> articles)
    {
        if (_shown.Length != articles.Length)
            return false;
        for (var index = 0; index < articles.Length; index++)
        {
            if (_shown[index].Path != articles[index].Path)
                return false;
        }

        return true;
    }

    private Site With(ImmutableArray<Article> shown)
    {
        var replaced = new Dictionary<Article, Article>(ReferenceEqualityComparer.Instance);
        for (var index = 0; index < shown.Length; index++)
        {
            if (!ReferenceEquals(shown[index], _shown[index]))
                replaced[_shown[index]] = shown[index];
        }

        return replaced.Count == 0 ? this : new(this, shown, replaced);
    }

    private static Dictionary<string, Story> ById(ImmutableArray<Story> stories) => stories.ToDictionary(story => story.Id, StringComparer.Ordinal);

    private static Dictionary<string, StandingPageTexts> ById(ImmutableArray<StandingPageTexts> pages) => pages.ToDictionary(page => page.Id, StringComparer.Ordinal);

    public static ImmutableArray<Story> StoriesOf(ImmutableArray<Article> shown, ImmutableArray<Language> languages) =>
    [
        .. shown
            .GroupBy(article => article.StoryId, StringComparer.Ordinal)
            .Select(group => new Story(group.Key, [.. group.OrderBy(article => languages.IndexOf(article.Language))])),
    ];

    private static ImmutableArray<StandingPageTexts> StandingPagesOf(ParsedContent content) =>
    [
        .. content.StandingTexts
            .GroupBy(text => text.Id, StringComparer.Ordinal)
            .Select(group => new StandingPageTexts(group.Key, group.Min(text => text.Order), [.. group]))
            .OrderBy(page => page.Order)
            .ThenBy(page => page.Id, StringComparer.Ordinal),
    ];

    private Dictionary<string, Chronology> ChronologiesByTopic()
    {
        var entries = Index.Of(Chronology.Entries, entry => entry.Event is { } happened
            ? happened.Topics.Concat(ReportsOf(happened).SelectMany(article => article.Topics)).DistinctBy(topic => topic.Id, StringComparer.Ordinal)
            : entry.Story!.Articles.SelectMany(article => article.Topics).DistinctBy(topic => topic.Id, StringComparer.Ordinal));
        return entries.ToDictionary(pair => pair.Key, pair => new Chronology(pair.Value), StringComparer.Ordinal);
    }

    private Edition EditionOf(Language language, ImmutableArray<Story> stories, ImmutableArray<StandingPageTexts> pages) => new(
        language,
        NewestFirst(stories.Select(story => story.In(language)).OfType<Article>()),
        [.. pages.Select(page => page.In(language)).OfType<StandingText>()]);

    private ImmutableArray<Article> NewestFirst(IEnumerable<Article> articles)
    {
        (long Moment, Article Article)[] dated = [.. articles.Select(article => (article.Published.Moment(Settings.TimeZone).UtcTicks, article))];
        Array.Sort(dated, (one, other) => other.Moment != one.Moment ? other.Moment.CompareTo(one.Moment) : string.CompareOrdinal(other.Article.StoryId, one.Article.StoryId));
        return [.. dated.Select(pair => pair.Article)];
    }

    private static bool IsShown(Article article, DateTimeOffset now, bool showDrafts, Settings settings, DiagnosticBag diagnostics)
    {
        if (article.Expires is { } expires && !expires.IsAfter(now, settings.TimeZone))
        {
            diagnostics.Note(DiagnosticCode.HeldBack, article.Location, $"left out: it expired on {expires.Iso}");
            return false;
        }

        if (showDrafts)
            return true;

        if (article.Excluded)
            diagnostics.Note(DiagnosticCode.HeldBack, article.Location, "held back: it is excluded");
        else if (article.Published.IsAfter(now, settings.TimeZone))
            diagnostics.Note(DiagnosticCode.HeldBack, article.Location, $"held back until {article.Published.Iso}");
        else
            return true;
        return false;
    }
}
