using System.Text;
using Digest.Cli.Commands;
using Digest.Skeletons;
using Digest.Sources;
using Xunit;

namespace Digest.Tests.Skeletons;

public sealed class FilesOfANewSite
{
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";

    private static readonly DateOnly s_day = new(2024, 2, 1);
    private static readonly ActionName s_action = ActionName.Of("1.2.3", Commit, "https://git.example/acme/digest");

    [Fact]
    public void HaveTheDayAndTheLanguagesInTheirNames()
    {
        var files = SiteSkeleton.Of(SkeletonFiles.Read(), ["ms", "ar"], s_day, s_action).Select(file => file.Path);

        Assert.Equal(
            [
                ".editorconfig", ".github/workflows/pages.yml", ".gitignore", ".vscode/extensions.json", ".vscode/settings.json",
                "input/articles/2024-02-01-first-story/_directory.yml", "input/articles/2024-02-01-first-story/ar.md",
                "input/articles/2024-02-01-first-story/ms.md", "input/entities.yml", "input/events/2024-02-01-first-story.yml",
                "input/glossary.yml", "input/pages/about/ar.md", "input/pages/about/ms.md", "input/sources.yml", "input/topics.yml",
                "statiq.json",
            ],
            files.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void FirstLanguageIsThatOfTheRoot()
    {
        var settings = TextOf(SiteSkeleton.Of(SkeletonFiles.Read(), ["xx-Latn", "ms"], s_day, s_action), "statiq.json");

        Assert.Contains("\"Languages\": [\"xx-Latn\", \"ms\"]", settings, StringComparison.Ordinal);
        Assert.Contains("\"DefaultLanguage\": \"xx-Latn\"", settings, StringComparison.Ordinal);
        Assert.Contains("{ \"xx-Latn\": \"…\", \"ms\": \"Intisari kami\" }", settings, StringComparison.Ordinal);
    }

    /// <summary>A name that a language lacks would end the command with an internal error.</summary>
    [Fact]
    public void EveryLanguageHasTheSameFiles()
    {
        var skeletons = SkeletonFiles.Read();

        Assert.Equal(["ar", "en", "ms"], SiteSkeleton.LanguagesIn(skeletons));
        var byLanguage = skeletons.Below("languages").GroupBy(
            file => file.Path.Split('/')[1], file => string.Join('/', file.Path.Split('/')[2..]), StringComparer.Ordinal);
        Assert.All(byLanguage, files => Assert.Equal(byLanguage.First(), files));
    }

    [Theory]
    [InlineData(Commit, "https://git.example/acme/digest", "acme/digest@" + Commit + " # v1.2.3")]
    [InlineData(Commit, "https://git.example/acme/news.digest.git", "acme/news.digest@" + Commit + " # v1.2.3")]
    [InlineData(null, "https://git.example/acme/digest/", "acme/digest@v1.2.3")]
    [InlineData(Commit, null, "OWNER/digest@" + Commit + " # v1.2.3")]
    [InlineData(null, "/home/editor/digest", "OWNER/digest@v1.2.3")]
    [InlineData(null, "https://git.example/acme/digest # x", "OWNER/digest@v1.2.3")]
    public void WorkflowNamesTheProgram(string? commit, string? repository, string expected)
    {
        var action = ActionName.Of("1.2.3", commit, repository);
        var workflow = TextOf(SiteSkeleton.Of(SkeletonFiles.Read(), ["ms"], s_day, action), SiteSkeleton.Workflow);

        Assert.Equal((expected, !expected.StartsWith("OWNER/", StringComparison.Ordinal)), (action.Text, action.HasOwner));
        Assert.Contains($"        uses: {expected}\n", workflow, StringComparison.Ordinal);
    }

    /// <summary>Skeletons have no line endings of Windows, no tabs and no spaces at the end of a line.</summary>
    [Fact]
    public void AreTidy() => Assert.All(SiteSkeleton.Of(SkeletonFiles.Read(), ["ms", "ar", "xx"], s_day, s_action), file =>
    {
        var text = Encoding.UTF8.GetString(file.ReadAllBytes());
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"[\r\t]| \n|\n\n\z", text);
    });

    private static string TextOf(IEnumerable<SourceFile> files, string path) =>
        Encoding.UTF8.GetString(files.Single(file => file.Path == path).ReadAllBytes());
}
