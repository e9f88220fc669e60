using Digest.Cli.Commands;
using Digest.Tests.Publishing;
using Digest.Tests.ThirdLanguage;
using Xunit;

namespace Digest.Tests.Program;

/// <summary><c>digest init</c>.</summary>
public sealed class NewSite : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("ms")]
    [InlineData("ar")]
    [InlineData("en")]
    [InlineData("ms,ar")]
    [InlineData("en,ar,ms")]
    public void BuildsWithoutWarnings(string languages)
    {
        var (code, output, error) = Run(["init", "x", .. languages.Length > 0 ? ["--languages", languages] : Array.Empty<string>()]);
        Assert.Equal(ExitCode.Done, code);
        Assert.EndsWith(" files written → x\n", output, StringComparison.Ordinal);
        Assert.Equal(
            "digest: to publish on GitHub Pages, replace OWNER in .github/workflows/pages.yml by the owner of the repository that digest "
            + "is from\ndigest: now set Host in statiq.json to the host of your site, and run digest preview in the folder\n",
            error);

        AssertClean();
        var first = languages.Split(',', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault("ms");
        Assert.Contains($"\"DefaultLanguage\": \"{first}\"", File.ReadAllText(_folder["x/statiq.json"]), StringComparison.Ordinal);
        Assert.True(File.Exists(_folder[$"x/output/{first}/index.html"]));
        Assert.Contains("2024-02-01-first-story", File.ReadAllText(_folder["x/output/build.json"]), StringComparison.Ordinal);
    }

    [Fact]
    public void LanguageWithoutTextsHasDots()
    {
        var (_, _, error) = Run("init", "x", "--languages", "ms,fa");
        Assert.Contains("digest: the texts in fa are dots: replace them", error, StringComparison.Ordinal);

        _folder.Write("x/theme/languages/fa.yml", TestLanguageFile.FileWith("فا·", TestLanguageFile.PersianHead));
        var (code, _, problems) = Run("check", "--root", "x");
        Assert.Equal(ExitCode.Done, code);
        Assert.All(
            problems.Split('\n').Where(line => line.StartsWith("input/", StringComparison.Ordinal)),
            line => Assert.Contains(": warning DG095: there are only dots here", line, StringComparison.Ordinal));
        Assert.Contains("statiq.json", problems, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x/notes.txt")]
    [InlineData("x/input/topics.yml")]
    public void IsNotWrittenIntoAFolderWithFiles(string present)
    {
        _folder.Write(present, "mine\n");

        var (code, output, error) = Run("init", "x");

        Assert.Equal((ExitCode.Usage, ""), (code, output));
        Assert.Contains("name a new or an empty folder", error, StringComparison.Ordinal);
        Assert.Equal(["x", present[2..].Split('/')[0]],
            Directory.EnumerateFileSystemEntries(_folder.Path, "*").Concat(Directory.EnumerateFileSystemEntries(_folder["x"]))
                .Select(entry => Path.GetFileName(entry)));
    }

    [Fact]
    public void IsNotWrittenInPlaceOfAFile()
    {
        _folder.Write("x", "mine\n");

        Assert.Equal(ExitCode.Usage, Run("init", "x").Code);
        Assert.Equal("mine\n", File.ReadAllText(_folder["x"]));
    }

    [Fact]
    public void HiddenFilesAreKept()
    {
        _folder.Write("x/.git/HEAD", "ref: refs/heads/main\n");
        _folder.Write("x/.gitignore", "mine\n");

        var (code, _, error) = Run("init", "x", "--languages", "ms");

        Assert.Equal(ExitCode.Done, code);
        Assert.Contains("digest: .gitignore exists and was kept\n", error, StringComparison.Ordinal);
        Assert.Equal("mine\n", File.ReadAllText(_folder["x/.gitignore"]));
        Assert.True(File.Exists(_folder["x/statiq.json"]));
    }

    [Fact]
    public void IsWrittenIntoTheCurrentFolderWithoutAName()
    {
        Assert.Equal(ExitCode.Done, Run("init").Code);
        Assert.True(File.Exists(_folder["statiq.json"]));
    }

    private void AssertClean()
    {
        Assert.Equal(ExitCode.Done, Run("build", "--root", "x", "--strict").Code);
        var (_, output, error) = Run("check", "--root", "x", "--strict");
        Assert.Equal("", error);
        Assert.EndsWith(", no problems\n", output, StringComparison.Ordinal);
    }

    /// <summary>On 1 February 2024.</summary>
    private (int Code, string Output, string Error) Run(params string[] arguments) =>
        DigestProcess.Run(_folder.Path, arguments, "SOURCE_DATE_EPOCH=1706785200");
}
