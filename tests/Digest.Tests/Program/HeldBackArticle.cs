using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Digest.Cli.Commands;
using Digest.Tests.Publishing;
using Xunit;

namespace Digest.Tests.Program;

/// <summary>What the program says of articles that are held back until a date.</summary>
public sealed class HeldBackArticle : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("check")]
    [InlineData("build")]
    public void NextOneIsNamedWithItsTimeInTheZoneOfTheSite(string command)
    {
        Write(
            ("input/articles/lusa/ms.md", "---\ntitle: Lusa\npublished: 2030-01-03T00:00:00Z\n---\n"),
            ("input/articles/esok/ms.md", "---\ntitle: Esok\npublished: 2030-01-02T01:30:00Z\n---\n"),
            ("input/articles/esok/ar.md", "---\ntitle: غدا\npublished: 2030-01-02T03:30:00+02:00\n---\n"),
            ("input/articles/tiada/ms.md", "---\ntitle: Tiada\npublished: 2030-01-01\nexcluded: true\n---\n"));

        var (code, _, error) = Run(command);

        Assert.Equal(ExitCode.Done, code);
        const string Line = "digest: the next article that is held back is due on 2030-01-02 09:30 (Asia/Kuala_Lumpur): "
            + "input/articles/esok/ar.md and 1 other";
        Assert.Equal(Line, Assert.Single(error.Split('\n'), line => line.StartsWith("digest:", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("2030-01-01", "0 articles (2 held back)")]
    [InlineData("2030-01-03", "1 article (1 held back)")]
    [InlineData("2030-01-05", "0 articles (1 held back, 1 expired)")]
    public void IsCountedApartFromExpiredOnes(string now, string counts)
    {
        Write(
            ("input/articles/esok/ms.md", "---\ntitle: Esok\npublished: 2030-01-02\nexpires: 2030-01-04\n---\n"),
            ("input/articles/tiada/ms.md", "---\ntitle: Tiada\nexcluded: true\n---\n"));

        Assert.StartsWith(counts + ", ", Run("build", "-s", "CurrentDateTime=" + now).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void IsNotForSearchEnginesInABuildWithDrafts()
    {
        Write(
            ("input/articles/esok/ms.md", "---\ntitle: Esok\npublished: 2030-01-02\n---\n"),
            ("input/articles/lama/ms.md", "---\ntitle: Lama\n---\n"),
            ("input/articles/lama/ar.md", "---\ntitle: قديم\n---\n[untranslated]\n\nTeks.\n"),
            ("input/articles/tiada/ms.md", "---\ntitle: Tiada\nexcluded: true\n---\n"));

        var (code, output, error) = Run("build", "--drafts");

        Assert.Equal(
            (ExitCode.Done,
                """
                digest: built with --drafts: every page is marked noindex, and 3 articles are not to be seen yet:
                digest: input/articles/esok/ms.md: it is published on 2030-01-02
                digest: input/articles/lama/ar.md: 1 paragraph is not translated yet
                digest: input/articles/tiada/ms.md: it is excluded

                """),
            (code, error));
        Assert.StartsWith("4 articles, ", output, StringComparison.Ordinal);
        Assert.All(Directory.EnumerateFiles(_folder["output"], "*.html", SearchOption.AllDirectories), page => Assert.Contains(
            "<meta name=\"robots\" content=\"noindex\">", File.ReadAllText(page), StringComparison.Ordinal));
        Assert.False(File.Exists(_folder["output/sitemap.xml"]));
        Assert.DoesNotContain("Sitemap", File.ReadAllText(_folder["output/robots.txt"]), StringComparison.Ordinal);
    }

    /// <summary>The limit of a page that is not indexed is that of two articles.</summary>
    [Fact]
    public void IsCheckedWithTheLimitOfAnArticle()
    {
        var lines = Enumerable.Range(0, 400).Select(number => Convert.ToHexString(SHA256.HashData(BitConverter.GetBytes(number))));
        Write(("input/articles/tiada/ms.md", $"---\ntitle: Tiada\nexcluded: true\n---\n```\n{string.Join('\n', lines)}\n```\n"));

        var (code, _, error) = Run("check", "--drafts");

        Assert.Equal(ExitCode.Content, code);
        Assert.Contains("more than the 14,000 that arrive in the first answer", error, StringComparison.Ordinal);
    }

    [Fact]
    public void ListOfManyIsShort()
    {
        Write([.. Enumerable.Range(10, 22).Select(number =>
            ($"input/articles/esok-{number}/ms.md", $"---\ntitle: Esok {number}\nexcluded: true\n---\n"))]);

        var (_, _, error) = Run("build", "--drafts");

        Assert.EndsWith("digest: input/articles/esok-29/ms.md: it is excluded\ndigest: and 2 others\n", error, StringComparison.Ordinal);
    }

    [Fact]
    public void BuildWithDraftsWithoutOneIsMarkedToo()
    {
        Write(("input/articles/lama/ms.md", "---\ntitle: Lama\n---\n"));

        Assert.Equal(
            "digest: built with --drafts: every page is marked noindex, and no article is held back without it\n",
            Run("build", "--drafts").Error);
    }

    [Fact]
    public void SiteWithoutOneSaysNothing()
    {
        Write(("input/articles/lama/ms.md", "---\ntitle: Lama\nexpires: 2031-01-01\n---\n"));

        Assert.Equal((ExitCode.Done, ""), (Run("check").Code, Run("check").Error));
    }

    [Fact]
    public void BuildFileHasTheNextChangeAndTheNewestArticle()
    {
        Write(
            ("input/articles/lama/ms.md", "---\ntitle: Lama\npublished: 2023-09-12T08:00:00+08:00\nexpires: 2030-01-02\n---\n"),
            ("input/articles/esok/ms.md", "---\ntitle: Esok\npublished: 2030-01-03T01:30:00.2Z\n---\n"));

        Assert.Equal(ExitCode.Done, Run("build").Code);
        Assert.Equal(("2030-01-01T16:00:00Z", "2023-09-12T00:00:00Z"), Times());

        Assert.Equal(ExitCode.Done, Run("build", "-s", "CurrentDateTime=2030-01-02").Code);
        Assert.Equal(("2030-01-03T01:30:01Z", null), Times()); // no earlier than the article

        Assert.Equal(ExitCode.Done, Run("build", "-s", "CurrentDateTime=2030-01-04").Code);
        Assert.Equal((null, "2030-01-03T01:30:01Z"), Times());

        (string?, string?) Times()
        {
            using var build = JsonDocument.Parse(File.ReadAllText(_folder["output/build.json"]));
            return (build.RootElement.GetProperty("nextChange").GetString(), build.RootElement.GetProperty("newestArticle").GetString());
        }
    }

    private (int Code, string Output, string Error) Run(params string[] arguments) => DigestProcess.Run(
        _folder.Path, ["-s", "TimeZone=Asia/Kuala_Lumpur", .. arguments], $"SOURCE_DATE_EPOCH={DigestProcess.Epoch}");

    private void Write(params (string Path, string Text)[] articles)
    {
        var site = new TestSite();
        foreach (var (path, text) in articles)
            site.With(path, text);
        foreach (var file in site.Tree().Files)
            _folder.Write(file.Path, Encoding.UTF8.GetString(file.ReadAllBytes()));
    }
}
