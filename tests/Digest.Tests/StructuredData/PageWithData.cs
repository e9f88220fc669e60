using System.Globalization;
using System.Text.Json;
using AngleSharp.Dom;
using Digest.Languages;
using Xunit;

namespace Digest.Tests.StructuredData;

/// <summary>A page with its structured data, which a test compares with what readers see.</summary>
internal sealed class PageWithData
{
    private static readonly Dictionary<string, Language> s_languages = new(StringComparer.Ordinal)
    {
        ["ms"] = TestLanguages.Malay,
        ["ar"] = TestLanguages.Arabic,
    };

    private readonly IDocument _page;
    private readonly Uri _url;
    private readonly JsonElement[] _nodes;

    /// <summary>In which the days of the page begin.</summary>
    private readonly TimeZoneInfo _zone;

    private PageWithData(IDocument page, Uri url, TimeZoneInfo zone, JsonElement data)
    {
        (_page, _url, _zone) = (page, url, zone);
        Assert.Equal("https://schema.org", data.GetProperty("@context").GetString());
        _nodes = [.. data.GetProperty("@graph").EnumerateArray()];
        Types = [.. _nodes.Select(node => Text(node, "@type")!)];
    }

    /// <summary>The types of the nodes.</summary>
    public string[] Types { get; }

    private string Code => _page.DocumentElement.GetAttribute("lang")!;

    /// <summary>The pages of a site that have structured data.</summary>
    public static IEnumerable<PageWithData> AllOf(CompiledSite site)
    {
        var settings = site.Settings!;
        var root = new Uri($"https://{settings.Host ?? "host.invalid"}{settings.LinkRoot}/");
        foreach (var file in site.Pages())
        {
            var page = site.Page(file.Path);
            var scripts = page.QuerySelectorAll("script[type='application/ld+json']");
            Assert.InRange(scripts.Length, 0, 1);
            if (scripts.Length == 1)
            {
                var url = new Uri(root, file.Path.Replace("index.html", "", StringComparison.Ordinal));
                yield return new(page, url, settings.TimeZone, Parse(scripts[0]));
            }
            else
            {
                Assert.Empty(page.QuerySelectorAll(".crumbs"));
            }
        }
    }

    /// <summary>Asserts that every value is that of the page.</summary>
    public void AssertShown()
    {
        foreach (var node in _nodes)
        {
            Assert.All(TextsOf(node, "inLanguage"), language => Assert.Equal(Code, language));
            if (node.TryGetProperty("@id", out var id))
                Assert.Equal((Url(id.GetString()!), Url(id.GetString()!)), (Url(Text(node, "url")!), CanonicalOf(node)));
            switch (Text(node, "@type"))
            {
                case "NewsArticle":
                    AssertArticle(node);
                    break;
                case "Event":
                    AssertEvent(node);
                    break;
                case "Person" or "Organization" or "Place":
                    AssertEntity(node);
                    break;
                case "WebSite":
                    AssertSite(node);
                    break;
                case "CollectionPage":
                    Assert.Equal(Shown("h1"), Name(node));
                    Assert.Equal(ShownOrNull(".standfirst"), Text(node, "description"));
                    break;
                default:
                    AssertBreadcrumb(node);
                    break;
            }
        }
    }

    private void AssertArticle(JsonElement node)
    {
        Assert.Equal(Shown("h1"), Text(node, "headline"));
        Assert.Equal(Shown(".standfirst"), Text(node, "description"));
        AssertMoment(Row("date")!.QuerySelector("time")!, Text(node, "datePublished")!);
        AssertLastChange(Row("date")!.QuerySelector("time")!, Text(node, "dateModified"));
        Assert.Equal(Row("by") is { } by ? TextOf(by.QuerySelector("dd")!) : null, NameOf(node, "author"));
        if (NameOf(node, "translator") is { } translator)
            Assert.Contains(translator, TextOf(Row("translation")!), StringComparison.Ordinal);
        AssertImage(node);
        AssertSources(node);

        var links = Row("in-other-languages")?.QuerySelectorAll("a[hreflang]") ?? (IEnumerable<IElement>)[];
        Assert.Equal(UrlsOf(links), IdsOf(node, "translationOfWork").Concat(IdsOf(node, "workTranslation")).Order());
        Assert.Equal(
            _page.QuerySelectorAll(".corrections li").Select(TimeAndText),
            Items(node, "correction").Select(item => (Text(item, "datePublished")!, Text(item, "text")!)));
        Assert.Equal(UrlsOf(_page.QuerySelectorAll(".part .entry .title a")), IdsOf(node, "about").Order());

        var names = _page.QuerySelectorAll("nav[aria-labelledby=_names] a");
        Assert.Equal(UrlsOf(names), IdsOf(node, "mentions").Order());
        Assert.Equal(names.Select(TextOf), Items(node, "mentions").Select(Name));
        Assert.All(
            Items(node, "mentions"),
            mention => Assert.Contains(Text(mention, "@type"), (string[])["Person", "Organization", "Place"]));
    }

    /// <summary>The last of the update and the corrections that readers see, unless it is dated before publication.</summary>
    private void AssertLastChange(IElement published, string? modified)
    {
        var changes = _page.QuerySelectorAll(".corrections time").Append(Row("updated")?.QuerySelector("time"));
        var last = changes.OfType<IElement>().Where(change => !IsBefore(change, published)).MaxBy(Moment);
        Assert.Equal(last?.GetAttribute("datetime"), modified);
        Assert.Equal(modified, _page.QuerySelector("meta[property='article:modified_time']")?.GetAttribute("content"));
    }

    /// <summary>A day without a time is compared with the day only.</summary>
    private bool IsBefore(IElement change, IElement published)
    {
        var (day, otherDay) = (change.GetAttribute("datetime")!, published.GetAttribute("datetime")!);
        return day.Length > 10 && otherDay.Length > 10
            ? Moment(change) < Moment(published) : string.CompareOrdinal(day[..10], otherDay[..10]) < 0;
    }

    private DateTimeOffset Moment(IElement time)
    {
        var datetime = time.GetAttribute("datetime")!;
        if (datetime.Contains('T', StringComparison.Ordinal))
            return DateTimeOffset.Parse(datetime, CultureInfo.InvariantCulture);
        var day = DateTime.Parse(datetime, CultureInfo.InvariantCulture);
        return new(day, _zone.GetUtcOffset(day));
    }

    private static (string, string) TimeAndText(IElement item)
    {
        var time = item.QuerySelector("time")!;
        return (time.GetAttribute("datetime")!, TextOf(item)[TextOf(time).Length..].Trim());
    }

    /// <summary>The picture at the head; others are in a paragraph of the text.</summary>
    private void AssertImage(JsonElement node)
    {
        if (!node.TryGetProperty("image", out var image))
        {
            Assert.Null(_page.QuerySelector(".body > figure:first-child"));
            return;
        }

        var figure = _page.QuerySelector(".body > figure:first-child")!;
        Assert.Equal(Url(figure.QuerySelector("img")!.GetAttribute("src")!), Url(Text(image, "url")!));
        var caption = figure.QuerySelector("figcaption") is { } shown ? TextOf(shown) : "";
        Assert.StartsWith(Text(image, "caption") ?? "", caption, StringComparison.Ordinal);
        Assert.EndsWith(Text(image, "creditText") ?? "", caption, StringComparison.Ordinal);
    }

    private void AssertSources(JsonElement node)
    {
        var listed = _page.QuerySelectorAll(".part:not(.elsewhere) > h2:not(.elsewhere) + .list > li");
        var separator = s_languages[Code].Strings["list-separator"].Constant!;
        var names = Items(node, "citation").Select(item => string.Join(separator, new[]
        {
            item.ValueKind == JsonValueKind.String || item.TryGetProperty("@value", out _) ? Value(item) : NameOf(item, "publisher"),
            item.ValueKind == JsonValueKind.Object ? Name(item) : null,
        }.OfType<string>()));
        if (listed.Length == 0)
        {
            Assert.Equal(TextOf(Row("sources")!.QuerySelector("dd")!), string.Join(separator, names));
            return;
        }

        Assert.Equal(listed.Select(item => TextOf(item).Split(" · ")[0]), names);
        foreach (var (shown, item) in listed.Zip(Items(node, "citation")).Where(pair => pair.Second.ValueKind == JsonValueKind.Object))
        {
            Assert.Equal(shown.QuerySelector("time")?.GetAttribute("datetime"), Text(item, "datePublished"));
            if (Text(item, "url") is { } url)
                Assert.Equal(shown.QuerySelector("a")!.GetAttribute("href"), url);
        }

        Assert.Equal(
            Items(node, "citation").Select(item => Text(item, "@id")).OfType<string>().Distinct().ToList(),
            Items(node, "isBasedOn").Select(item => Text(item, "@id")!).ToList());
    }

    private void AssertEvent(JsonElement node)
    {
        Assert.Equal(Shown("h1"), Name(node));
        Assert.Equal(ShownOrNull(".side .summary"), Text(node, "description"));
        Assert.Equal(ShownOrNull(".side .status"), Text(node, "disambiguatingDescription"));
        if (Text(node, "startDate") is { } start)
            Assert.Equal(_page.QuerySelector(".when time")!.GetAttribute("datetime"), start);
        Assert.Equal(Row("place") is { } place ? TextOf(place.QuerySelector("dd")!) : null, NameOf(node, "location"));
        var status = _page.QuerySelector(".spine .entry")!.ClassList;
        Assert.Equal(
            status.Contains("expected") ? "EventScheduled"
            : status.Contains("postponed") ? "EventPostponed"
            : status.Contains("cancelled") ? "EventCancelled" : null,
            Text(node, "eventStatus")?.Split('/')[^1]);
    }

    private void AssertEntity(JsonElement node)
    {
        Assert.Equal(Shown("h1"), Name(node));
        string?[] shown = [ShownOrNull("header > p:not([class])"), ShownOrNull(".standfirst")];
        Assert.Equal(shown.OfType<string>(), new[] { Text(node, "description"), Text(node, "disambiguatingDescription") }.OfType<string>());
        var spellings = Row("other-spellings") is { } row
            ? TextOf(row.QuerySelector("dd")!).Split(s_languages[Code].Strings["list-separator"].Constant) : [];
        var names = _page.QuerySelectorAll(".head .title").Select(TextOf).Concat(spellings).Where(name => name != Name(node));
        Assert.Equal(names, Items(node, "alternateName").Select(Value));
        var links = Row("see-also")?.QuerySelectorAll("a") ?? (IEnumerable<IElement>)[];
        Assert.Equal(links.Select(link => link.GetAttribute("href")), TextsOf(node, "sameAs"));
    }

    private void AssertSite(JsonElement node)
    {
        var isFront = _page.QuerySelector("body.front") is not null;
        Assert.Equal(isFront ? Shown(".name") : Shown("h1"), isFront ? Name(node) : $"{Name(node)} {Shown("h1 small")}");
        Assert.Equal(ShownOrNull(isFront ? ".motto" : ".standfirst"), Text(node, "description"));
        Assert.Equal(ShownOrNull(".foot > p:nth-of-type(2)"), isFront ? NameOf(node, "publisher") : null);
        Assert.Equal(isFront ? 0 : UrlsOf(_page.QuerySelectorAll("h1 a, .half > p.title a")).Count(), IdsOf(node, "hasPart").Count());
    }

    private void AssertBreadcrumb(JsonElement node)
    {
        Assert.Equal("BreadcrumbList", Text(node, "@type"));
        JsonElement[] steps = [.. Items(node, "itemListElement")];
        Assert.Equal(Enumerable.Range(1, steps.Length), steps.Select(step => step.GetProperty("position").GetInt32()));
        Assert.Equal(
            _page.QuerySelectorAll(".crumbs a").Select(link => (TextOf(link), Url(link.GetAttribute("href")!))),
            steps[..^1].Select(step => (Name(step)!, Url(Text(step, "item")!))));
        Assert.Contains(Name(steps[^1])!, Plain(_page.Title!), StringComparison.Ordinal);
        Assert.False(steps[^1].TryGetProperty("item", out _));
    }

    /// <summary>The canonical URL; a later page of a list is about what the first one is about.</summary>
    private Uri CanonicalOf(JsonElement node) => _page.QuerySelector("nav.pages a[rel=prev]") is not null
        ? Url(Text(node, "url")!)
        : _page.QuerySelector("link[rel=canonical]")?.GetAttribute("href") is { } canonical ? Url(canonical) : _url;

    private static void AssertMoment(IElement time, string moment)
    {
        Assert.Matches("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-9]{2}$", moment);
        var datetime = time.GetAttribute("datetime")!;
        Assert.Equal(datetime.Contains('T', StringComparison.Ordinal) ? datetime : $"{datetime}T00:00:00{moment[19..]}", moment);
    }

    /// <summary>The row of the facts about a text, by the key of its name.</summary>
    private IElement? Row(string key) => _page.QuerySelectorAll("dl.meta > div")
        .FirstOrDefault(row => TextOf(row.QuerySelector("dt")!) == s_languages[Code].Strings[key].Constant);

    private static JsonElement Parse(IElement script) => JsonDocument.Parse(script.TextContent).RootElement;

    private Uri Url(string href) => new(_url, href);

    private IEnumerable<string> UrlsOf(IEnumerable<IElement> links) =>
        links.Select(link => Url(link.GetAttribute("href")!).AbsoluteUri).Order();

    private IEnumerable<string> IdsOf(JsonElement node, string property) =>
        Items(node, property).Select(item => Url(Text(item, "@id")!).AbsoluteUri);

    private string Shown(string selector) => TextOf(_page.QuerySelector(selector)!);
    private string? ShownOrNull(string selector) => _page.QuerySelector(selector) is { } element ? TextOf(element) : null;
    private static string TextOf(IElement element) => Plain(element.TextContent).Trim();

    /// <summary>The theme puts no-break spaces into names and dates.</summary>
    private static string Plain(string text) => text.Replace('\u00A0', ' ');

    private static string? Name(JsonElement node) => Text(node, "name");
    private static string? NameOf(JsonElement node, string property) => node.TryGetProperty(property, out var value) ? Name(value) : null;
    private static string? Text(JsonElement node, string property) =>
        node.ValueKind == JsonValueKind.Object && node.TryGetProperty(property, out var value) ? Value(value) : null;

    private static string Value(JsonElement value) =>
        Plain(value.ValueKind == JsonValueKind.Object ? value.GetProperty("@value").GetString()! : value.GetString()!).Trim();

    private static IEnumerable<string> TextsOf(JsonElement node, string property) => Items(node, property).Select(Value);

    private static IEnumerable<JsonElement> Items(JsonElement node, string property) =>
        !node.TryGetProperty(property, out var value) ? [] : value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [value];
}
