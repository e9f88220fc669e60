using System.Xml.Linq;
using Digest.Output;
using Digest.Tests.Injection;
using Xunit;

namespace Digest.Tests.Feeds;

/// <summary>A title with signs of markup, or with characters that XML does not allow, is the same title in every feed.</summary>
public sealed class HostileTitle
{
    [Theory]
    [MemberData(nameof(InjectionStrings.WithoutMarkup), MemberType = typeof(InjectionStrings))]
    public void IsTheSameInEveryFormat(string title)
    {
        var yaml = "'" + title.Replace("'", "''", StringComparison.Ordinal) + "'";
        var site = new TestSite()
            .Setting("FeedRss", "true")
            .With("statiq.json", """{ "Host": "example.org", "Languages": { "ms": { "lint": { "off": ["DG082", "DG084", "DG090"] } } } }""")
            .With("input/topics.yml", $"security: {{ name: {yaml} }}\n")
            .With("input/entities.yml", "")
            .With("input/articles/kim/ms.md", $"---\ntitle: {yaml}\ndescription: {yaml}\nby: {yaml}\n---\n")
            .CompileCleanly();

        Assert.Equal(title, ReadFeed.OfAtom(site.TextOf("ms/feed.xml")).Entries[0].Title);
        Assert.Equal(title, ReadFeed.OfJson(site.TextOf("ms/feed.json")).Entries[0].Title);
        Assert.Equal(title, XDocument.Parse(site.TextOf("ms/rss.xml")).Descendants("item").Single().Element("title")!.Value);
        Assert.Equal($"{title} – Digest", XDocument.Parse(site.TextOf("ms/topik/security/rss.xml")).Descendants("title").First().Value);
    }

    /// <summary>The sources cannot have such a character; the string of a template can.</summary>
    [Fact]
    public void OfATemplateDoesNotBreakTheFeed()
    {
        var site = new TestSite()
            .With("theme/feeds/article.sbn-html", """<p>{{ "a\uFFFEb" }}</p>""")
            .With("input/articles/kim/ms.md", "---\ntitle: Kim\n---\n")
            .CompileCleanly();

        Assert.Equal("<p>a\uFFFDb</p>", ReadFeed.OfAtom(site.TextOf("ms/feed.xml")).Entries[0].Content.Trim());
    }

    /// <summary>Not a row of the theory: the runner writes its rows in UTF-8.</summary>
    [Fact]
    public void HasNoHalfOfASurrogatePair() => Assert.Equal("a\uFFFDb\uFFFD", XmlText.Of(string.Concat('a', '\uD800', 'b', '\uDC00')));

    [Theory]
    [InlineData("a\uFFFEb", "a\uFFFDb")]
    [InlineData("a\uFFFF", "a\uFFFD")]
    [InlineData("\u0001a\u000B", "\uFFFDa\uFFFD")]
    [InlineData("a\U0001F600\t\nكيم", "a\U0001F600\t\nكيم")]
    public void HasOnlyCharactersOfXml(string text, string expected)
    {
        Assert.Equal(expected, XmlText.Of(text));
        Assert.Equal(expected, XElement.Parse(new XElement("title", XmlText.Of(text)).ToString(SaveOptions.DisableFormatting)).Value);
    }
}
