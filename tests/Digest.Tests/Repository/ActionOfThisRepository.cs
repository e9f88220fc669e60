using System.Security.Cryptography;
using System.Text;
using Digest.Cli.Disk;
using Digest.Tests.Published;
using Digest.Tests.Publishing;
using Xunit;
using static Digest.Tests.Repository.Workflow;

namespace Digest.Tests.Repository;

/// <summary>The scripts of <c>action.yml</c>, with a release in a folder in place of GitHub.</summary>
public sealed class ActionOfThisRepository : IDisposable
{
    private const string Archive = "digest-linux-x64.tar.gz";
    private const string Release = "acme/digest/releases/download/v1.2.3/";

    private readonly TemporaryFolder _folder = new();

    public ActionOfThisRepository()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the scripts are for bash");
        _folder.Write("action/Directory.Build.props", "<Project>\n    <Version>1.2.3</Version> <!-- x -->\n</Project>\n");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("v1.2.3")]
    [InlineData(Commit)]
    public async Task UsesTheProgramOfItsRelease(string reference)
    {
        WriteRelease();

        var (code, output, outputs) = await FindProgram(reference);

        Assert.Equal(0, code);
        Assert.EndsWith($"Digest 1.2.3+{Commit}\n", output, StringComparison.Ordinal);
        Assert.Contains("found=true\n", outputs, StringComparison.Ordinal);
        Assert.Equal(_folder["temp/digest"] + "\n", File.ReadAllText(_folder["path"]));
        Assert.True(File.Exists(_folder["temp/digest/digest"]));
    }

    [Theory]
    [InlineData("main")]
    [InlineData("v1.2.2")]
    [InlineData("ffffffffffffffffffffffffffffffffffffffff")]
    [InlineData("")]
    public async Task OtherVersionIsBuilt(string reference)
    {
        WriteRelease();

        var (code, _, outputs) = await FindProgram(reference);

        Assert.Equal(0, code);
        Assert.Contains($"found=false\nfolder={_folder["temp/digest"]}\nglobal-json={_folder["action/global.json"]}\n", outputs,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Linux", "ARM64")]
    [InlineData("Linux", "ARM")]
    [InlineData("Linux", "X64")]
    public async Task WithoutAReleaseForTheSystemTheProgramIsBuilt(string system, string processor)
    {
        if (processor != "X64")
            WriteRelease();

        var (code, _, outputs) = await FindProgram("v1.2.3", system, processor);

        Assert.Equal(0, code);
        Assert.Contains("found=false\n", outputs, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000  " + Archive)]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000  other.tar.gz")]
    public async Task ProgramWithAnotherChecksumIsRefused(string sums)
    {
        WriteRelease();
        _folder.Write(Release + "SHA256SUMS", sums + "\n");

        var (code, output, _) = await FindProgram("v1.2.3");

        Assert.Equal(1, code);
        Assert.Contains("::error::", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChecksAndBuildsTheSite()
    {
        WriteSite();

        await new Workflow(Workflow.Action).RunScript("build", _folder.Path, Inputs(("HOST", "news.example"), ("LINK_ROOT", "/daily")));

        Assert.Contains("https://news.example/daily/ms/", File.ReadAllText(_folder["public/sitemap.xml"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutInputsTheSettingsOfTheSiteApply()
    {
        WriteSite();
        _folder.Write("site/theme/fonts/x.woff2", "x"); // a warning

        await new Workflow(Workflow.Action).RunScript("build", _folder.Path, Inputs());

        Assert.Contains("https://example.org/ms/", File.ReadAllText(_folder["public/sitemap.xml"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ErrorPublishesNothing()
    {
        WriteSite();
        _folder.Write("site/input/topics.yml", "x: {}\n");

        var (code, output) = await new Workflow(Workflow.Action).RunToItsEnd("build", _folder.Path, Inputs());

        Assert.Equal(1, code);
        Assert.Contains("::error", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["public"]));
    }

    [Fact]
    public async Task StrictMakesWarningsErrors()
    {
        WriteSite();
        _folder.Write("site/theme/fonts/x.woff2", "x");

        var (code, _) = await new Workflow(Workflow.Action).RunToItsEnd("build", _folder.Path, Inputs(("STRICT", "true")));

        Assert.Equal(1, code);
    }

    [Theory]
    [InlineData("/build.json", 1)]
    [InlineData("/index.html", 0)]
    public async Task AddressesOfThePublishedSiteMustNotVanish(string file, int expected)
    {
        WriteSite();
        await using var server = await WebServer.Of((file, """{ "version": 1, "addresses": ["/ms/gone/"] }"""));

        var (code, _) = await new Workflow(Workflow.Action).RunToItsEnd(
            "build", _folder.Path, Inputs(("AGAINST", server.Address.AbsoluteUri)));

        Assert.Equal(expected, code);
    }

    /// <summary>The archive holds a script in place of the program.</summary>
    private void WriteRelease()
    {
        WriteScript("program/digest", $"echo 1.2.3+{Commit}");
        Directory.CreateDirectory(_folder[Release]);
        OtherProgram.Run("tar", "-czf", _folder[Release + Archive], "-C", _folder["program"], "digest");
        var hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(_folder[Release + Archive])));
        _folder.Write(Release + "SHA256SUMS", $"{new string('1', 64)}  digest-linux-arm.tar.gz\n{hash}  {Archive}\n");
    }

    private void WriteSite()
    {
        WriteScript("bin/digest", $"exec \"{Environment.ProcessPath}\" exec \"{typeof(SourceFolder).Assembly.Location}\" \"$@\"");
        WriteScript("bin/sudo", "exit 0");
        foreach (var file in new TestSite().With("input/articles/kim/ms.md", "---\ntitle: Kim\n---\nTeks.\n").Tree().Files)
            _folder.Write("site/" + file.Path, Encoding.UTF8.GetString(file.ReadAllBytes()));
    }

    private void WriteScript(string path, string line)
    {
        _folder.Write(path, $"#!/usr/bin/env bash\n{line}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_folder[path], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private (string, string)[] Inputs(params (string Name, string Value)[] inputs) =>
    [
        ("PATH", $"{_folder["bin"]}:{Environment.GetEnvironmentVariable("PATH")}"),
        ("GITHUB_ACTIONS", "true"), ("GITHUB_STEP_SUMMARY", _folder["summary"]), ("RUNNER_OS", "Linux"),
        ("ROOT", "site"), ("OUTPUT", "public"), ("HOST", ""), ("LINK_ROOT", ""), ("AGAINST", ""), ("STRICT", "false"), .. inputs,
    ];

    private async Task<(int Code, string Output, string Outputs)> FindProgram(
        string reference, string system = "Linux", string processor = "X64")
    {
        Directory.CreateDirectory(_folder["temp"]);
        var (code, output) = await new Workflow(Workflow.Action).RunToItsEnd(
            "program",
            _folder.Path,
            ("REPOSITORY", "acme/digest"),
            ("REF", reference),
            ("RUNNER_OS", system),
            ("RUNNER_ARCH", processor),
            ("RUNNER_TEMP", _folder["temp"]),
            ("GITHUB_SERVER_URL", "file://" + _folder.Path),
            ("GITHUB_ACTION_PATH", _folder["action"]),
            ("GITHUB_OUTPUT", _folder["outputs"]),
            ("GITHUB_PATH", _folder["path"]));
        return (code, output, File.Exists(_folder["outputs"]) ? File.ReadAllText(_folder["outputs"]) : "");
    }
}
