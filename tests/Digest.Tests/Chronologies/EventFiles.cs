using System.Text.Json;
using AngleSharp.Html.Parser;
using Digest.SiteModel;
using Digest.Tests.Feeds;
using Digest.Tests.Injection;
using Digest.Tests.Publishing;
using Digest.Tests.Repository;
using Json.Schema;
using Xunit;

namespace Digest.Tests.Chronologies;

/// <summary>
/// The data of events as programs read them that were not written for this project: npm's ical.js and csv-parse, and JSON Schemas. All
/// formats say the same.
/// </summary>
public sealed class EventFiles : IDisposable
{
    /// <summary>Texts that have a meaning in one of the formats.</summary>
    private static readonly string[] s_hostile =
    [
        .. InjectionStrings.WithoutMarkup.Select(row => row.Data),
        "=HYPERLINK(1;2)", "'=1+1", "-1, 2; 3: 4", @"a\nb\;c\,d\\e", "x\\", "BEGIN:VEVENT", "a | b", "<3 & \u2039b\u203A",
        string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦", 20)), string.Concat(Enumerable.Repeat("وصول كيم إلى روسيا ", 12)) + "ا",
    ];

    private static readonly Lazy<JsonSchema> s_events = new(() => SchemaIn("events-1"));
    private static readonly Lazy<JsonSchema> s_timeline = new(() => SchemaIn("timeline"));

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Sites => IndependentReader.Sites;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Sites))]
    public void AreCalendarsThatSayTheSame(string name)
    {
        OtherProgram.SkipUnlessInstalled();
        var site = SiteOf(name).CompileCleanly();
        foreach (var (path, calendar) in Read(site, "events.ics", "calendars.cjs"))
        {
            var list = JsonBeside(path, site);
            Assert.Equal("2.0", calendar.GetProperty("version").GetString());
            Assert.Equal(list.GetProperty("title").GetString(), calendar.GetProperty("name").GetString());
            Assert.Equal(
                EventsIn(list).Where(HasDay).Select(FactsOfJson),
                EventsIn(calendar).Select(FactsOfCalendar));
        }
    }

    [Theory]
    [MemberData(nameof(Sites))]
    public void AreTablesThatSayTheSame(string name)
    {
        OtherProgram.SkipUnlessInstalled();
        var site = SiteOf(name).CompileCleanly();
        foreach (var (path, rows) in Read(site, "events.csv", "tables.cjs"))
        {
            Assert.All(
                rows.EnumerateArray().SelectMany(row => row.EnumerateObject()),
                cell => Assert.DoesNotMatch(@"^\s*[=+@-]", cell.Value.GetString()!));
            Assert.Equal(
                EventsIn(JsonBeside(path, site)).Select(CellsOfJson),
                rows.EnumerateArray().Select(CellsOfTable));
        }
    }

    [Theory]
    [MemberData(nameof(Sites))]
    public void FollowTheirSchemas(string name)
    {
        var site = SiteOf(name).CompileCleanly();
        var paths = PathsOf(site, "events.json");
        Assert.NotEmpty(paths);
        Assert.All(paths, path => AssertValid(s_events.Value, site.TextOf(path)));
        Assert.All(PathsOf(site, "timeline.json"), path => AssertValid(s_timeline.Value, site.TextOf(path)));
    }

    /// <summary>The bytes of events are shared by lists, and released when all lists have been written.</summary>
    [Fact]
    public void AreTheSameWhenWrittenAgain()
    {
        var site = SiteOf("shipped").CompileCleanly();
        var paths = ChronologyFormat.All.SelectMany(format => PathsOf(site, format.FileName)).ToList();
        var first = paths.ConvertAll(site.TextOf);

        Assert.True(first.Count > ChronologyFormat.All.Length);
        Assert.Equal(first, paths.ConvertAll(site.TextOf));
        Assert.Equal(first.AsEnumerable().Reverse(), paths.AsEnumerable().Reverse().Select(site.TextOf));
    }

    /// <summary>TimelineJS shows texts as HTML.</summary>
    [Fact]
    public void AreTimelinesWithoutMarkupOfTexts()
    {
        var site = SiteOf("hostile").CompileCleanly();
        var events = EventsIn(JsonBeside("ms/kronologi/timeline.json", site));
        var titles = EventsIn(JsonBeside("ms/kronologi/events.csv", site)).ConvertAll(entry => TextIn(entry, "title"));

        Assert.Equal(s_hostile.Length, events.Count);
        foreach (var (title, entry) in titles.Zip(events))
        {
            using var headline = new HtmlParser().ParseDocument(entry.GetProperty("text").GetProperty("headline").GetString()!);
            Assert.Equal((title, 1), (headline.Body!.TextContent, headline.Body.QuerySelectorAll("*").Length));
            using var text = new HtmlParser().ParseDocument(entry.GetProperty("text").GetProperty("text").GetString()!);
            Assert.Equal(["p", "p", "a", "bdi"], text.Body!.QuerySelectorAll("*").Select(element => element.LocalName));

            // Version 3.9 shows the text content of these as HTML once more.
            foreach (var key in new[] { "group", "display_date" })
            {
                using var once = new HtmlParser().ParseDocument(entry.GetProperty(key).GetString()!);
                using var twice = new HtmlParser().ParseDocument(once.Body!.TextContent);
                Assert.Empty(twice.Body!.Children);
            }
        }
    }

    [Fact]
    public void AreAsTheDocumentDescribesThem()
    {
        var document = Repo.Read("docs/data.md");
        var head = NamedSite.Shipped().CompileCleanly().TextOf("ms/kronologi/events.csv").TrimStart('\uFEFF').Split("\r\n")[0];
        var columns = head.Replace("\"", "`", StringComparison.Ordinal).Replace(",", ", ", StringComparison.Ordinal);
        Assert.Contains($"\n{columns}\n", document, StringComparison.Ordinal);

        var keys = JsonDocument.Parse(Repo.Read("tests/Digest.Tests/Chronologies/events-1.schema.json")).RootElement
            .GetProperty("$defs").GetProperty("event").GetProperty("properties").EnumerateObject();
        Assert.All(keys, key => Assert.Matches($"(?m)^\\|[^|]*`{key.Name}`", document));
    }

    [Fact]
    public void PassTheCheckOfTheirLinks()
    {
        foreach (var name in Sites.Select(row => row.Data))
        {
            var site = SiteOf(name);
            Assert.DoesNotContain(site.Check(site.Compile()), problem => problem.Message.Contains("/events.", StringComparison.Ordinal)
                || problem.Message.Contains("/timeline.", StringComparison.Ordinal));
        }
    }

    private static TestSite SiteOf(string name)
    {
        if (name != "hostile")
            return NamedSite.Of(name);
        var site = new TestSite()
            .With("statiq.json", """{ "Host": "example.org", "Languages": { "ms": { "lint": { "off": ["DG082", "DG084", "DG090"] } } } }""")
            .With("input/topics.yml", "security: { name: '<3 \"R & D\"' }\n")
            .With("input/entities.yml", "");
        foreach (var (index, text) in s_hostile.Index())
        {
            var yaml = "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
            site.With(
                $"input/events/e{index:00}.yml",
                $"date: 2023-09-12\nstatus: happened\ntitle: {yaml}\nsummary: {yaml}\nplace: {yaml}\ntopics: [security]\nsources: [nyt]\n");
        }

        return site;
    }

    private static string FactsOfJson(JsonElement entry)
    {
        var end = DateOnly.ParseExact(entry.GetProperty("latest").GetString()!, "yyyy-MM-dd").AddDays(1).ToString("yyyy-MM-dd");
        var status = entry.GetProperty("status").GetString() switch
        {
            "happened" => "CONFIRMED",
            "cancelled" => "CANCELLED",
            _ => "TENTATIVE",
        };
        var hasSummary = entry.TryGetProperty("summary", out var summary);
        return (
            entry.GetProperty("id").GetString(), TextIn(entry, "title"), entry.GetProperty("title").GetProperty("language").GetString(),
            hasSummary ? summary.GetProperty("text").GetString() : null,
            entry.TryGetProperty("place", out var place) ? TextIn(place, "name") : null,
            entry.GetProperty("earliest").GetString(), end, true, status, "TRANSPARENT", entry.GetProperty("url").GetString(),
            Sorted(entry.GetProperty("topics").EnumerateArray().Select(topic => TextIn(topic, "name")))).ToString()!;
    }

    private static string FactsOfCalendar(JsonElement entry)
    {
        var status = entry.GetProperty("status").GetString();
        var summary = entry.GetProperty("summary").GetString()!;
        var description = entry.GetProperty("description").GetString()!.Split("\n\n");
        return (
            entry.GetProperty("uid").GetString(),
            status == "CONFIRMED" ? summary : summary[..summary.LastIndexOf(" (", StringComparison.Ordinal)],
            entry.GetProperty("language").GetString(),
            description.Length == 3 ? description[0] : null,
            entry.GetProperty("location").GetString(),
            entry.GetProperty("start").GetString(), entry.GetProperty("end").GetString(), entry.GetProperty("isWholeDay").GetBoolean(),
            status, entry.GetProperty("transparency").GetString(), entry.GetProperty("url").GetString(),
            Sorted(entry.GetProperty("categories").EnumerateArray().Select(name => name.GetString()!))).ToString()!;
    }

    private static string CellsOfJson(JsonElement entry)
    {
        return string.Join(
            '\n',
            Text("id"), Text("event"), Text("date"), Text("earliest"), Text("latest"),
            entry.GetProperty("approximate").GetBoolean() ? "true" : "false",
            Text("status"), entry.GetProperty("importance").GetInt32(),
            TextIn(entry, "title"), entry.GetProperty("title").GetProperty("language").GetString(),
            entry.TryGetProperty("summary", out var summary) ? summary.GetProperty("text").GetString() : "",
            entry.TryGetProperty("summary", out summary) ? summary.GetProperty("language").GetString() : "",
            entry.TryGetProperty("place", out var place) ? TextIn(place, "name") : "",
            Names("topics"), Ids("topics"), Names("entities"), Ids("entities"), Names("sources"), Ids("sources"),
            string.Join(" | ", entry.GetProperty("reports").EnumerateArray().Select(report => report.GetProperty("url").GetString())),
            Text("url"));

        string Text(string key) => entry.GetProperty(key).GetString()!;
        string Names(string key) => string.Join(" | ", entry.GetProperty(key).EnumerateArray().Select(item => TextIn(item, "name")));
        string Ids(string key) =>
            string.Join(" | ", entry.GetProperty(key).EnumerateArray().Select(item => item.GetProperty("id").GetString()));
    }

    private static string CellsOfTable(JsonElement row) => string.Join(
        '\n',
        row.EnumerateObject().Select(cell => cell.Value.GetString()!).Select(cell => cell.StartsWith('\'') ? cell[1..] : cell));

    private static bool HasDay(JsonElement entry) =>
        entry.GetProperty("date").GetString()!.Split('/').All(date => date.Length == "2023-09-12".Length && !date.EndsWith('~'));

    private static List<JsonElement> EventsIn(JsonElement list) => [.. list.GetProperty("events").EnumerateArray()];

    private static string TextIn(JsonElement entry, string key) => entry.GetProperty(key).GetProperty("text").GetString()!;

    private static JsonElement JsonBeside(string path, CompiledSite site) =>
        JsonDocument.Parse(site.TextOf(Path.ChangeExtension(path, ".json"))).RootElement;

    private static List<string> PathsOf(CompiledSite site, string fileName) =>
        [.. site.Files.Select(file => file.Path).Where(path => path.EndsWith("/" + fileName, StringComparison.Ordinal))];

    private static string Sorted(IEnumerable<string> names) => string.Join('\n', names.Order(StringComparer.Ordinal));

    private static JsonSchema SchemaIn(string name) =>
        JsonSchema.FromText(Repo.Read($"tests/Digest.Tests/Chronologies/{name}.schema.json"));

    private static void AssertValid(JsonSchema schema, string json)
    {
        var result = schema.Evaluate(
            JsonDocument.Parse(json).RootElement, new() { RequireFormatValidation = true, OutputFormat = OutputFormat.List });
        Assert.True(result.IsValid, JsonSerializer.Serialize(result.Details?.Where(detail => !detail.IsValid).Take(3)));
    }

    private List<(string Path, JsonElement Found)> Read(CompiledSite site, string fileName, string script)
    {
        var paths = PathsOf(site, fileName);
        Assert.NotEmpty(paths);
        foreach (var path in paths)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder[path])!);
            File.WriteAllBytes(_folder[path], site.Find(path).BytesOf());
        }

        var found = OtherProgram.RunScript(script, [.. paths.Select(path => _folder[path])]);
        return [.. paths.Zip(JsonDocument.Parse(found).RootElement.EnumerateArray())];
    }
}
