using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Digest.Content;
using Digest.Languages;
using Digest.Languages.Dates;
using Digest.Languages.Search;
using Digest.SiteModel;

namespace Digest.Output.Search;

/// <summary>
/// The files that the script of the search page loads: docs/search.md. Their number depends on the length of the texts alone, so that it
/// is known before one is parsed.
/// </summary>
internal sealed class SearchFiles
{
    /// <summary>The stories of one file. A page of results needs up to ten files, most of which have one story that it shows.</summary>
    private const int StoriesPerFile = 4;

    /// <summary>The files of words for one of spellings, which has no postings.</summary>
    private const int WordFilesPerSpellings = 4;

    private const int BytesOfId = 6;

    private static readonly JsonWriterOptions s_format = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private readonly Site _site;
    private readonly ImmutableArray<Story> _stories;
    private readonly SearchWords _words;
    private readonly int _wordFiles;
    private readonly int _spellingFiles;
    private readonly Lazy<SearchIndex> _index;
    private readonly Lazy<string> _id;

    private SearchFiles(Site site)
    {
        _site = site;
        _stories = NewestFirst(site);
        _words = new(site.Languages.Select(language => language.Search));
        _wordFiles = WordFilesOf(_stories);
        _spellingFiles = 1 + (_wordFiles / WordFilesPerSpellings);
        _index = new(() => SearchIndex.Of(site, _stories, _words, _wordFiles, _spellingFiles));
        _id = new(HashOfAll);
    }

    /// <summary>None if the settings turn searches off.</summary>
    public static IEnumerable<RenderedFile> Of(Site site) => site.Settings.GenerateSearchIndex ? new SearchFiles(site).All() : [];

    private IEnumerable<RenderedFile> All() =>
    [
        File(Permalinks.SearchIndex, output => WriteIndex(_id.Value, output)) with { Texts = _stories.SelectMany(story => story.Articles) },
        .. Enumerable.Range(0, _wordFiles).Select(number =>
            File(Permalinks.SearchWords(number), output => WriteLines(_index.Value.Words.Files[number].Span, output))),
        .. Enumerable.Range(0, _spellingFiles).Select(number =>
            File(Permalinks.SearchSpellings(number), output => WriteLines(_index.Value.Spellings.Files[number].Span, output))),
        .. _stories.Chunk(StoriesPerFile).Select((stories, number) =>
            File(Permalinks.SearchStories(number), output => WriteStories(stories, _id.Value, output))),
    ];

    private static RenderedFile File(string address, Action<IBufferWriter<byte>> write) =>
        new(Permalinks.OutputPath(address), "search", (output, _) => write(output))
        {
            Group = Permalinks.SearchIndex,
            IsOfAllBodies = true, // each file has the id of the index
        };

    /// <summary>
    /// The number of files of words. A reader loads the list of them and a few of them, which is least if their number grows as the square
    /// root of their bytes; and these grow as the length of the texts to the power of 0.82, because new words become rarer (Heaps' law).
    /// </summary>
    private static int WordFilesOf(IEnumerable<Story> stories)
    {
        var length = stories.SelectMany(story => story.Articles).Sum(article => (long)article.Body.Length);
        return 1 + (int)Math.Pow(length, 0.41);
    }

    private static ImmutableArray<Story> NewestFirst(Site site) =>
    [
        .. site.Stories
            .OrderByDescending(story => story.Articles.Max(article => article.Published.Moment(site.Settings.TimeZone)))
            .ThenByDescending(story => story.Id, StringComparer.Ordinal),
    ];

    /// <summary>The id of all files: a hash of what they have but the id.</summary>
    private string HashOfAll()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in _index.Value.Words.Files.Concat(_index.Value.Spellings.Files))
            hash.AppendData(file.Span);
        var content = new ArrayBufferWriter<byte>();
        foreach (var stories in _stories.Chunk(StoriesPerFile))
            Add(output => WriteStories(stories, "", output));
        Add(output => WriteIndex("", output));
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, BytesOfId));

        void Add(Action<IBufferWriter<byte>> write)
        {
            content.ResetWrittenCount();
            write(content);
            hash.AppendData(content.WrittenSpan);
        }
    }

    private void WriteLines(ReadOnlySpan<byte> lines, IBufferWriter<byte> output)
    {
        Encoding.UTF8.GetBytes(_id.Value + "\n", output);
        output.Write(lines);
    }

    private void WriteStories(Story[] stories, string id, IBufferWriter<byte> output)
    {
        using var json = new Utf8JsonWriter(output, s_format);
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteStartArray("stories");
        foreach (var story in stories)
            Write(story, json);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Write(Story story, Utf8JsonWriter json)
    {
        json.WriteStartArray();
        json.WriteStringValue(DateOf(story).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteStartArray();
        var topics = story.Articles.SelectMany(article => article.Topics).Select(topic => topic.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (number, _) in _site.Topics.Index().Where(topic => topics.Contains(topic.Item.Id)))
            json.WriteNumberValue(number);
        json.WriteEndArray();
        json.WriteStartArray();
        foreach (var article in story.Articles)
        {
            json.WriteStartArray();
            json.WriteNumberValue(_site.Languages.IndexOf(article.Language));
            json.WriteStringValue(Permalinks.Href(Permalinks.Article(article), _site.Settings));
            json.WriteStringValue(article.Title);
            json.WriteStringValue(article.Description);
            json.WriteStringValue(DateFormatter.Full(article.Published.Day, article.Language));
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndArray();
    }

    private static DateOnly DateOf(Story story) => story.Articles.Max(article => article.Published.Day);

    private void WriteIndex(string id, IBufferWriter<byte> output)
    {
        using var json = new Utf8JsonWriter(output, s_format);
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteNumber("stories", _stories.Length);
        json.WriteNumber("perFile", StoriesPerFile);
        WriteTexts("words", _index.Value.Words.Starts, json);
        WriteTexts("spellings", _index.Value.Spellings.Starts, json);
        json.WriteStartArray("languages");
        foreach (var language in _site.Languages)
            WriteTexts(null, [language.Code, language.Dir, language.Name], json);
        json.WriteEndArray();
        json.WriteStartArray("topics");
        foreach (var topic in _site.Topics)
            WriteTopic(topic, json);
        json.WriteEndArray();
        json.WriteStartObject("filters");
        WriteTexts("topic", WordsOf(TextKey.SearchTopic), json);
        WriteTexts("year", WordsOf(TextKey.SearchYear), json);
        json.WriteEndObject();
        WriteRules(json);
        json.WriteEndObject();
    }

    private void WriteTopic(Topic topic, Utf8JsonWriter json)
    {
        json.WriteStartArray();
        json.WriteStringValue(topic.Id);
        WriteTexts(null, _site.Languages.Select(language => topic.Name.For(language, _site.Languages)?.Text ?? topic.Id), json);
        json.WriteEndArray();
    }

    private void WriteRules(Utf8JsonWriter json)
    {
        json.WriteStartObject("rules");
        WritePairs("letters", _words.Letters, json);
        WriteTexts("prefixes", _words.Prefixes.Select(affix => affix.ToString()), json);
        WriteTexts("suffixes", _words.Suffixes.Select(affix => affix.ToString()), json);
        WritePairs("same", _words.Same, json);
        WriteTexts("ignored", _words.Ignored, json);
        json.WriteEndObject();
    }

    /// <summary>An interface text in all languages, folded, so that a reader may use the word of any of them.</summary>
    private IEnumerable<string> WordsOf(TextKey key) =>
        _site.Languages.SelectMany(language => _words.In(key.In(language))).Distinct(StringComparer.Ordinal);

    private static void WritePairs(string name, ImmutableArray<KeyValuePair<string, string>> pairs, Utf8JsonWriter json)
    {
        json.WriteStartObject(name);
        foreach (var (key, value) in pairs)
            json.WriteString(key, value);
        json.WriteEndObject();
    }

    private static void WriteTexts(string? name, IEnumerable<string> texts, Utf8JsonWriter json)
    {
        if (name is null)
            json.WriteStartArray();
        else
            json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
