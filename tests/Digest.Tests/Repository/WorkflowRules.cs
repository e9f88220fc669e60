using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Digest.Tests.Repository;

/// <summary>Rules that keep a compromised action or a pull request from publishing the site.</summary>
public sealed partial class WorkflowRules
{
    private const string File = ".github/workflows/pages.yml";

    private readonly string _text = Repo.Read(File);
    private readonly YamlMappingNode _workflow;

    public WorkflowRules()
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(_text));
        _workflow = (YamlMappingNode)stream.Documents.Single().RootNode;
    }

    [Fact]
    public void WorkflowHasNoPermissions() => Assert.Empty(Assert.IsType<YamlMappingNode>(_workflow["permissions"]).Children);

    [Fact]
    public void JobsHaveMinimalPermissions() => Assert.Equal(
        [
            "build: contents read, pages read",
            "deploy: pages write, id-token write",
            "test: contents read",
        ],
        Jobs.Select(job => $"{job.Name}: {string.Join(", ", PermissionsOf(job.Node))}").Order(StringComparer.Ordinal));

    [Fact]
    public void EveryActionIsPinnedByItsCommitAndNamesItsVersion()
    {
        string[] lines = [.. _text.Split('\n').Where(line => line.Contains("uses:", StringComparison.Ordinal))];

        Assert.Equal(Steps.Count(step => Has(step, "uses")), lines.Length);
        Assert.All(lines, line => Assert.Matches(PinnedAction, line));
    }

    [Fact]
    public void CheckoutsDoNotPersistCredentials()
    {
        var checkouts = Steps
            .Where(step => Has(step, "uses") && $"{step["uses"]}".StartsWith("actions/checkout@", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(checkouts);
        Assert.All(checkouts, step => Assert.Equal("false", $"{step["with"]["persist-credentials"]}"));
    }

    [Fact]
    public void ScriptsContainNoExpressions()
    {
        var scripts = Steps.Where(step => Has(step, "run")).Select(step => $"{step["run"]}").ToList();

        Assert.NotEmpty(scripts);
        Assert.All(scripts, script => Assert.DoesNotContain("${{", script, StringComparison.Ordinal));
    }

    [Fact]
    public void PullRequestsRunWithoutSecrets()
    {
        var triggers = ((YamlMappingNode)_workflow["on"]).Children.Keys.Select(trigger => $"{trigger}").ToList();

        Assert.Contains("pull_request", triggers);
        Assert.DoesNotContain("pull_request_target", triggers);
        Assert.DoesNotContain("workflow_run", triggers);
    }

    [Fact]
    public void PullRequestsOnlyRunTests()
    {
        Assert.False(Has(Job("test"), "if"));
        Assert.Contains("github.event_name != 'pull_request'", $"{Job("build")["if"]}", StringComparison.Ordinal);
        Assert.Contains("github.ref == 'refs/heads/main'", $"{Job("build")["if"]}", StringComparison.Ordinal);
    }

    [Fact]
    public void OnlyTestedCommitsAreDeployed()
    {
        Assert.Equal("test", $"{Job("build")["needs"]}");
        Assert.Equal("build", $"{Job("deploy")["needs"]}");
        Assert.All(
            Jobs.Where(job => Has(job.Node, "if")),
            job => Assert.DoesNotContain("always()", $"{job.Node["if"]}", StringComparison.Ordinal));
    }

    [Fact]
    public void DeploymentsAreSerialAndNotCancelled()
    {
        var concurrency = _workflow["concurrency"];

        Assert.StartsWith("pages", $"{concurrency["group"]}", StringComparison.Ordinal);
        Assert.Equal("false", $"{concurrency["cancel-in-progress"]}");
    }

    [Fact]
    public void EveryJobHasATimeout() =>
        Assert.All(Jobs, job => Assert.InRange(int.Parse($"{job.Node["timeout-minutes"]}", CultureInfo.InvariantCulture), 1, 20));

    [Fact]
    public void SiteIsBuiltForTheHostAndPathOfPages()
    {
        const string Target = "-s Host=\"$HOST\" -s LinkRoot=\"$BASE_PATH\"";
        var build = StepsOf(Job("build")).Single(step => Has(step, "run"));
        var script = $"{build["run"]}";

        Assert.Equal("${{ steps.pages.outputs.base_path }}", $"{build["env"]["BASE_PATH"]}");
        Assert.Equal("${{ steps.pages.outputs.host }}", $"{build["env"]["HOST"]}");
        Assert.Equal(2, script.Split('\n').Count(line => line.EndsWith(Target, StringComparison.Ordinal)));
        Assert.True(script.IndexOf("-- check", StringComparison.Ordinal) < script.IndexOf("-- build", StringComparison.Ordinal));
    }

    [Fact]
    public void TestJobRunsTheLocalScript() =>
        Assert.Contains(StepsOf(Job("test")), step => Has(step, "run") && $"{step["run"]}" == ".ci/run");

    private IEnumerable<(string Name, YamlMappingNode Node)> Jobs =>
        ((YamlMappingNode)_workflow["jobs"]).Children.Select(job => ($"{job.Key}", (YamlMappingNode)job.Value));

    private IEnumerable<YamlMappingNode> Steps => Jobs.SelectMany(job => StepsOf(job.Node));

    private static IEnumerable<YamlMappingNode> StepsOf(YamlMappingNode job) => ((YamlSequenceNode)job["steps"]).Cast<YamlMappingNode>();

    private static IEnumerable<string> PermissionsOf(YamlMappingNode job) =>
        ((YamlMappingNode)job["permissions"]).Children.Select(permission => $"{permission.Key} {permission.Value}");

    private YamlMappingNode Job(string name) => Jobs.Single(job => job.Name == name).Node;

    private static bool Has(YamlMappingNode node, string key) => node.Children.ContainsKey(new YamlScalarNode(key));

    [GeneratedRegex(
        "^\\s*(- )?uses: [a-z-]+/[a-z-]+@[0-9a-f]{40} # v[0-9]+(\\.[0-9]+)*$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex PinnedAction { get; }
}
