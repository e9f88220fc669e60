using System.Collections.Immutable;
using Digest.Configuration;
using Digest.Content;
using Digest.Diagnostics;

namespace Digest.Model;

/// <summary>The whole site, assembled: every reference in it leads somewhere, and what is not to be seen yet is not in it.</summary>
internal sealed class Site
{
    private readonly Dictionary<string, Story> _stories;
    private readonly Dictionary<string, Event> _events;
    private readonly Dictionary<string, StandingPageTexts> _standingPages;
    private readonly Dictionary<string, ImmutableArray<Article>> _reports;
    private readonly Lazy<Dictionary<string, Chronology>> _chronologies;

    private Site(Settings settings, ImmutableArray<Language> languages, Registries registries, ImmutableArray<Story> stories, ImmutableArray<Event> events, ImmutableArray<StandingPageTexts> standingPages)
    {
        Settings = settings;
        Languages = languages;
        Registries = registries;
        Stories = stories;
        Chronology = Chronology.Of(events, stories);
        _stories = stories.ToDictionary(story => story.Id, StringComparer.Ordinal);
        _events = events.ToDictionary(entry => entry.Id, StringComparer.Ordinal);
        _standingPages = standingPages.ToDictionary(page => page.Id, StringComparer.Ordinal);
        Topics = [.. registries.Topics.Values.OrderBy(topic => topic.Location)];
        Editions = [.. languages.Select(language => EditionOf(language, stories, standingPages))];
        _reports = Index.Of(Editions.SelectMany(edition => edition.Articles), article => article.Events);
        _chronologies = new(ChronologiesByTopic);
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
    public ImmutableArray<Article> ReportsOf(Event entry) => _reports.GetValueOrDefault(entry.Id, []);

    /// <summary>The events of a story in order of time.</summary>
    public IEnumerable<Event> EventsOf(Story story) => story.EventIds.Select(id => _events[id]).OrderBy(entry => new ChronologyEntry(entry.Date, entry, null));

    /// <summary>What a topic's chronology holds: the events filed under it, those that its articles report, and its stories without events.</summary>
    public Chronology ChronologyOf(Topic topic) => _chronologies.Value.GetValueOrDefault(topic.Id, Chronology.Empty);

    /// <summary>Joins what was parsed, checks every reference, and leaves out what is not to be seen.</summary>
    /// <param name="now">Decides what is held back and what has expired, and nothing else.</param>
    /// <param name="showDrafts">Show excluded and future articles as well.</param>
    public static Site? Assemble(ParsedContent content, DateTimeOffset now, bool showDrafts, DiagnosticBag diagnostics)
    {
        var (settings, languages, registries) = (content.Settings, content.Languages, content.Registries);
        var shown = content.Articles.Where(article => IsShown(article, now, showDrafts, settings, diagnostics)).ToImmutableArray();
        var stories = shown
            .GroupBy(article => article.StoryId, StringComparer.Ordinal)
            .Select(group => new Story(group.Key, [.. group.OrderBy(article => languages.IndexOf(article.Language))]))
            .ToImmutableArray();
        var pages = content.StandingTexts
            .GroupBy(text => text.Id, StringComparer.Ordinal)
            .Select(group => new StandingPageTexts(group.Key, group.Min(text => text.Order), [.. group]))
            .OrderBy(page => page.Order)
            .ThenBy(page => page.Id, StringComparer.Ordinal)
            .ToImmutableArray();

        new LinkCheck(content, stories, pages, diagnostics).Run();
        return diagnostics.HasErrors ? null : new(settings, languages, registries, stories, content.Events, pages);
    }

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
        if (article.Expires is { } expires && expires.Moment(settings.TimeZone) <= now)
        {
            diagnostics.Note(DiagnosticCode.HeldBack, article.Location, $"left out: it expired on {expires.Iso}");
            return false;
        }

        if (showDrafts)
            return true;

        if (article.Excluded)
            diagnostics.Note(DiagnosticCode.HeldBack, article.Location, "held back: it is excluded");
        else if (article.Published.Moment(settings.TimeZone) > now)
            diagnostics.Note(DiagnosticCode.HeldBack, article.Location, $"held back until {article.Published.Iso}");
        else
            return true;
        return false;
    }
}
