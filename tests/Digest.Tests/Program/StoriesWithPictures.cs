using System.Security.Cryptography;
using System.Text;
using Digest.Cli.Commands;
using Digest.Tests.Pictures;
using Digest.Tests.Publishing;
using Xunit;

namespace Digest.Tests.Program;

/// <summary>A new site with ten stories, each with the photograph of a camera.</summary>
public sealed class StoriesWithPictures : IDisposable
{
    private const int Stories = 10;
    private const int FilesOfAPhotograph = 6;

    /// <summary>What a reader on a phone loads with a page.</summary>
    private const int MostBytesOfAPage = 120_000;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AreBuiltWithoutWarningsAndMakeTheirPicturesOnce()
    {
        Assert.Equal(ExitCode.Done, Run("init", ".", "--languages", "ms,ar").Code);
        for (var story = 1; story <= Stories; story++)
            WriteStory($"kisah-{story}", [.. Photograph.Jpeg(1500, 1000, story % 2 == 0 ? 6 : 1), (byte)story]);

        Assert.Equal((ExitCode.Done, ""), ResultOf("check", "--strict"));
        Assert.Equal((ExitCode.Done, ""), ResultOf("build", "--strict"));

        var made = Directory.GetFiles(_folder["output/media"]);
        Assert.Equal(Stories * FilesOfAPhotograph, made.Length);
        Assert.Empty(Directory.GetDirectories(_folder["output/media"])); // no photograph itself
        Assert.All(Directory.GetFiles(_folder["output"], "*", SearchOption.AllDirectories), file =>
            Assert.DoesNotContain(Photograph.Place, Encoding.Latin1.GetString(File.ReadAllBytes(file)), StringComparison.Ordinal));
        var page = GzipSize.Of(File.ReadAllBytes(_folder["output/ms/2024/02/kisah-1/index.html"]));
        Assert.InRange(page + made.Where(file => file.EndsWith(".webp", StringComparison.Ordinal)).Max(file => new FileInfo(file).Length),
            1, MostBytesOfAPage);

        // A second build takes what the first one kept, whatever it is.
        byte[] kept = [1, 2, 3];
        foreach (var file in Directory.GetFiles(_folder["cache/pictures"]))
            File.WriteAllBytes(file, [.. kept, .. SHA256.HashData(kept)]);
        Assert.Equal((ExitCode.Done, ""), ResultOf("build", "--strict"));
        Assert.All(Directory.GetFiles(_folder["output/media"]), file => Assert.Equal(kept, File.ReadAllBytes(file)));
    }

    [Fact]
    public void ThatAreDamagedAreErrorsOfCheckAndBuild()
    {
        Assert.Equal(ExitCode.Done, Run("init", ".", "--languages", "ms").Code);
        var photograph = Photograph.Jpeg(1500, 1000);
        WriteStory("rosak", [.. photograph[..(photograph.Length / 2)], .. photograph[^2..]]);

        Assert.All(new[] { "check", "build" }, command =>
        {
            var (code, error) = ResultOf(command);
            Assert.Equal(ExitCode.Content, code);
            Assert.Single(error.Split('\n'), line => line.StartsWith(
                "input/articles/rosak/photo.jpg: error DG043: the picture cannot be published: it is damaged", StringComparison.Ordinal));
        });
        Assert.False(Directory.Exists(_folder["output"]));
    }

    private void WriteStory(string title, byte[] photograph)
    {
        Assert.Equal(ExitCode.Done, Run("new", "article", title, "--id", title).Code);
        var folder = $"input/articles/{title}";
        File.WriteAllBytes(_folder[$"{folder}/photo.jpg"], photograph);
        var shared = _folder[$"{folder}/_directory.yml"];
        File.WriteAllText(shared, File.ReadAllText(shared).Replace("excluded: true\n", "", StringComparison.Ordinal)
            + "image: { src: photo.jpg, alt: Pelabuhan }\n");
        foreach (var text in Directory.GetFiles(_folder[folder], "*.md"))
            File.WriteAllText(text, File.ReadAllText(text).Replace("…", "Teks.", StringComparison.Ordinal));
    }

    private (int Code, string Error) ResultOf(params string[] arguments)
    {
        var (code, _, error) = Run(arguments);
        return (code, error);
    }

    /// <summary>On 1 February 2024.</summary>
    private (int Code, string Output, string Error) Run(params string[] arguments) =>
        DigestProcess.Run(_folder.Path, arguments, "SOURCE_DATE_EPOCH=1706785200");
}
