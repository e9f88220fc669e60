using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;
using YamlDotNet.RepresentationModel;
using static Digest.Tests.Repository.Workflow;

namespace Digest.Tests.Repository;

/// <summary>Rules that keep a compromised action or a pull request from publishing the site.</summary>
public sealed partial class WorkflowRules
{
    /// <summary>Those of this repository.</summary>
    public static TheoryData<string> Files =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Repo.Root, ".github", "workflows"))
            .Select(file => Path.GetRelativePath(Repo.Root, file)),
    ];

    public static TheoryData<string> FilesAndThatOfANewSite => [.. Files.Select(row => row.Data), OfParts, OfNewSite];

    public static TheoryData<string> FilesAndAction => [.. Files.Select(row => row.Data), OfParts, Workflow.Action];

    [Theory]
    [MemberData(nameof(FilesAndThatOfANewSite))]
    public void WorkflowHasNoPermissions(string file) =>
        Assert.Empty(Assert.IsType<YamlMappingNode>(new Workflow(file).Root["permissions"]).Children);

    [Fact]
    public void JobsHaveMinimalPermissions() => Assert.Equal(
        [
            "pages.yml build: contents read, pages read",
            "pages.yml deploy: pages write, id-token write",
            "pages.yml due: pages read",
            "pages.yml test: contents read",
            "pull-request.yml site: contents read",
            "pull-request.yml test: contents read",
            "release.yml native: contents read",
            "release.yml publish: contents write",
            "release.yml test: contents read",
            "release.yml tool: contents read",
        ],
        Files
            .SelectMany(row => new Workflow(row.Data).Jobs
                .Select(job => $"{Path.GetFileName(row.Data)} {job.Name}: {PermissionsOf(job.Node)}"))
            .Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(FilesAndThatOfANewSite))]
    [InlineData(Workflow.Action)]
    public void EveryActionIsPinnedByItsCommitAndNamesItsVersion(string file)
    {
        var workflow = new Workflow(file);
        string[] lines = [.. workflow.Text.Split('\n').Where(line => line.Contains("uses:", StringComparison.Ordinal))];

        Assert.Equal(workflow.Steps.Count(step => Has(step, "uses")), lines.Length);
        Assert.All(lines, line => Assert.Matches(PinnedAction, line));
    }

    [Theory]
    [MemberData(nameof(FilesAndThatOfANewSite))]
    public void CheckoutsDoNotPersistCredentials(string file)
    {
        var checkouts = new Workflow(file).Steps
            .Where(step => Has(step, "uses") && $"{step["uses"]}".StartsWith("actions/checkout@", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(checkouts);
        Assert.All(checkouts, step => Assert.Equal("false", $"{step["with"]["persist-credentials"]}"));
    }

    [Theory]
    [MemberData(nameof(FilesAndAction))]
    public void ScriptsContainNoExpressions(string file)
    {
        var scripts = new Workflow(file).Steps.Where(step => Has(step, "run")).Select(step => $"{step["run"]}").ToList();

        Assert.NotEmpty(scripts);
        Assert.All(scripts, script => Assert.DoesNotContain("${{", script, StringComparison.Ordinal));
    }

    /// <summary>What it does is in the action, where it is tested.</summary>
    [Fact]
    public void NewSiteHasNoScripts() => Assert.DoesNotContain(new Workflow(OfNewSite).Steps, step => Has(step, "run"));

    /// <summary>A pull request must not change the action, and a new version of it must not arrive unasked.</summary>
    [Fact]
    public void NewSitePinsTheVersionThatWroteIt()
    {
        var workflow = new Workflow(OfNewSite);

        Assert.Contains($"uses: acme/digest@{Workflow.Commit} # v1.2.3\n", workflow.Text, StringComparison.Ordinal);
        var step = workflow.Steps.Single(step => Has(step, "uses") && $"{step["uses"]}".StartsWith("acme/", StringComparison.Ordinal));
        var inputs = ((YamlMappingNode)step["with"]).Children.Keys.Select(input => $"{input}");
        Assert.Subset(
            ((YamlMappingNode)new Workflow(Workflow.Action).Root["inputs"]).Children.Keys.Select(input => $"{input}").ToHashSet(),
            inputs.ToHashSet());
    }

    [Fact]
    public void OnlyOneWorkflowRunsForPullRequestsAndItHasNoSecrets()
    {
        Assert.Equal(["pull_request"], new Workflow(OfPullRequests).Triggers);
        Assert.Equal(["push", "schedule", "workflow_dispatch"], new Workflow(OfPages).Triggers);
        Assert.Equal(["push"], new Workflow(OfReleases).Triggers);
        Assert.All(Files, row => Assert.DoesNotContain("secrets.", new Workflow(row.Data).Text, StringComparison.Ordinal));
    }

    [Fact]
    public void OnlyMainIsDeployed()
    {
        var pages = new Workflow(OfPages);

        Assert.Equal("main", $"{Assert.Single(Assert.IsType<YamlSequenceNode>(pages.Root["on"]["push"]["branches"]))}");
        Assert.Contains("github.ref == 'refs/heads/main'", $"{pages.Job("build")["if"]}", StringComparison.Ordinal);
    }

    [Fact]
    public void OnlyTestedCommitsAreDeployed()
    {
        var pages = new Workflow(OfPages);

        Assert.Equal("due", $"{pages.Job("test")["needs"]}");
        Assert.Equal("test", $"{pages.Job("build")["needs"]}");
        Assert.Equal("build", $"{pages.Job("deploy")["needs"]}");
        Assert.All(
            pages.Jobs.Where(job => Has(job.Node, "if")),
            job => Assert.DoesNotMatch(@"always\(\)|cancelled\(\)|failure\(\)", $"{job.Node["if"]}"));
    }

    [Fact]
    public void OnlyTestedCommitsAreReleased()
    {
        var release = new Workflow(OfReleases);

        Assert.Equal(["tags"], ((YamlMappingNode)release.Root["on"]["push"]).Children.Keys.Select(key => $"{key}"));
        Assert.Equal("test", $"{release.Job("native")["needs"]}");
        Assert.Equal("test", $"{release.Job("tool")["needs"]}");
        Assert.Equal(["tool", "native"], ((YamlSequenceNode)release.Job("publish")["needs"]).Select(job => $"{job}"));
        Assert.All(release.Jobs, job => Assert.False(Has(job.Node, "if")));
    }

    /// <summary>The action looks for the archives that the release has.</summary>
    [Fact]
    public void ActionKnowsTheArchivesOfARelease()
    {
        var systems = ((YamlSequenceNode)new Workflow(OfReleases).Job("native")["strategy"]["matrix"]["include"])
            .Select(row => $"{row["system"]}");
        var script = $"{new Workflow(Workflow.Action).Steps.First()["run"]}";

        Assert.Equal(["linux-x64", "linux-arm64", "win-x64", "osx-arm64"], systems);
        Assert.Contains($">{string.Join(';', systems)};any<", Repo.Read("src/Digest/Digest.csproj"), StringComparison.Ordinal);
        Assert.All(systems, system => Assert.Contains(
            $"archive=digest-{system}.{(system == "win-x64" ? "zip" : "tar.gz")} ;;", script, StringComparison.Ordinal));
    }

    /// <summary>A script that does not end, or an output with another name, must not stop deployments silently.</summary>
    [Fact]
    public void OutputsOfScriptsDecideWhatRuns()
    {
        var pages = new Workflow(OfPages);

        Assert.Equal("${{ steps.due.outputs.due }}", $"{pages.Job("due")["outputs"]["due"]}");
        Assert.Equal("needs.due.outputs.due == 'true'", $"{pages.Job("test")["if"]}");
        Assert.Equal("${{ steps.compare.outputs.changed }}", $"{pages.Job("build")["outputs"]["changed"]}");
        Assert.Equal("needs.build.outputs.changed == 'true'", $"{pages.Job("deploy")["if"]}");
    }

    [Fact]
    public void DeploymentsAreSerialAndNotCancelled()
    {
        var concurrency = new Workflow(OfPages).Root["concurrency"];

        Assert.Equal("pages", $"{concurrency["group"]}");
        Assert.Equal("false", $"{concurrency["cancel-in-progress"]}");
    }

    [Theory]
    [MemberData(nameof(FilesAndThatOfANewSite))]
    public void EveryJobHasATimeout(string file) => Assert.All(
        new Workflow(file).Jobs, job => Assert.InRange(int.Parse($"{job.Node["timeout-minutes"]}", CultureInfo.InvariantCulture), 1, 20));

    [Fact]
    public void SiteIsBuiltForTheHostAndPathOfPages()
    {
        const string Target = "-s Host=\"$HOST\" -s LinkRoot=\"$BASE_PATH\"";
        var build = StepsOf(new Workflow(OfPages).Job("build")).First(step => Has(step, "run"));
        var script = $"{build["run"]}";

        Assert.Equal("${{ steps.pages.outputs.base_path }}", $"{build["env"]["BASE_PATH"]}");
        Assert.Equal("${{ steps.pages.outputs.host }}", $"{build["env"]["HOST"]}");
        Assert.Equal(2, script.Split('\n').Count(line => line.EndsWith(Target, StringComparison.Ordinal)));
        Assert.True(script.IndexOf("-- check", StringComparison.Ordinal) < script.IndexOf("-- build", StringComparison.Ordinal));
    }

    /// <summary>A build finds what the check before it has found.</summary>
    [Theory]
    [InlineData(OfPages)]
    [InlineData(OfPullRequests)]
    [InlineData(Workflow.Action)]
    public void ProblemsAreAnnotatedOnce(string file)
    {
        var lines = new Workflow(file).Steps.Where(step => Has(step, "run")).SelectMany(step => $"{step["run"]}".Split('\n'))
            .Where(line => ProgramCall.IsMatch(line));
        var annotated = lines.Where(line => !line.Contains("GITHUB_ACTIONS= d", StringComparison.Ordinal));

        Assert.Contains(" check ", Assert.Single(annotated) + " ", StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void TestJobRunsTheLocalScript(string file) =>
        Assert.Contains(StepsOf(new Workflow(file).Job("test")), step => Has(step, "run") && $"{step["run"]}" == ".ci/run");

    private static string PermissionsOf(YamlMappingNode job) => string.Join(
        ", ", ((YamlMappingNode)job["permissions"]).Children.Select(permission => $"{permission.Key} {permission.Value}"));

    [GeneratedRegex("(--|digest) (check|build)( |$)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ProgramCall { get; }

    [GeneratedRegex(
        "^\\s*(- )?uses: [a-z-]+/[a-z-]+@[0-9a-f]{40} # v[0-9]+(\\.[0-9]+)*$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex PinnedAction { get; }
}
