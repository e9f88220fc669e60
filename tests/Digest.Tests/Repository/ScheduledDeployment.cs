using System.Text;
using System.Text.RegularExpressions;
using Digest.Cli.Commands;
using Digest.Tests.Program;
using Digest.Tests.Published;
using Digest.Tests.Publishing;
using Xunit;

namespace Digest.Tests.Repository;

/// <summary>The scripts that decide whether a run of the workflow deploys, with a server in place of GitHub Pages.</summary>
public sealed partial class ScheduledDeployment : IDisposable
{
    private const string Due = "input/articles/due/ms.md";
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";
    private const string Before = "2020-01-01T00:00:00Z";
    private const string After = "9990-01-01T00:00:00Z";
    private static readonly Workflow s_pages = new(Workflow.OfPages);

    /// <summary>The build.json of the site, by the time of the build. The scripts read no other file.</summary>
    private static readonly Dictionary<string, Lazy<string>> s_builds =
        ((string[])[Before, After]).ToDictionary(time => time, time => new Lazy<string>(() => BuildFileAt(time)));

    private readonly TemporaryFolder _folder = new();

    public ScheduledDeployment() => Assert.SkipWhen(OperatingSystem.IsWindows(), "the workflow runs on Linux");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task StopsWhileNothingIsDue()
    {
        var deployed = Build(Before);

        Assert.Equal("due=false", await Run("due", "schedule", deployed));
        Assert.Equal("due=true", await Run("due", "schedule", deployed.Replace("\"9980-", "\"1980-", StringComparison.Ordinal)));
        Assert.Equal("due=false", await Run("due", "schedule", Build(After)));
        Assert.Contains("\"nextChange\": null,", Build(After), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("push")]
    [InlineData("workflow_dispatch")]
    public async Task PushAndRequestDeployAlways(string trigger)
    {
        var deployed = Build(Before);

        Assert.Equal("due=true", await Run("due", trigger, deployed));
        Assert.Equal("changed=true", await Run("compare", trigger, deployed));
    }

    /// <summary>A push whose run gave way to this one must not be lost.</summary>
    [Fact]
    public async Task OtherCommitIsBuilt()
    {
        var deployed = Build(Before).Replace(Commit, new string('f', 40), StringComparison.Ordinal);

        Assert.Equal("due=true", await Run("due", "schedule", deployed));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("<!doctype html>")]
    [InlineData("{\"version\":1,\"addresses\":[\"/\"]}")]
    [InlineData("{\n  \"version\": 3,\n  \"commit\": \"" + Commit + "\",\n  \"content\": \"\"\n}\n")]
    public async Task UnreadableFileMeansDeploy(string? deployed)
    {
        Build(Before);

        Assert.Equal("due=true", await Run("due", "schedule", deployed));
        Assert.Equal("changed=true", await Run("compare", "schedule", deployed));
    }

    [Fact]
    public async Task DeploysOnlyAnotherSite()
    {
        var before = Build(Before);
        Assert.Equal("changed=false", await Run("compare", "schedule", before));

        Build(After);
        Assert.Equal("changed=true", await Run("compare", "schedule", before));
    }

    /// <summary>Publishes the site of a time, and returns its build.json as this commit has it.</summary>
    private string Build(string time)
    {
        var build = s_builds[time].Value;
        _folder.Write("output/build.json", build);
        Assert.Matches(CommitLine, build);
        return CommitLine.Replace(build, $"  \"commit\": \"{Commit}\",\n");
    }

    private static string BuildFileAt(string time)
    {
        using var folder = new TemporaryFolder();
        foreach (var file in new TestSite().With(Due, "---\ntitle: Esok\npublished: 9980-01-02\n---\n").Tree().Files)
            folder.Write(file.Path, Encoding.UTF8.GetString(file.ReadAllBytes()));
        var (code, _, error) = DigestProcess.Run(folder.Path, ["-s", $"CurrentDateTime={time}"]);
        Assert.True(code == ExitCode.Done, error);
        return File.ReadAllText(folder["output/build.json"]);
    }

    /// <summary>Runs a script, and returns what it sets.</summary>
    /// <param name="deployed">The build.json of the deployed site; null if there is none.</param>
    private async Task<string> Run(string id, string trigger, string? deployed)
    {
        await using var server = await WebServer.Of(deployed is null ? [] : [("/repo/build.json", deployed)]);
        _folder.Write("set", "");
        await s_pages.RunScript(
            id,
            _folder.Path,
            ("EVENT", trigger),
            ("URL", $"{server.Address}repo"),
            ("GITHUB_OUTPUT", _folder["set"]),
            ("GITHUB_RUN_ID", "7"),
            ("GITHUB_SHA", Commit));
        return File.ReadAllText(_folder["set"]).TrimEnd('\n');
    }

    [GeneratedRegex(@"^  ""commit"": (""[0-9a-f]{40}""|null),\n", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CommitLine { get; }
}
