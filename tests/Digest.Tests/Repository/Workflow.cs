using System.Diagnostics;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Digest.Tests.Repository;

/// <summary>A workflow of GitHub in this repository, by its path.</summary>
internal sealed class Workflow
{
    public const string OfPages = ".github/workflows/pages.yml";
    public const string OfPullRequests = ".github/workflows/pull-request.yml";

    /// <summary>The one that <c>digest init</c> writes.</summary>
    public const string OfNewSite = "src/Digest/Skeletons/site/.github/workflows/pages.yml";

    public Workflow(string path)
    {
        Text = Repo.Read(path);
        var stream = new YamlStream();
        stream.Load(new StringReader(Text));
        Root = (YamlMappingNode)stream.Documents.Single().RootNode;
    }

    public string Text { get; }

    public YamlMappingNode Root { get; }

    public IEnumerable<(string Name, YamlMappingNode Node)> Jobs =>
        ((YamlMappingNode)Root["jobs"]).Children.Select(job => ($"{job.Key}", (YamlMappingNode)job.Value));

    public IEnumerable<YamlMappingNode> Steps => Jobs.SelectMany(job => StepsOf(job.Node));

    public IEnumerable<string> Triggers => ((YamlMappingNode)Root["on"]).Children.Keys.Select(trigger => $"{trigger}");

    public YamlMappingNode Job(string name) => Jobs.Single(job => job.Name == name).Node;

    /// <summary>Runs the script of a step as GitHub does, and returns what it prints.</summary>
    /// <param name="id">Of the step.</param>
    public async Task<string> RunScript(string id, string folder, params (string Name, string Value)[] environment)
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
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    public static IEnumerable<YamlMappingNode> StepsOf(YamlMappingNode job) => ((YamlSequenceNode)job["steps"]).Cast<YamlMappingNode>();

    public static bool Has(YamlMappingNode node, string key) => node.Children.ContainsKey(new YamlScalarNode(key));
}
