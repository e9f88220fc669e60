using Digest.Content;
using Digest.Languages;
using Digest.SiteModel;

namespace Digest.Pages;

/// <summary>Resolves the language switch of every kind of page. Each target is a page of <see cref="Routes"/>.</summary>
internal static class LanguageSwitch
{
    /// <summary>The switch of a page that every edition has.</summary>
    public static ImmutableArray<SwitchTarget> Everywhere(Site site, Language? current, Func<Language, string> address) =>
        Resolve(site, current, address, language => new(language, address(language), Relation.Translation));

    /// <summary>The switch of a page that serves an edition as a whole, or all of them.</summary>
    public static ImmutableArray<SwitchTarget> ToFrontPages(Site site, Language? current) =>
        Everywhere(site, current, language => Permalinks.Front(site.Languages, language));

    /// <summary>
    /// The switch of an article: to its translation; else to the earliest of its events that the other edition reports; else to its topic;
    /// else to the front page.
    /// </summary>
    public static ImmutableArray<SwitchTarget> Of(Article article, Site site)
    {
        var story = site.StoryOf(article);
        return Resolve(site, article.Language, _ => Permalinks.Article(article), language =>
        {
            if (story.In(language) is { } translation)
                return new(language, Permalinks.Article(translation), Relation.Translation);
            if (site.EventsOf(story).FirstOrDefault(entry => !site.EditionIn(language).Reporting(entry.Id).IsEmpty) is { } covered)
                return new(language, Permalinks.Event(language, covered), Relation.Coverage);
            return Nearest(site, language, article.Topics.Select(topic => site.TopicWith(topic.Id)));
        });
    }

    /// <summary>
    /// The switch of an article beside a translation: to the same two with the sides exchanged; in a third language, to the article there
    /// beside this one.
    /// </summary>
    public static ImmutableArray<SwitchTarget> OfFacing(Article article, Language beside, Site site)
    {
        var story = site.StoryOf(article);
        return [.. Of(article, site).Select(target => AddressOf(target) is { } address ? target with { Address = address } : target)];

        string? AddressOf(SwitchTarget target) => target.Relation switch
        {
            Relation.Same => Permalinks.Facing(site.Languages, article, beside),
            Relation.Translation => Permalinks.Facing(site.Languages, story.In(target.Language)!, article.Language),
            _ => null,
        };
    }

    /// <summary>
    /// The switch of a page of a topic. A later page links to the nearest page that the other edition has; only first pages are
    /// translations of each other.
    /// </summary>
    public static ImmutableArray<SwitchTarget> Of(Topic topic, int number, Language current, Site site) =>
        OfList(
            site, number, current,
            language => TopicPage.CountOf(topic, language, site),
            (language, page) => Permalinks.Topic(language, topic, page),
            Permalinks.Topics);

    /// <summary>The switch of a page of an entity; to the names of an edition that does not have this one.</summary>
    public static ImmutableArray<SwitchTarget> Of(Entity entity, int number, Language current, Site site) => OfList(
        site, number, current,
        language => EntityPage.CountOf(entity, language, site),
        (language, page) => Permalinks.Entity(language, entity, page),
        language => NamesPage.CountOf(language, site) > 0 ? Permalinks.Names(language) : Permalinks.Front(site.Languages, language));

    /// <summary>The switch of a page of the list of names. The lists are sorted, so only the first pages correspond.</summary>
    public static ImmutableArray<SwitchTarget> OfNames(int number, Language current, Site site) =>
        OfList(
            site, number, current,
            language => NamesPage.CountOf(language, site),
            Permalinks.Names,
            language => Permalinks.Front(site.Languages, language));

    /// <summary>The same for a page of the list of headlines; to the search of an edition without articles.</summary>
    public static ImmutableArray<SwitchTarget> OfHeadlines(int number, Language current, Site site) =>
        OfList(site, number, current, language => HeadlinesPage.CountOf(language, site), Permalinks.Headlines, Permalinks.Search);

    /// <summary>The switch of a page of a topic's chronology.</summary>
    public static ImmutableArray<SwitchTarget> OfChronology(Topic topic, Language current, Site site, Func<Language, string> address) =>
        Resolve(site, current, address, language => TopicPage.CountOf(topic, language, site) > 0
            ? new(language, address(language), Relation.Translation)
            : new(language, Permalinks.Chronology(language), Relation.Nearest));

    /// <summary>The switch of a standing page.</summary>
    public static ImmutableArray<SwitchTarget> Of(StandingText text, Site site) =>
        Resolve(site, text.Language, _ => Permalinks.Standing(text), language =>
            site.StandingPageWith(text.Id)?.In(language) is { } translation
                ? new(language, Permalinks.Standing(translation), Relation.Translation)
                : Nearest(site, language, []));

    /// <param name="countIn">How many pages the list has in a language.</param>
    /// <param name="instead">The page for a language in which it has none.</param>
    private static ImmutableArray<SwitchTarget> OfList(
        Site site,
        int number,
        Language current,
        Func<Language, int> countIn,
        Func<Language, int, string> address,
        Func<Language, string> instead) =>
        Resolve(site, current, language => address(language, number), language =>
        {
            var count = countIn(language);
            if (count == 0)
                return new(language, instead(language), Relation.Nearest);
            var relation = number == 1 ? Relation.Translation : Relation.Nearest;
            return new(language, address(language, Math.Min(number, count)), relation);
        });

    private static SwitchTarget Nearest(Site site, Language language, IEnumerable<Topic> topics) =>
        topics.FirstOrDefault(topic => !site.EditionIn(language).About(topic).IsEmpty) is { } topic
            ? new(language, Permalinks.Topic(language, topic), Relation.Nearest)
            : new(language, Permalinks.Front(site.Languages, language), Relation.Nearest);

    private static ImmutableArray<SwitchTarget> Resolve(
        Site site, Language? current, Func<Language, string> own, Func<Language, SwitchTarget> other) =>
        [.. site.Languages.Select(language => language.Equals(current) ? new(language, own(language), Relation.Same) : other(language))];
}
