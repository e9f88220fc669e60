using Digest.Content;
using Digest.Languages;
using Digest.Languages.Search;
using Digest.SiteModel;

namespace Digest.Output.Search;

/// <summary>Reads the words of stories, one story after the other, with the places where they are.</summary>
internal sealed class StoryWords(Site site, SearchWords words)
{
    /// <summary>So often in bodies that the story is about it.</summary>
    private const int Often = 3;

    private readonly EntityNames _entityNames = new(site.Registries.Entities.Values, site.Registries.Sources.Values, site.Languages);
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];

    /// <summary>The places of each word in the story that is being read, and how often it is in bodies.</summary>
    private readonly List<(Field Fields, int Count)> _places = [];
    private readonly List<int> _found = [];
    private readonly List<int[]> _stories = [];

    public IndexedWords Read(IEnumerable<Story> stories)
    {
        foreach (var story in stories)
        {
            Add(story);
            _stories.Add([.. _found.Select(word => Postings.Of(word, GradeOf(_places[word].Fields, _places[word].Count)))]);
            foreach (var word in _found)
                _places[word] = default;
            _found.Clear();
        }

        return new(_texts, new(_stories, _texts.Count));
    }

    private void Add(Story story)
    {
        foreach (var article in story.Articles)
            AddTexts(article);
        foreach (var id in story.Articles.SelectMany(article => article.Topics).Select(topic => topic.Id).Distinct())
        {
            Add(Field.Name, site.TopicWith(id).Name.Texts);
            AddWord($":topic:{id}", Field.Origin, count: 0);
        }

        foreach (var year in story.Articles.Select(article => article.Published.Day.Year).Distinct())
            AddWord(string.Create(CultureInfo.InvariantCulture, $":year:{year}"), Field.Origin, count: 0);
        foreach (var entity in EntitiesOf(story))
            Add(Field.Name, entity.AllNames);
        foreach (var entry in site.EventsOf(story))
            Add(Field.Summary, entry.Title.Texts);
        foreach (var id in story.Articles.SelectMany(article => article.Sources).Select(citation => citation.Source.Id).Distinct())
            Add(Field.Origin, site.SourceWith(id).Name.Texts);
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

    private void AddText(Field field, string text, int count) => words.Read(text, word =>
    {
        if (!words.IsIgnored(word))
            AddWord(word, field, count);
    });

    private void AddWord(ReadOnlySpan<char> text, Field field, int count)
    {
        if (!_numbers.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var word))
        {
            word = _texts.Count;
            _texts.Add(text.ToString());
            _numbers.Add(_texts[word], word);
            _places.Add(default);
        }

        var places = _places[word];
        if (places.Fields == Field.None)
            _found.Add(word);
        _places[word] = (places.Fields | field, places.Count + count);
    }

    private static int GradeOf(Field fields, int count) =>
        fields.HasFlag(Field.Name) ? fields.HasFlag(Field.Headline) ? 7 : 6
        : fields.HasFlag(Field.Headline) ? 5
        : fields.HasFlag(Field.Summary) ? fields.HasFlag(Field.Body) ? 4 : 3
        : count >= Often ? 2
        : fields.HasFlag(Field.Body) ? 1 : 0;
}
