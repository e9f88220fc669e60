using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Digest.Cli.Commands;
using Digest.Tests.Publishing;
using Xunit;

namespace Digest.Tests.Program;

/// <summary>What docs/start.md lists for a site of one's own, in a new site, by the program.</summary>
public sealed class SomebodysOwnDigest : IDisposable
{
    private const string Story = "input/articles/2024-02-01-first-story";

    private readonly TemporaryFolder _folder = new();

    public SomebodysOwnDigest() => Assert.Equal(ExitCode.Done, Run("init", ".", "--languages", "ms,ar").Code);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void HasFieldsAndDataOfItsOwn()
    {
        Append($"{Story}/_directory.yml", "extra: { mood: { ms: tenang, ar: هادئ } }\n");
        _folder.Write("theme/fields.yml", "article: { mood: text per language }\n");
        _folder.Write("input/data/prices.csv", "name,price\nBeras,\"2,60\"\n");
        EditTemplate("layouts/front", """
            <p class="mood">{{ lead.extra.mood }}</p>
            <ul class="prices">{{ for row in data.prices }}<li>{{ row.name }}: {{ row.price }}</li>{{ end }}</ul>

            """);

        Build();

        Assert.Equal("tenang", Page("ms/index.html").QuerySelector(".mood")!.TextContent);
        Assert.Equal("هادئ", Page("ar/index.html").QuerySelector(".mood")!.TextContent);
        Assert.Equal("Beras: 2,60", Page("ar/index.html").QuerySelector(".prices li")!.TextContent);

        _folder.Write("theme/fields.yml", "article: { tone: text }\n");
        var (code, _, error) = Run("check");
        Assert.Equal(ExitCode.Content, code);
        Assert.Contains("'mood'", error, StringComparison.Ordinal);
    }

    [Fact]
    public void HasFilesOfItsOwn()
    {
        _folder.Write("input/static/CNAME", "news.example\n");
        _folder.Write("input/static/.well-known/security.txt", "Contact: mailto:a@news.example\n");
        _folder.Write("theme/assets/img/logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>");
        _folder.Write("theme/assets/js/x.js", "document.title += '!';\n");
        EditTemplate("layouts/front", "<img src=\"{{ asset 'img/logo.svg' }}\" alt=\"\" width=\"9\" height=\"9\">{{ script 'js/x.js' }}\n");

        Build();

        Assert.Equal("news.example\n", Read("output/CNAME"));
        Assert.True(File.Exists(_folder["output/.well-known/security.txt"]));
        var front = Page("ms/index.html");
        foreach (var (element, attribute) in new[] { ("img[width='9']", "src"), ("script[integrity]", "src") })
        {
            var address = front.QuerySelector(element)!.GetAttribute(attribute)!;
            Assert.StartsWith("/assets/", address, StringComparison.Ordinal);
            Assert.True(File.Exists(_folder["output" + address]));
        }
    }

    [Fact]
    public void HasCardsAndPagesOfItsOwn()
    {
        Append($"{Story}/ms.md", "\n[Kim tiba](https://youtu.be/a)\n");
        Assert.Equal(ExitCode.Done, Run("new", "page", "Pasukan", "--languages", "ms").Code);
        _folder.Write("input/pages/pasukan/ms.md", "---\ntitle: Pasukan\ndescription: Sidang.\nlayout: team\nmenu: false\n---\nTeks.\n");
        _folder.Write("theme/layouts/team.sbn-html", "<h1>{{ headline }}</h1>\n<div class=\"team\">{{ body }}</div>\n");

        Build();

        Assert.Equal("Video · youtu.be", Page("ms/2024/02/berita-pertama/index.html").QuerySelector(".embed > span")!.TextContent);
        Assert.Equal("Teks.", Page("ms/pasukan/index.html").QuerySelector(".team")!.TextContent.Trim());
        Assert.Empty(Page("ms/index.html").QuerySelectorAll("nav.menu a[href='/ms/pasukan/']"));
    }

    private void Build()
    {
        var (code, _, error) = Run("build", "--strict");
        Assert.Equal((ExitCode.Done, ""), (code, error));
        (code, _, error) = Run("check", "--strict");
        Assert.Equal((ExitCode.Done, ""), (code, error));
    }

    /// <summary>Copies a built-in template and puts markup in front of it.</summary>
    private void EditTemplate(string name, string markup)
    {
        var path = $"theme/{name}.sbn-html";
        Assert.Equal(ExitCode.Done, Run("theme", "--eject", path).Code);
        _folder.Write(path, markup + Read(path));
    }

    private void Append(string path, string text) => _folder.Write(path, Read(path) + text);
    private string Read(string path) => File.ReadAllText(_folder[path]);
    private IDocument Page(string path) => new HtmlParser().ParseDocument(Read("output/" + path));

    /// <summary>On 1 February 2024.</summary>
    private (int Code, string Output, string Error) Run(params string[] arguments) =>
        DigestProcess.Run(_folder.Path, arguments, "SOURCE_DATE_EPOCH=1706785200");
}
