using System.Globalization;
using System.Text;
using Digest.Browser.Tests.Browsing;
using Digest.Sources;
using Xunit;

namespace Digest.Browser.Tests.MixedDirection;

/// <summary>The order in which a browser draws the lines of <c>lines.txt</c>, at every kind of place on a page.</summary>
public sealed class MixedDirectionTests(Chromium browser)
{
    private static readonly Lazy<RenderedSite> s_site = new(() => RenderedSite.With(Sources()));

    [Theory]
    [InlineData("ms", ".body > p")]
    [InlineData("ar", ".body > p")]
    [InlineData("ms", ".body h2")]
    [InlineData("ar", ".body h2")]
    [InlineData("ms", ".body td")]
    [InlineData("ar", ".body td")]
    [InlineData("ms", ".body figcaption")]
    [InlineData("ar", ".body figcaption")]
    [InlineData("ms", ".body img")]
    [InlineData("ar", ".body img")]
    public Task IsInOrderInATextOf(string language, string selector) => DrawsEveryLine($"/{language}/2023/07/all/", language, selector);

    [Theory]
    [InlineData("ms", "topik", ".stories h2 a")]
    [InlineData("ar", "mawadi", ".stories h2 a")]
    [InlineData("ms", "topik", ".stories p:not(.when):not(.note)")]
    [InlineData("ar", "mawadi", ".stories p:not(.when):not(.note)")]
    public Task IsInOrderInAListOf(string language, string topics, string selector) =>
        DrawsEveryLine($"/{language}/{topics}/lines/", language, selector);

    [Fact]
    public void HasTwoHundredLines() => Assert.InRange(MixedLine.All.Count, 200, int.MaxValue);

    private async Task DrawsEveryLine(string address, string language, string selector)
    {
        await using var visit = await browser.OpenAsync(address, Look.Desktop, s_site.Value);
        var drawn = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in await visit.Page.EvaluateAsync<string[][]>(Script(), selector))
            drawn[line[0]] = line[1];

        var lines = MixedLine.All.Where(line => line.Language == language).ToList();
        Assert.NotEmpty(lines);
        var misplaced = lines
            .Select(line => (line.Text, line.Expected, Drawn: drawn.GetValueOrDefault(WithoutSpaces(line.Text), "not on the page")))
            .Where(line => line.Expected != line.Drawn)
            .Select(line => $"{line.Text}: expected {line.Expected}, drawn {line.Drawn}")
            .ToList();
        Assert.True(misplaced.Count == 0, string.Join('\n', misplaced)); // all of them, in full
    }

    private static string WithoutSpaces(string text) => string.Concat(text.EnumerateRunes()
        .Where(rune => !Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark));

    private static string Script()
    {
        using var stream = typeof(MixedDirectionTests).Assembly.GetManifestResourceStream("drawn.js")!;
        return new StreamReader(stream).ReadToEnd();
    }

    /// <summary>An article for each line, which lists show, and one with all lines of a language.</summary>
    private static IEnumerable<SourceFile> Sources()
    {
        yield return File("topics.yml", "lines: { name: { ms: Baris, ar: سطور } }\n");
        yield return File("sources.yml", "nyt: { name: NYT }\n");
        yield return File("entities.yml", "");
        yield return File("glossary.yml", "");
        yield return File("articles/_directory.yml", "published: 2023-07-01\ntopics: lines\nsources: nyt\n");
        yield return File("articles/all/map.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"10\"/>");
        foreach (var language in MixedLine.All.GroupBy(line => line.Language))
        {
            var text = new StringBuilder("---\ntitle: \"…\"\ndescription: \"…\"\n---\n");
            foreach (var line in language)
            {
                text.Append(CultureInfo.InvariantCulture, $"{line.Text}\n\n## {line.Text}\n\n");
                text.Append(CultureInfo.InvariantCulture, $"![{line.Text}](map.svg \"{line.Text}\")\n\n| a |\n|---|\n| {line.Text} |\n\n");
            }

            yield return File($"articles/all/{language.Key}.md", text.ToString());
        }

        foreach (var (index, line) in MixedLine.All.Index())
        {
            var text = line.Text.Replace("'", "''", StringComparison.Ordinal);
            yield return File($"articles/line-{index}/{line.Language}.md", $"---\ntitle: '{text}'\ndescription: '{text}'\n---\n");
        }
    }

    private static SourceFile File(string path, string text) => SourceFile.InMemory($"input/{path}", Encoding.UTF8.GetBytes(text));
}
