using System.Security.Cryptography;
using Digest.Cli.Commands;
using Digest.Cli.Disk;
using Digest.Tests.Program;
using Digest.Tests.Publishing;
using Xunit;

namespace Digest.Tests.Cards;

/// <summary>Cards of the program as a process.</summary>
public sealed class BuildWithCards : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public BuildWithCards()
    {
        TemporaryFolder.Copy(Path.Combine(Repository.Repo.Root, "theme"), _folder["theme"]);
        _folder.Write("statiq.json", """{ "Host": "example.org", "SiteTitle": "Berita", "Languages": ["ms", "ar"] }""");
        _folder.Write("input/topics.yml", "security: { name: { ms: Keselamatan, ar: الأمن } }\n");
        _folder.Write("input/sources.yml", "nyt: { name: The New York Times }\n");
        _folder.Write("input/articles/_directory.yml", "published: 2023-09-12\ntopics: security\nsources: nyt\n");
        _folder.Write("input/articles/kim/ar.md", "---\ntitle: وصول\ndescription: خبر.\n---\nنص.\n");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TakesThemFromTheCache()
    {
        Assert.Equal(ExitCode.Done, Build().Code);
        var entry = Directory.GetFiles(_folder["cache/cards"])[0];
        byte[] planted = [1, 2, 3];
        File.WriteAllBytes(entry, [.. planted, .. SHA256.HashData(planted)]);

        Assert.Equal(ExitCode.Done, Build().Code);

        Assert.Contains(Directory.GetFiles(_folder["output/cards"]), file => File.ReadAllBytes(file).AsSpan().SequenceEqual(planted));
    }

    [Fact]
    public void GivesTheSameSiteWithoutTheCache()
    {
        Build();
        var before = TemporaryFolder.HashOf(_folder["output"]);
        Directory.Delete(_folder["cache"], recursive: true);

        Build();

        Assert.Equal(before, TemporaryFolder.HashOf(_folder["output"]));
    }

    [Fact]
    public void RemovesCardsThatAreNotNeeded()
    {
        Build();
        var old = Directory.GetFiles(_folder["cache/cards"]);
        foreach (var file in old)
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddMinutes(-1));
        File.WriteAllText(_folder["statiq.json"], """{ "Host": "example.org", "SiteTitle": "Lain", "Languages": ["ms", "ar"] }""");

        Build();

        Assert.Empty(Directory.GetFiles(_folder["cache/cards"]).Intersect(old));
    }

    [Fact]
    public void WarnsOfMissingFonts()
    {
        var fonts = _folder.Write("fonts.conf", "<?xml version=\"1.0\"?><fontconfig></fontconfig>");

        var (code, _, error) = Build($"FONTCONFIG_FILE={fonts}");

        Assert.Equal(ExitCode.Done, code);
        Assert.Single(error.Split("warning DG027").Skip(1));
        Assert.Contains("fonts-noto-core", error, StringComparison.Ordinal);
        Assert.NotEmpty(Directory.GetFiles(_folder["output/cards"]));
        Assert.False(Directory.Exists(_folder["cache/cards"])); // drawn again when there are fonts
    }

    [Fact]
    public void DrawsNothingWithoutTheLibrary()
    {
        using var program = new TemporaryFolder();
        var own = Path.GetDirectoryName(typeof(SourceFolder).Assembly.Location)!;
        foreach (var file in Directory.GetFiles(own).Where(file => !file.Contains("vips.", StringComparison.Ordinal)))
            File.Copy(file, program[Path.GetFileName(file)]);

        var (code, _, error) = DigestProcess.RunProgram(program["digest.dll"], _folder.Path, ["build"]);

        Assert.Equal(ExitCode.Done, code);
        Assert.Contains("warning DG027: libvips", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["output/cards"]));
        Assert.DoesNotContain("og:image", File.ReadAllText(_folder["output/ar/index.html"]), StringComparison.Ordinal);
    }

    [Fact]
    public void DrawsNothingIfTheyAreOff()
    {
        var (code, _, error) = DigestProcess.Run(_folder.Path, ["build", "-s", "ShareCards=false"]);

        Assert.Equal((ExitCode.Done, ""), (code, error));
        Assert.False(Directory.Exists(_folder["output/cards"]));
        Assert.False(Directory.Exists(_folder["cache/cards"]));
    }

    [Fact]
    public void RefusesALinkInPlaceOfTheCache()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege there");
        using var elsewhere = new TemporaryFolder();
        Directory.CreateSymbolicLink(_folder["cache"], elsewhere.Path);

        var (code, _, error) = Build();

        Assert.Equal(ExitCode.Disk, code);
        Assert.Contains("cache is a link", error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(elsewhere.Path));
        Assert.False(Directory.Exists(_folder["output"]));
    }

    [Theory]
    [InlineData("cache")]
    [InlineData("cache/cards")]
    public void RefusesAnOutputFolderInTheCache(string output)
    {
        var (code, _, error) = DigestProcess.Run(_folder.Path, ["build", "-o", output]);

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("must be beside each other", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AreDrawnByTwoBuildsAtOnce()
    {
        var builds = await Task.WhenAll(new[] { "one", "two" }.Select(output => Task.Run(() =>
            DigestProcess.Run(_folder.Path, ["build", "-o", output]))));

        Assert.All(builds, build => Assert.Equal((ExitCode.Done, ""), (build.Code, build.Error)));
        Assert.Equal(TemporaryFolder.HashOf(_folder["one"]), TemporaryFolder.HashOf(_folder["two"]));
    }

    private (int Code, string Output, string Error) Build(params string[] environment) =>
        DigestProcess.Run(_folder.Path, ["build"], environment);
}
