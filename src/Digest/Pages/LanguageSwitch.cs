using System.Collections.Immutable;
using Digest.Content;
using Digest.Languages;
using Digest.SiteModel;

namespace Digest.Pages;

/// <summary>Resolves the language switch of every kind of page. Each target is a page that exists: the rules are those by which <see cref="Routes"/> makes pages.</summary>
internal static class LanguageSwitch
{
    /// <summary>Of a page that every edition has.</summary>
    public static ImmutableArray<SwitchTarget> Everywhere(Site site, Language? current, Func<Language, string> address) =>
        For(site, current, address, language => new(language, address(language), Relation.Translation));

    /// <summary>Of an article: its translation, else the earliest of its events that somebody reports in the other language, else its topic, else the front page.</summary>
    public static ImmutableArray<SwitchTarget> Of(Article article, Site site) => For(site, article.Language, _ => article.Address, language =>
    {
        var story = site.StoryOf(article);
        if (story.In(language) is { } translation)
            return new(language, translation.Address, Relation.Translation);
        if (site.EventsOf(story).FirstOrDefault(entry => site.ReportsOf(entry).Any(report => report.Language.Equals(language))) is { } covered)
            return new(language, Permalinks.Event(language, covered), Relation.Coverage);
        return Nearest(site, language, article.Topics.Select(topic => site.TopicWith(topic.Id)));
    });

    /// <summary>Of an article beside a translation of it: the two the other way round; in a further language, the article there beside this one.</summary>
    public static ImmutableArray<SwitchTarget> OfFacing(Article article, Language beside, Site site)
    {
        var story = site.StoryOf(article);
        return
        [
            .. Of(article, site).Select(target => target.Relation switch
            {
                Relation.Same => target with { Address = Permalinks.Facing(site.Languages, article, beside) },
                Relation.Translation => target with { Address = Permalinks.Facing(site.Languages, story.In(target.Language)!, article.Language) },
                _ => target,
            }),
        ];
    }

    /// <summary>Of a page of a topic. Later pages lead to the nearest that the other edition has; only first pages are each other's equivalents.</summary>
    public static ImmutableArray<SwitchTarget> Of(Topic topic, int number, Language current, Site site) => For(site, current, language => Permalinks.Topic(language, topic, number), language =>
    {
        var pages = TopicPage.CountOf(topic, language, site);
        if (pages == 0)
            return new(language, Permalinks.Topics(language), Relation.Nearest);
        return new(language, Permalinks.Topic(language, topic, Math.Min(number, pages)), number == 1 ? Relation.Translation : Relation.Nearest);
    });

    /// <summary>Of a topic's chronology, which stands below the topic's page.</summary>
    public static ImmutableArray<SwitchTarget> OfChronology(Topic topic, Language current, Site site, Func<Language, string> address) => For(site, current, address, language =>
        TopicPage.CountOf(topic, language, site) > 0
            ? new(language, address(language), Relation.Translation)
            : new(language, Permalinks.Chronology(language), Relation.Nearest));

    /// <summary>Of a standing page.</summary>
    public static ImmutableArray<SwitchTarget> Of(StandingText text, Site site) => For(site, text.Language, _ => Permalinks.Standing(text), language =>
        site.StandingPageWith(text.Id)?.In(language) is { } translation
            ? new(language, Permalinks.Standing(translation), Relation.Translation)
            : Nearest(site, language, []));

    private static SwitchTarget Nearest(Site site, Language language, IEnumerable<Topic> topics) =>
        topics.FirstOrDefault(topic => !site.EditionIn(language).About(topic).IsEmpty) is { } topic
            ? new(language, Permalinks.Topic(language, topic), Relation.Nearest)
            : new(language, Permalinks.Front(language), Relation.Nearest);

    private static ImmutableArray<SwitchTarget> For(Site site, Language? current, Func<Language, string> own, Func<Language, SwitchTarget> other) =>
        [.. site.Languages.Select(language => language.Equals(current) ? new SwitchTarget(language, own(language), Relation.Same) : other(language))];
}
