using System.Text.Json;
using Digest.Cli.Commands;
using Digest.Cli.Terminal;
using Digest.Sources.Diagnostics;
using Digest.Tests.Publishing;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Digest.Tests.Program;

/// <summary><c>--format json</c> and <c>--format sarif</c>.</summary>
public sealed class ReportForPrograms : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ReportForPrograms() => DigestProcess.CopySite(_folder);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("build", "json")]
    [InlineData("build", "sarif")]
    [InlineData("check", "json")]
    [InlineData("check", "sarif")]
    public void OfAGoodSiteIsEmpty(string command, string format)
    {
        var (code, output, error) = Run(command, format);

        Assert.Equal(ExitCode.Done, code);
        Assert.Empty(ProblemsIn(output, format));
        Assert.Single(error.TrimEnd('\n').Split('\n')); // the last line of the run
    }

    [Theory]
    [InlineData("build", "json")]
    [InlineData("build", "sarif")]
    [InlineData("check", "json")]
    [InlineData("check", "sarif")]
    public void HasAllProblemsAndNothingElseOnTheOutput(string command, string format)
    {
        var links = string.Concat(Enumerable.Repeat("[a](xref:nil)\n\n", 150));
        _folder.Write("input/pages/zz/ms.md", $"---\ntitle: T\ndescription: D.\n---\n{links}");

        var (code, output, error) = Run(command, format);

        Assert.Equal(ExitCode.Content, code);
        var problems = ProblemsIn(output, format);
        Assert.Equal(150, problems.Count);
        Assert.All(problems, problem =>
            Assert.Equal(("DG030", "error", "input/pages/zz/ms.md"), (problem.Code, problem.Severity, problem.File)));
        Assert.Equal(Enumerable.Range(0, 150).Select(number => 5 + (2 * number)), problems.Select(problem => problem.Line));
        Assert.StartsWith("150 errors", error, StringComparison.Ordinal);
        Assert.Equal(output, Run(command, format).Output);
    }

    [Fact]
    public void OfWrongSettingsEndsWithTwo()
    {
        var (code, output, _) = DigestProcess.Run(_folder.Path, ["check", "--format", "json", "-s", "NoSuchThing=1"]);

        Assert.Equal(ExitCode.Usage, code);
        Assert.Equal("DG020", Assert.Single(ProblemsIn(output, "json")).Code);
    }

    [Fact]
    public void UnderGitHubActionsHasItsAnnotationsInTheErrorStream()
    {
        _folder.Write("input/pages/zz/ms.md", "---\ntitle: T\ndescription: D.\n---\n[a](xref:nil)\n");

        var (_, output, error) = DigestProcess.Run(_folder.Path, ["check", "--format", "sarif"], "GITHUB_ACTIONS=true",
            $"GITHUB_WORKSPACE={Path.GetDirectoryName(_folder.Path)}", "GITHUB_SERVER_URL=https://github.com", "GITHUB_REPOSITORY=o/r",
            "GITHUB_SHA=abc");

        Assert.Equal($"{Path.GetFileName(_folder.Path)}/input/pages/zz/ms.md", Assert.Single(ProblemsIn(output, "sarif")).File);
        Assert.Contains("\"https://github.com/o/r/blob/abc/docs/diagnostics.md#dg030-unknown-id\"", output, StringComparison.Ordinal);
        Assert.Contains("::error file=", error, StringComparison.Ordinal);
    }

    /// <summary>Code scanning and editors look for files from the root of the repository.</summary>
    [Theory]
    [InlineData(".git/HEAD")]
    [InlineData(".git")]
    public void AsSarifHasPathsFromTheRootOfTheRepository(string sign)
    {
        _folder.Write(sign, "");
        _folder.Write("sub/s/input/pages/zz/ms.md", "no front matter");

        var (_, output, _) = DigestProcess.Run(_folder.Path, ["check", "--root", "sub/s", "--format", "sarif"]);

        Assert.NotEmpty(ProblemsIn(output, "sarif"));
        Assert.All(ProblemsIn(output, "sarif"), problem => Assert.StartsWith("sub/s/", problem.File, StringComparison.Ordinal));
    }

    [Fact]
    public void IsRefusedInAnotherFormat()
    {
        var (code, output, error) = Run("check", "xml");

        Assert.Equal((ExitCode.Usage, ""), (code, output));
        Assert.Contains("'json'", error, StringComparison.Ordinal);
    }

    [Fact]
    public void AsJsonHasTheMembersThatAreDocumented()
    {
        var problem = ReportedProblem.Problem("title: كيم X", line: 1, column: 12, "m", "a", shownColumn: 11);

        var report = JsonReport.Of([problem, problem with { Severity = Severity.Warning, Advice = null }], "docs/d.md");

        var json = JsonDocument.Parse(report).RootElement;

        Assert.Equal((1, 1, 1, 0), (Number("version"), Number("errors"), Number("warnings"), Number("notes")));
        Assert.Equal(
            """{"code":"DG012","severity":"error","file":"input/articles/x/ms.md","line":1,"column":11""" +
            ""","message":"m","help":"a","helpUri":"docs/d.md#dg012-unknown-key"}""",
            JsonSerializer.Serialize(json.GetProperty("diagnostics")[0]));
        Assert.Equal(JsonValueKind.Null, json.GetProperty("diagnostics")[1].GetProperty("help").ValueKind);

        int Number(string name) => json.GetProperty(name).GetInt32();
    }

    /// <summary>No text of the sources breaks the report or acts on a terminal that shows it.</summary>
    [Fact]
    public void IsValidForEveryText()
    {
        var words = Gen.Elements("\"", "\\", "\n", "\e]0;x", "\u009B", "\u202E", "\u2028", "\u200F", "\0", "كيم",
            "{", "</script>", "#", "%", " ");
        Prop.ForAll(Arb.From(Gen.ListOf(words).Select(parts => string.Concat(parts))), text =>
        {
            var problem = ReportedProblem.Problem("x", line: 1, column: 1, text, text);
            problem = problem with { Location = problem.Location with { Path = "input/" + text.Replace('\0', 'x') } };
            var (json, sarif) = (JsonReport.Of([problem], "d"), SarifReport.Of([problem], "d", ""));
            foreach (var (report, format) in new[] { (json, "json"), (sarif, "sarif") })
            {
                Assert.Equal(problem.Location.Path, Assert.Single(ProblemsIn(report, format)).File);
                Assert.DoesNotContain(report, letter => TerminalText.IsInvisible(letter) && letter != '\n');
            }
        }).QuickCheckThrowOnFailure();
    }

    private (int Code, string Output, string Error) Run(string command, string format) =>
        DigestProcess.Run(_folder.Path, [command, "--format", format], $"SOURCE_DATE_EPOCH={DigestProcess.Epoch}");

    private static List<(string Code, string Severity, string File, int Line)> ProblemsIn(string report, string format)
    {
        var root = JsonDocument.Parse(report).RootElement;
        if (format == "json")
        {
            return [.. root.GetProperty("diagnostics").EnumerateArray().Select(problem => (
                problem.GetProperty("code").GetString()!,
                problem.GetProperty("severity").GetString()!,
                problem.GetProperty("file").GetString()!,
                problem.TryGetProperty("line", out var line) ? line.GetInt32() : 0))];
        }

        return [.. ResultsIn(root)];
    }

    /// <summary>Checks what SARIF 2.1.0 requires of the members that the report has.</summary>
    private static IEnumerable<(string Code, string Severity, string File, int Line)> ResultsIn(JsonElement root)
    {
        Assert.Equal("2.1.0", root.GetProperty("version").GetString());
        Assert.True(Uri.IsWellFormedUriString(root.GetProperty("$schema").GetString(), UriKind.Absolute));
        var run = Assert.Single(root.GetProperty("runs").EnumerateArray());
        Assert.Equal("utf16CodeUnits", run.GetProperty("columnKind").GetString());
        var driver = run.GetProperty("tool").GetProperty("driver");
        Assert.NotEmpty(driver.GetProperty("name").GetString()!);
        Assert.Matches(@"^\d+\.\d+\.\d+", driver.GetProperty("semanticVersion").GetString());
        var rules = driver.GetProperty("rules").EnumerateArray().ToList();
        Assert.Equal(rules.Count, rules.Select(rule => rule.GetProperty("id").GetString()).Distinct().Count());
        Assert.All(rules, rule =>
        {
            Assert.NotEmpty(rule.GetProperty("shortDescription").GetProperty("text").GetString()!);
            Assert.Contains("#dg", rule.GetProperty("help").GetProperty("text").GetString(), StringComparison.Ordinal);
            Assert.True(!rule.TryGetProperty("helpUri", out var uri) || Uri.IsWellFormedUriString(uri.GetString(), UriKind.Absolute));
        });

        foreach (var result in run.GetProperty("results").EnumerateArray())
        {
            var id = result.GetProperty("ruleId").GetString()!;
            Assert.Equal(id, rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString());
            Assert.NotEmpty(result.GetProperty("message").GetProperty("text").GetString()!);
            var level = result.GetProperty("level").GetString()!;
            Assert.Contains(level, (string[])["error", "warning", "note"]);
            var place = Assert.Single(result.GetProperty("locations").EnumerateArray()).GetProperty("physicalLocation");
            var file = place.GetProperty("artifactLocation").GetProperty("uri").GetString()!;
            Assert.True(Uri.IsWellFormedUriString(file, UriKind.Relative), file);
            var hasRegion = place.TryGetProperty("region", out var region);
            Assert.True(!hasRegion || (region.GetProperty("startLine").GetInt32() > 0 && region.GetProperty("startColumn").GetInt32() > 0));
            yield return (id, level, Uri.UnescapeDataString(file), hasRegion ? region.GetProperty("startLine").GetInt32() : 0);
        }
    }
}
