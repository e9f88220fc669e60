using System.Text.Encodings.Web;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Digest.Templates;
using Digest.Tests.Injection;
using Digest.Theming;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Digest.Tests.StructuredData;

/// <summary>A text with signs of markup is the same text in the structured data, and cannot end the element.</summary>
public sealed class HostileText
{
    private static readonly string[] s_parts =
        ["</script", "<script", "<!--", " ", "/", "<", ">", "&", "\"", "'", "\\", "u003c", "\u2028", "\u200F", "ك", "x"];

    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [InlineData("</script><script>alert(1)</script>")]
    [InlineData("</script ><img src=x onerror=alert(1) ")]
    [InlineData("</script/x")]
    [InlineData("<!-- <script> -->")]
    [InlineData("<!--<script ")]
    [InlineData("a\u2028b\u2029c")]
    [InlineData("\u200Fa\u200E\u061C\u2067")]
    [InlineData("\"\\\u0001\t\n & &lt; ' `")]
    [InlineData("كيم \U0001F600 \u00A0")]
    public void IsTheSameInADataBlock(string text) => AssertRoundTrip(text);

    [Fact]
    public void OfAnyKindIsTheSameInADataBlock() => Prop
        .ForAll(
            Gen.Elements(s_parts).ListOf().ToArbitrary(),
            parts => AssertRoundTrip(string.Concat(parts)))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(SampleSize.Of(200, 2000)));

    [Theory]
    [MemberData(nameof(InjectionStrings.WithoutMarkup), MemberType = typeof(InjectionStrings))]
    public void IsTheSameInEveryProperty(string text)
    {
        var yaml = "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
        var site = NamedSite.Hostile()
            .With("input/sources.yml", $"nyt: {{ name: {yaml} }}\n")
            .With("input/topics.yml", $"security: {{ name: {yaml} }}\n")
            .With("input/entities.yml", $"kim: {{ type: Person, name: {yaml}, role: {yaml}, description: {yaml}, also: [{yaml}] }}\n")
            .With("input/events/tiba.yml", $"{{ date: 2023, status: happened, title: {yaml}, summary: {yaml}, place: {yaml} }}\n")
            .With(
                "input/articles/kim/ms.md",
                $"""
                ---
                title: {yaml}
                description: {yaml}
                by: {yaml}
                entities: [kim]
                events: [tiba]
                sources: [{"{"} source: nyt, title: {yaml} {"}"}]
                corrections: [{"{"} date: 2023-09-14, text: {yaml} {"}"}]
                ---
                """)
            .Compile();

        foreach (var path in (string[])["ms/2023/09/kim/index.html", "ms/peristiwa/tiba/index.html", "ms/tokoh/kim/index.html"])
        {
            var script = Assert.Single(site.Page(path).QuerySelectorAll("script[type='application/ld+json']"));
            var texts = TextsOf(JsonDocument.Parse(script.TextContent).RootElement).ToList();
            Assert.InRange(texts.Count(found => found == text), 3, int.MaxValue);
            Assert.Single(site.TextOf(path).Split("</main>")[0].Split("ld+json").Skip(1));
        }

        Assert.All(PageWithData.AllOf(site), page => Assert.NotEmpty(page.Types));
    }

    private static void AssertRoundTrip(string text)
    {
        var json = JsonSerializer.Serialize(text, s_json);
        var page = new HtmlParser().ParseDocument($"<title>x</title>{DataBlock.Of("application/ld+json", json).Element}<p>y");
        Assert.Equal(text, JsonSerializer.Deserialize<string>(page.QuerySelector("script")!.TextContent));
        Assert.Equal("y", page.Body!.TextContent);
    }

    private static IEnumerable<string> TextsOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(TextsOf),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => TextsOf(property.Value)),
        JsonValueKind.String => [element.GetString()!],
        _ => [],
    };
}
