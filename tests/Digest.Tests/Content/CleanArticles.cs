using AngleSharp.Dom;
using Digest.Cli.Terminal;
using Xunit;

namespace Digest.Tests.Content;

/// <summary>Articles without a mistake have no diagnostic at all, and no letter of them is lost.</summary>
public sealed class CleanArticles
{
    private static readonly Lazy<(List<GeneratedArticle> Malay, List<GeneratedArticle> Arabic, TestSite Site)> s_articles = new(() =>
    {
        var seeds = Enumerable.Range(1, SampleSize.Of(100, 1000)).ToList();
        var malay = seeds.ConvertAll(seed => new GeneratedArticle(seed, ArticleWords.Malay));
        var arabic = seeds.ConvertAll(seed => new GeneratedArticle(-seed - seeds.Count, ArticleWords.Arabic));
        var site = new TestSite()
            .With("input/articles/lain/ms.md", "---\ntitle: Lain\n---\nTeks.\n")
            .With("input/articles/lain/ar.md", "---\ntitle: خبر آخر\n---\nنص.\n");
        foreach (var index in Enumerable.Range(0, seeds.Count))
        {
            site.With($"input/articles/a{index}/peta.svg", """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 1"/>""")
                .With($"input/articles/a{index}/ms.md", malay[index].Source)
                .With($"input/articles/a{index}/ar.md", arabic[index].Source);
        }

        return (malay, arabic, site);
    });

    [Fact]
    public void HaveNoDiagnostics()
    {
        var site = s_articles.Value.Site;

        Assert.Equal("", string.Join("\n", site.Check(site.Compile()).Select(ConsoleReport.Headline)));
    }

    /// <summary>The articles can show a false alarm: each of these changes to one of them is reported.</summary>
    [Theory]
    [InlineData("## ", "##")]
    [InlineData("](https", "] (https")]
    [InlineData(" ", "  ")]
    [InlineData("12 September 2023", "Rabu, 12 September 2023")]
    public void WithAMistakeHaveOne(string right, string wrong)
    {
        var (malay, _, _) = s_articles.Value;
        var source = malay.Select(article => article.Source).First(text => BodyOf(text).Contains(right, StringComparison.Ordinal));
        var at = source.Length - BodyOf(source).Length + BodyOf(source).IndexOf(right, StringComparison.Ordinal);
        var site = new TestSite()
            .With("input/articles/lain/ms.md", "---\ntitle: Lain\n---\nTeks.\n")
            .With("input/articles/a/peta.svg", """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 1"/>""")
            .With("input/articles/a/ms.md", source[..at] + wrong + source[(at + right.Length)..]);

        Assert.Contains(site.Compile().Diagnostics, diagnostic => diagnostic.Location.Path == "input/articles/a/ms.md");
    }

    [Fact]
    public void KeepEveryLetter()
    {
        var (malay, arabic, site) = s_articles.Value;
        var compiled = site.Compile();
        foreach (var (language, articles) in new[] { ("ms", malay), ("ar", arabic) })
        {
            foreach (var (index, article) in articles.Index())
            {
                var body = Letters(compiled.Page($"{language}/2023/09/a{index}/index.html").QuerySelector("main")!.TextContent);
                Assert.All(
                    article.Sentences.Select(WithoutTargets),
                    sentence => Assert.Contains(Letters(sentence), body, StringComparison.Ordinal));
            }
        }
    }

    private static string BodyOf(string source) => source[(source.IndexOf("\n---\n", StringComparison.Ordinal) + 5)..];

    /// <summary>A sentence without the targets of its links.</summary>
    private static string WithoutTargets(string sentence)
    {
        while (sentence.IndexOf("](", StringComparison.Ordinal) is >= 0 and var start)
        {
            var end = sentence.IndexOf("b)", start, StringComparison.Ordinal) is >= 0 and var inner ? inner + 2 : start;
            sentence = sentence[..start] + sentence[(sentence.IndexOf(')', end) + 1)..];
        }

        return sentence;
    }

    private static string Letters(string text) => string.Concat(text.Normalize().EnumerateRunes()
        .Where(rune => System.Text.Rune.IsLetterOrDigit(rune)
            || System.Text.Rune.GetUnicodeCategory(rune) == System.Globalization.UnicodeCategory.NonSpacingMark));
}
