using System.Buffers.Binary;
using System.Text;
using System.Xml.Linq;
using Digest.Configuration;
using Digest.Output.Cards;
using Digest.Output;
using Digest.Pages.Cards;
using Digest.Pages;
using Digest.Sources.Diagnostics;
using Digest.Templates;
using Digest.Theming;
using Xunit;

namespace Digest.Tests.Cards;

/// <summary>Which picture a page has, and what its card says.</summary>
public sealed class CardOfAPage
{
    private const string Article = "---\ntitle: Kim tiba\n---\n";
    private const string WithPicture = "---\ntitle: Kim tiba\nimage: { src: a.EXT, alt: Kereta api }\n---\n";
    private const string Path = "ms/2023/09/kim/index.html";

    [Fact]
    public void HasTheHeadlineThenThatOfTheTranslation()
    {
        var site = new TestSite().With("input/articles/kim/ms.md", Article).With("input/articles/kim/ar.md", "---\ntitle: وصول\n---\n");

        var svg = CardOf(site);

        Assert.Contains(">Kim tiba</text>", svg, StringComparison.Ordinal);
        Assert.Contains(">وصول</text>", svg, StringComparison.Ordinal);
        Assert.True(svg.IndexOf("Kim", StringComparison.Ordinal) < svg.IndexOf("وصول", StringComparison.Ordinal));
        Assert.Contains(">12 September 2023</text>", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void HasOneSideWithoutATranslation()
    {
        var svg = CardOf(new TestSite().With("input/articles/kim/ms.md", Article));

        Assert.DoesNotContain("rtl", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void OfAnEditionHasTheNameOfTheSiteOnceInEachLanguage()
    {
        var svg = DrawnFor(new TestSite().With("input/articles/kim/ms.md", Article).CompileCleanly(), "ms/index.html");

        Assert.Equal(2, svg.Split(">Intisari</text>").Length);
    }

    [Theory]
    [InlineData("Kim </svg><script>alert(1)</script>")]
    [InlineData("Kim & Putin")]
    [InlineData("Kim]]> &amp; {{ kind }} \" '\u0001\uFFFE")]
    public void KeepsItsTextAsText(string title)
    {
        var text = new CardText(new(title, TestLanguages.Malay), new(title, TestLanguages.Malay), new(title, TestLanguages.Arabic));
        var sources = new TestSite().Tree();
        var settings = Settings.Parse(sources, new(default, [], Drafts: false), new(), new())!;
        var theme = Theme.Load(sources, settings, [TestLanguages.Malay, TestLanguages.Arabic], PageKind.All, [], new(), new())!;
        using var buffer = new PageBuffer();
        var diagnostics = new DiagnosticBag();

        theme.Render(new Card("article", TestLanguages.Malay, text, text, title), buffer, diagnostics);
        var card = XDocument.Parse(XmlText.Of(Encoding.UTF8.GetString(buffer.Written)).Trim());

        Assert.False(diagnostics.HasErrors);

        // A long word is broken into lines.
        Assert.Contains(WithoutSpaces(XmlText.Of(title)), WithoutSpaces(card.Root!.Value), StringComparison.Ordinal);
        string[] elements = ["svg", "rect", "circle", "g", "text"];
        Assert.All(card.Descendants(), element => Assert.Contains(element.Name.LocalName, elements));
    }

    [Fact]
    public void SaysThatAnEventIsOnlyExpected()
    {
        var site = new TestSite()
            .With("input/events/tiba.yml", "date: 2023-09-12\nstatus: expected\ntitle: { ms: Kim tiba, ar: وصول }\ntopics: [trade]\n")
            .CompileCleanly();

        Assert.Contains("(Dijangka)", DrawnFor(site, "ms/peristiwa/tiba/index.html"), StringComparison.Ordinal);
    }

    /// <summary>Networks keep a picture under its address.</summary>
    [Fact]
    public void HasAnotherAddressWithAnotherHeadlineOnly()
    {
        var site = new TestSite().With("input/articles/kim/ms.md", Article);
        var first = Image();

        site.With("theme/cards/card.sbn-svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")
            .With("input/articles/kim/ms.md", Article + "Teks.\n");
        Assert.Equal(first, Image());

        site.With("input/articles/kim/ms.md", Article.Replace("tiba", "pergi", StringComparison.Ordinal));
        Assert.NotEqual(first, Image());

        string Image() => ImageOf(site.CompileCleanly(), Path);
    }

    [Theory]
    [InlineData("peta.svg", ".jpg", "Kereta api")]
    [InlineData("upright.jpg", ".png", "Kim tiba")] // 8 pixels wide
    public void IsThePictureOfTheArticleIfThatIsLarge(string name, string expected, string alt)
    {
        var extension = name.Split('.')[1];
        var bytes = extension == "svg"
            ? Encoding.UTF8.GetBytes("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 3 1\"/>")
            : Content.Pictures.Inspection.Sample(name);
        var site = new TestSite()
            .With("input/articles/kim/ms.md", WithPicture.Replace("EXT", extension, StringComparison.Ordinal))
            .With($"input/articles/kim/a.{extension}", bytes)
            .Compile();

        Assert.EndsWith(expected, ImageOf(site, Path), StringComparison.Ordinal);
        Assert.Equal(alt, site.Page(Path).QuerySelector("meta[property='og:image:alt']")!.GetAttribute("content"));
    }

    [Fact]
    public void IsMissingWithoutAHost()
    {
        var site = new TestSite()
            .With("statiq.json", """{ "Languages": ["ms", "ar"] }""")
            .With("input/articles/kim/ms.md", Article)
            .Compile();

        Assert.Empty(site.Files.OfType<CardFile>());
        Assert.Null(site.Page(Path).QuerySelector("meta[property='og:image'], meta[property='og:url']"));
        Assert.NotNull(site.Page(Path).QuerySelector("meta[property='og:title']"));
    }

    [Fact]
    public void IsThePictureItselfWithoutCards()
    {
        var site = new TestSite().Setting("ShareCards", "false")
            .With("input/articles/kim/ms.md", WithPicture.Replace("EXT", "jpg", StringComparison.Ordinal))
            .With("input/articles/kim/a.jpg", Content.Pictures.Inspection.Sample("upright.jpg"))
            .With("input/articles/putin/ms.md", Article)
            .Compile();

        Assert.Empty(site.Files.OfType<CardFile>());
        Assert.Matches(@"^https://example\.org/media/[0-9a-f]{16}-60\.jpg\z", ImageOf(site, Path));
        Assert.Equal("summary", FormOf(site)); // 8 pixels wide
        var withoutPicture = site.Page("ms/2023/09/putin/index.html");
        Assert.Null(withoutPicture.QuerySelector("meta[property='og:image']"));
        Assert.Equal("summary", withoutPicture.QuerySelector("meta[name='twitter:card']")!.GetAttribute("content"));
    }

    /// <summary>Networks show a picture across the whole width from 300 × 157 pixels on.</summary>
    [Theory]
    [InlineData(300, 157, "summary_large_image")]
    [InlineData(299, 157, "summary")]
    [InlineData(300, 156, "summary")]
    public void IsShownLargeIfItHasThePixels(int width, int height, string expected)
    {
        var picture = Content.Pictures.Inspection.Sample("upright.png");
        BinaryPrimitives.WriteInt32BigEndian(picture.AsSpan(16), width); // of the header of a PNG file
        BinaryPrimitives.WriteInt32BigEndian(picture.AsSpan(20), height);
        var site = new TestSite().Setting("ShareCards", "false")
            .With("input/articles/kim/ms.md", WithPicture.Replace("EXT", "png", StringComparison.Ordinal))
            .With("input/articles/kim/a.png", picture)
            .Compile();

        Assert.Equal(expected, FormOf(site));
    }

    /// <summary>The address is a path of the site at any root.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("/repo")]
    [InlineData("/a/b")]
    public void IsBelowTheRootOfTheSite(string root)
    {
        var site = new TestSite().Setting("LinkRoot", root).With("input/articles/kim/ms.md", Article);
        var compiled = site.CompileCleanly();

        Assert.StartsWith($"https://example.org{root}/cards/", ImageOf(compiled, Path), StringComparison.Ordinal);
        Assert.Empty(site.Check(compiled));
    }

    /// <summary>The check finds a link of networks that leads nowhere.</summary>
    [Fact]
    public void IsCheckedAsALink()
    {
        var site = new TestSite().With("input/articles/kim/ms.md", Article);
        site.With("theme/layouts/document.sbn-html", site.TextOf("theme/layouts/document.sbn-html")
            .Replace("{{ page.share_image.url }}", "https://example.org/cards/none.png", StringComparison.Ordinal));

        Assert.Contains(site.Check(site.Compile()), problem => problem.Code == DiagnosticCode.OutputBrokenLink);
    }

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><g></svg>", DiagnosticCode.TemplateError)]
    [InlineData("<p>{{ kind }}</p>", DiagnosticCode.TemplateError)]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\">{{ headline }}</svg>", DiagnosticCode.TemplateError)]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"https://a.example/b.png\"/></svg>", DiagnosticCode.BlockedMarkup)]
    public void MistakesOfItsTemplateAreFoundByTheCheck(string template, object code)
    {
        var site = new TestSite().With("input/articles/kim/ms.md", Article).With("theme/cards/card.sbn-svg", template);

        var problems = site.Check(site.Compile());

        Assert.Contains(problems, problem => Equals(problem.Code, code) && problem.Location.Path == "theme/cards/card.sbn-svg");
    }

    private static string WithoutSpaces(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
    private static string CardOf(TestSite site) => DrawnFor(site.CompileCleanly(), Path);

    private static string DrawnFor(CompiledSite site, string page) => site.TextOf(ImageOf(site, page)["https://example.org/".Length..]);

    private static string FormOf(CompiledSite site) =>
        site.Page(Path).QuerySelector("meta[name='twitter:card']")!.GetAttribute("content")!;

    private static string ImageOf(CompiledSite site, string page) =>
        site.Page(page).QuerySelector("meta[property='og:image']")!.GetAttribute("content")!;
}
