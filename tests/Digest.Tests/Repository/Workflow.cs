using System.Diagnostics;
using System.Text;
using Digest.Cli.Commands;
using Digest.Skeletons;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Digest.Tests.Repository;

/// <summary>A workflow or an action of GitHub, by its path in this repository.</summary>
internal sealed class Workflow
{
    public const string OfPages = ".github/workflows/pages.yml";
    public const string OfPullRequests = ".github/workflows/pull-request.yml";

    public const string OfReleases = ".github/workflows/release.yml";

    /// <summary>The one that <c>digest init</c> writes.</summary>
    public const string OfNewSite = "pages.yml of a new site";

    /// <summary>The one that docs/scale.md describes.</summary>
    public const string OfParts = "docs/scale-pages.yml";

    /// <summary>What the workflow of a new site uses.</summary>
    public const string Action = "action.yml";

    public const string Commit = "0123456789abcdef0123456789abcdef01234567";

    public Workflow(string path)
    {
        Text = path == OfNewSite ? TextOfNewSite() : Repo.Read(path);
        var stream = new YamlStream();
        stream.Load(new StringReader(Text));
        Root = (YamlMappingNode)stream.Documents.Single().RootNode;
    }

    public string Text { get; }

    public YamlMappingNode Root { get; }

    public IEnumerable<(string Name, YamlMappingNode Node)> Jobs =>
        ((YamlMappingNode)Root["jobs"]).Children.Select(job => ($"{job.Key}", (YamlMappingNode)job.Value));

    public IEnumerable<YamlMappingNode> Steps =>
        Has(Root, "runs") ? StepsOf((YamlMappingNode)Root["runs"]) : Jobs.SelectMany(job => StepsOf(job.Node));

    public IEnumerable<string> Triggers => ((YamlMappingNode)Root["on"]).Children.Keys.Select(trigger => $"{trigger}");

    public YamlMappingNode Job(string name) => Jobs.Single(job => job.Name == name).Node;

    /// <summary>Runs the script of a step as GitHub does, and returns what it prints.</summary>
    /// <param name="id">Of the step.</param>
    public async Task<string> RunScript(string id, string folder, params (string Name, string Value)[] environment)
    {
        var (code, output) = await RunToItsEnd(id, folder, environment);
        Assert.True(code == 0, output);
        return output;
    }

    /// <summary>Runs the script of a step that may fail.</summary>
    public async Task<(int Code, string Output)> RunToItsEnd(string id, string folder, params (string Name, string Value)[] environment)
    {
        var script = $"{Steps.Single(step => Has(step, "id") && $"{step["id"]}" == id && Has(step, "run"))["run"]}";
        var start = new ProcessStartInfo("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output);
    }

    private static string TextOfNewSite()
    {
        var action = ActionName.Of("1.2.3", Commit, "https://git.example/acme/digest");
        var files = SiteSkeleton.Of(SkeletonFiles.Read(), ["ms"], new(2024, 2, 1), action);
        return Encoding.UTF8.GetString(files.Single(file => file.Path == SiteSkeleton.Workflow).ReadAllBytes());
    }

    public static IEnumerable<YamlMappingNode> StepsOf(YamlMappingNode job) => ((YamlSequenceNode)job["steps"]).Cast<YamlMappingNode>();

    public static bool Has(YamlMappingNode node, string key) => node.Children.ContainsKey(new YamlScalarNode(key));
}
