using System.Runtime.InteropServices;
using Digest.Content;
using Digest.Languages;
using Digest.Languages.Search;
using Digest.SiteModel;

namespace Digest.Output.Search;

/// <summary>The words of one story after the other, with the places where they are. One object reads all stories of a site.</summary>
internal sealed class StoryWords(Site site, SearchWords words)
{
    /// <summary>So often in bodies that the story is about it.</summary>
    private const int Often = 3;

    private readonly EntityNames _entityNames = new(site.Registries.Entities.Values, site.Registries.Sources.Values, site.Languages);
    private readonly Dictionary<string, (Field Fields, int Count)> _found = new(StringComparer.Ordinal);

    // Texts have few different words: each is folded once.
    private readonly Dictionary<string, ImmutableArray<string>> _known = new(StringComparer.Ordinal);

    /// <summary>The words of a story, each with its grade.</summary>
    public IEnumerable<(string Word, int Grade)> Of(Story story)
    {
        _found.Clear();
        foreach (var article in story.Articles)
            AddTexts(article);
        foreach (var id in story.Articles.SelectMany(article => article.Topics).Select(topic => topic.Id).Distinct())
            Add(Field.Name, site.TopicWith(id).Name.Texts);
        foreach (var entity in EntitiesOf(story))
            Add(Field.Name, entity.AllNames);
        foreach (var entry in site.EventsOf(story))
            Add(Field.Summary, entry.Title.Texts);
        foreach (var id in story.Articles.SelectMany(article => article.Sources).Select(citation => citation.Source.Id).Distinct())
            Add(Field.Origin, site.SourceWith(id).Name.Texts);
        return [.. _found.Select(pair => (pair.Key, GradeOf(pair.Value.Fields, pair.Value.Count)))];
    }

    private IEnumerable<Entity> EntitiesOf(Story story) => story.Articles
        .SelectMany(article => article.Dateline is { } place ? article.Entities.Add(place) : article.Entities)
        .Select(entity => entity.Id)
        .Distinct()
        .Select(site.EntityWith)
        .OfType<Entity>();

    private void AddTexts(Article article)
    {
        Add(Field.Headline, article.Title, article.Language);
        Add(Field.Summary, article.Description, article.Language);
        foreach (var markup in article.Body.Value.Parts.OfType<Markup>())
            AddMarkup(Encoding.UTF8.GetString(markup.Utf8.Span), article.Language);
        if (article.By is { } by)
            Add(Field.Origin, by);
        var day = article.Published.Day;
        Add(Field.Origin, string.Create(CultureInfo.InvariantCulture, $"{day.Day} {day.Month} {day.Year}"));
        foreach (var months in site.Languages.SelectMany(language => language.AllMonths))
            Add(Field.Origin, months[day.Month - 1]);
    }

    /// <summary>Adds the texts between tags. A character reference is punctuation.</summary>
    private void AddMarkup(string markup, Language language)
    {
        for (var start = 0; start < markup.Length;)
        {
            var end = markup.AsSpan(start).IndexOfAny('<', '&') is var length and >= 0 ? start + length : markup.Length;
            Add(Field.Body, markup[start..end], language);
            var close = end == markup.Length ? -1 : markup.IndexOf(markup[end] == '<' ? '>' : ';', end);
            start = close < 0 ? markup.Length : close + 1;
        }
    }

    /// <summary>Adds a running text. A name in it is found by all names that it has, also in another script.</summary>
    private void Add(Field field, string text, Language language)
    {
        AddText(field, text, count: field == Field.Body ? 1 : 0);
        foreach (var id in _entityNames.FindAllWithClitics(text, language).SelectMany(name => name.Ids))
            Add(field, site.Registries.Entities[id].AllNames);
    }

    private void Add(Field field, params IEnumerable<string> texts)
    {
        foreach (var text in texts)
            AddText(field, text, count: 0);
    }

    private void AddText(Field field, string text, int count)
    {
        var known = _known.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var range in SearchWords.RunsIn(text))
        {
            var run = text.AsSpan(range);
            if (!known.TryGetValue(run, out var found))
                _known[run.ToString()] = found = [.. words.OfRun(run).Where(word => !words.IsIgnored(word))];
            foreach (var word in found)
            {
                ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(_found, word, out _);
                place = (place.Fields | field, place.Count + count);
            }
        }
    }

    private static int GradeOf(Field fields, int count) =>
        fields.HasFlag(Field.Name) ? fields.HasFlag(Field.Headline) ? 7 : 6
        : fields.HasFlag(Field.Headline) ? 5
        : fields.HasFlag(Field.Summary) ? fields.HasFlag(Field.Body) ? 4 : 3
        : count >= Often ? 2
        : fields.HasFlag(Field.Body) ? 1 : 0;
}
