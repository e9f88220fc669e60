using Digest.Cli.Commands;
using Digest.Tests.Published;
using Digest.Tests.Publishing;
using Xunit;

namespace Digest.Tests.Program;

/// <summary><c>digest diff</c> as a process.</summary>
public sealed class DifferenceOfTwoSites : IClassFixture<OldSite>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public DifferenceOfTwoSites(OldSite old)
    {
        ArgumentNullException.ThrowIfNull(old);
        old.CopyTo(_folder);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void IsListedByKindAndLanguage()
    {
        Build("new", new TestSite()
            .With("input/articles/kim/ms.md", "---\ntitle: Kim\n---\nTeks lain.\n")
            .With("input/articles/kim/ar.md", "---\ntitle: كيم\n---\nنص.\n")
            .With("input/articles/putin/ms.md", "---\ntitle: Putin\ntopics: trade\n---\nTeks.\n"));

        var (code, output, error) = Diff("old", "new");

        Assert.Equal((ExitCode.Done, ""), (code, error));
        Assert.StartsWith(
            """
            added:
              article (ms): 1
                /ms/2023/09/putin/
              chronology (ms): 1

            """,
            output,
            StringComparison.Ordinal);
        const string Next = "\nremoved:\n  standing (ms): 1\n    /ms/lama/\nchanged:\n  article (ms): 1\n    /ms/2023/09/kim/\n";
        Assert.Contains(Next, output, StringComparison.Ordinal);
        Assert.Contains("  front (ms): 1\n    /ms/\n", output, StringComparison.Ordinal);
        Assert.Contains("    /sitemap.xml\n", output.Split("  other files: ")[^1], StringComparison.Ordinal);
        Assert.Matches(@"\n\d+ added, 1 removed, \d+ changed, \d+ the same\n$", output);
    }

    [Fact]
    public void OfTheSameSourcesIsNothing()
    {
        Directory.Move(_folder["old"], _folder["older"]);
        Build("old", OldSite.Sources);

        var (code, output, error) = Diff("older", "old");

        Assert.Equal((ExitCode.Done, ""), (code, error));
        Assert.Matches(@"^0 added, 0 removed, 0 changed, \d+ the same\n$", output);
    }

    [Fact]
    public void OfTheThemeIsShortened()
    {
        var many = new TestSite();
        for (var number = 0; number < 25; number++)
            many.With($"input/articles/s{number:00}/ms.md", "---\ntitle: Laporan\n---\n");
        Build("new", many);
        Build("newer", many.With("theme/assets/css/standing.css", "p { color: red }").With("theme/layouts/article.sbn-html", "<h1>x</h1>"));

        var (_, output, _) = Diff("new", "newer");

        Assert.Contains("  article (ms): 25\n    /ms/2023/09/s00/\n", output, StringComparison.Ordinal);
        Assert.Contains("    /ms/2023/09/s19/\n    … and 5 more\n", output, StringComparison.Ordinal);
    }

    /// <summary>The versions need not be on this machine, nor be built by this version of digest.</summary>
    [Fact]
    public async Task IsFoundWithAFileAndAUrl()
    {
        await using var server = await WebServer.Of(("/repo/build.json", File.ReadAllText(_folder["old/build.json"])));
        Assert.Equal(ExitCode.Done, Diff($"{server.Address}repo/", "old/build.json").Code);
        Assert.Contains("0 added, 0 removed, 0 changed", Diff($"{server.Address}repo/", "old").Output, StringComparison.Ordinal);

        _folder.Write("list.json", """{ "version": 1, "addresses": ["/", "/ms/", "/ms/gone/"] }""");
        var (code, output, error) = Diff("list.json", "old");
        Assert.Equal(ExitCode.Done, code);
        Assert.Contains("removed:\n  pages: 1\n    /ms/gone/\n", output, StringComparison.Ordinal);
        Assert.StartsWith("digest: 2 pages could not be compared: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void IsInTheSummaryOfAStep()
    {
        _folder.Write("list.json", """{ "version": 1, "addresses": ["/", "/ms/```/", "/\u001b[31m/", "/##[x]/"] }""");
        _folder.Write("summary.md", "");

        var (code, output, _) = DigestProcess.Run(
            _folder.Path, ["diff", "list.json", "old"], "GITHUB_ACTIONS=true", $"GITHUB_STEP_SUMMARY={_folder["summary.md"]}");

        Assert.Equal(ExitCode.Done, code);
        var summary = File.ReadAllText(_folder["summary.md"]);
        Assert.Matches(@"^### Digest: \d+ added, 3 removed, 0 changed, \d+ the same\n\n````text\nadded:\n", summary);
        Assert.Contains("removed:\n  pages: 3\n    /\\u001B[31m/\n    /##[x]/\n    /ms/```/\n````\n", summary, StringComparison.Ordinal);
        Assert.DoesNotContain("##[", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ExitCode.Usage, "^digest: OLD: there is no file or folder nowhere\n$", "diff", "nowhere", "old")]
    [InlineData(ExitCode.Usage, "^digest: NEW: .* is neither a build.json nor a sitemap\n$", "diff", "old", "statiq.json")]
    [InlineData(ExitCode.Disk, "^digest: .+\n$", "diff", "old", "http://localhost:1/")]
    [InlineData(ExitCode.Usage, "^digest: Required argument 'NEW' missing", "diff", "old")]
    public void OfAWrongPlaceIsOneSentence(int expected, string sentence, params string[] arguments)
    {
        var (code, _, error) = DigestProcess.Run(_folder.Path, arguments);

        Assert.Equal(expected, code);
        Assert.Matches(sentence, error);
    }

    private (int Code, string Output, string Error) Diff(string old, string current) =>
        DigestProcess.Run(_folder.Path, ["diff", old, current]);

    private void Build(string output, TestSite site) => OldSite.Build(_folder, output, site);
}
