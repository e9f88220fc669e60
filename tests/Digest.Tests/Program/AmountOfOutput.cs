using System.Text;
using System.Text.RegularExpressions;
using Digest.Cli.Commands;
using Digest.Cli.Terminal;
using Digest.Tests.Publishing;
using Xunit;

namespace Digest.Tests.Program;

/// <summary>What <c>build</c> and <c>check</c> print with <c>--quiet</c> and <c>--verbose</c>.</summary>
public sealed partial class AmountOfOutput : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public AmountOfOutput() => Write(new TestSite()
        .With("input/articles/kim/ms.md", "---\ntitle: Kim\n---\nTeks.\n")
        .With("input/articles/esok/ms.md", "---\ntitle: Esok\npublished: 2028-01-02\n---\n"));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("build")]
    [InlineData("check")]
    public void QuietPrintsNothingWithoutAProblem(string command)
    {
        Assert.Equal((ExitCode.Done, "", ""), Run(command, "--quiet"));
        Assert.NotEqual((ExitCode.Done, "", ""), Run(command));
    }

    [Theory]
    [InlineData("build")]
    [InlineData("check")]
    public void QuietPrintsWarningsAndErrors(string command)
    {
        _folder.Write("theme/fonts/x.woff2", "x");
        var (code, output, error) = Run(command, "--quiet");
        Assert.Equal((ExitCode.Done, ""), (code, output));
        Assert.StartsWith("theme/fonts: warning DG053: ", error, StringComparison.Ordinal);
        Assert.Equal(2, error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);

        _folder.Write("input/articles/kim/ms.md", "---\ntitel: Kim\n---\n");
        (code, output, error) = Run(command, "--quiet");
        Assert.Equal((ExitCode.Content, ""), (code, output));
        Assert.Contains("input/articles/kim/ms.md(2,1): error DG012: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void QuietLeavesTheProblemsForProgramsWhole()
    {
        var (_, output, error) = Run("check", "--quiet", "--format", "json");

        Assert.Contains("\"DG034\"", output, StringComparison.Ordinal);
        Assert.Equal("", error);
    }

    [Theory]
    [InlineData("build", "rendered,replaced")]
    [InlineData("check", "checked")]
    public void VerbosePrintsEveryStageWithItsCountAndTime(string command, string last)
    {
        var (code, _, error) = Run(command, "--verbose");

        Assert.Equal(ExitCode.Done, code);
        var stages = Stage.Matches(error).ToDictionary(stage => stage.Groups["verb"].Value, stage => stage.Groups["count"].Value);
        Assert.Equal(["found", "parsed", "checked the theme for", "assembled", "routed", .. last.Split(',')], stages.Keys);
        Assert.Equal("2 articles", stages["parsed"]);
        Assert.Equal(stages.Count, error.Split('\n').TakeWhile(line => Stage.IsMatch(line + "\n")).Count());
    }

    [Fact]
    public void TimingsListTheStagesAndTheLayouts()
    {
        var (code, output, error) = Run("build", "--timings");

        Assert.Equal(ExitCode.Done, code);
        Assert.DoesNotContain("processor", output, StringComparison.Ordinal);
        const StringSplitOptions Cells = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        var rows = error.Split('\n').Select(line => line.Split("  ", Cells)).ToList();
        var made = rows.Where(row => row.Length == 4 && row[0] != "stage").ToDictionary(row => row[0], row => row[3]);
        Assert.Equal(["found", "parsed", "checked the theme for", "assembled", "routed", "rendered", "replaced"], made.Keys);
        Assert.Equal("2 articles", made["parsed"]);
        var layouts = rows.Where(row => row.Length == 5).ToDictionary(row => row[0], row => row[1]);
        Assert.Equal("1", layouts["theme/layouts/article.sbn-html"]);
        Assert.Contains("writing to the disk", layouts.Keys);
        Assert.Contains("files *.xml", layouts.Keys);
    }

    /// <summary>The last stage of a rebuild counts what is written.</summary>
    [Fact]
    public void VerboseCountsTheFilesThatChange()
    {
        Run("build");

        Assert.Contains("digest: replaced 0 files in ", Run("build", "--verbose").Error, StringComparison.Ordinal);
        _folder.Write("input/static/ads.txt", "x");
        Assert.Contains("digest: replaced 2 files in ", Run("build", "--verbose").Error, StringComparison.Ordinal); // and build.json
    }

    /// <summary>In a terminal it takes the place of the last line; elsewhere it would fill a log.</summary>
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void ProgressIsForTerminals(bool isInteractive, bool isQuiet)
    {
        var report = new ConsoleReport(TextWriter.Null, TextWriter.Null) { Interactive = isInteractive, Quiet = isQuiet };
        using var progress = new Progress("Checking", 10, report);

        Assert.False(progress.IsShown);
        using var shown = new Progress("Checking", 10, report with { Interactive = true, Quiet = false });
        Assert.True(shown.IsShown);
    }

    private (int Code, string Output, string Error) Run(params string[] arguments) =>
        DigestProcess.Run(_folder.Path, arguments, $"SOURCE_DATE_EPOCH={DigestProcess.Epoch}");

    private void Write(TestSite site)
    {
        foreach (var file in site.Tree().Files)
            _folder.Write(file.Path, Encoding.UTF8.GetString(file.ReadAllBytes()));
    }

    [GeneratedRegex(
        @"^digest: (?<verb>[a-z ]+) (?<count>[0-9]+ [a-z ]+) in [0-9]+ ms\n",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Stage { get; }
}
