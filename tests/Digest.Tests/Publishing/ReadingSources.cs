using System.Diagnostics;
using System.Text;
using Digest.Cli.Disk;
using Xunit;

namespace Digest.Tests.Publishing;

public sealed class ReadingSources : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ListsThemInOrdinalOrderWithSlashes()
    {
        _folder.Write("input/articles/b/ms.md", "Satu");
        _folder.Write("input/articles/b/Ar.md", "واحد");
        _folder.Write("input/articles/a/ms.md", "Dua");
        _folder.Write("theme/layouts/article.sbn-html", "");
        _folder.Write("statiq.json", "{}");
        _folder.Write("README.md", "not a source");
        _folder.Write("output/index.html", "not a source");

        var sources = SourceFolder.Read(_folder.Path);

        Assert.Equal(
            ["input/articles/a/ms.md", "input/articles/b/Ar.md", "input/articles/b/ms.md", "statiq.json", "theme/layouts/article.sbn-html"],
            sources.Files.Select(file => file.Path));
        Assert.Equal("واحد", Encoding.UTF8.GetString(sources.Find("input/articles/b/Ar.md")!.ReadAllBytes()));
        Assert.Empty(sources.Refused);
    }

    [Theory]
    [InlineData(".DS_Store")]
    [InlineData(".ms.md.swp")]
    [InlineData("ms.md~")]
    [InlineData("#ms.md#")]
    [InlineData("ms.md.swp")]
    [InlineData("ms.tmp")]
    [InlineData("Thumbs.db")]
    [InlineData("~$ms.md")]
    [InlineData(".git/config")]
    public void IgnoresTemporaryFiles(string name)
    {
        _folder.Write("input/articles/a/ms.md", "Satu");
        _folder.Write("input/articles/a/" + name, "litter");

        var sources = SourceFolder.Read(_folder.Path);

        Assert.Equal(["input/articles/a/ms.md"], sources.Files.Select(file => file.Path));
        Assert.Empty(sources.Refused);
    }

    [Fact]
    public void ListsHiddenStaticFilesAndNoneOfGitOrOfAnEditor()
    {
        string[] published = ["input/static/.htaccess", "input/static/.well-known/.hidden/x", "input/static/_headers"];
        string[] ignored =
        [
            "input/.hidden", "input/static-not/.hidden", "input/static/.DS_Store", "input/static/._CNAME", "input/static/.git/config",
            "input/static/.gitkeep", "input/static/.#CNAME", "input/static/.~lock.CNAME#", "input/static/.CNAME.swp",
            "input/static/.well-known/x~",
        ];
        foreach (var path in published.Concat(ignored))
            _folder.Write(path, "x");

        Assert.Equal(published, SourceFolder.Read(_folder.Path).Files.Select(file => file.Path));
        foreach (var path in published.Concat(ignored))
            Assert.Equal(published.Contains(path), SourceFolder.Read(_folder.Path, path).Files.Any());
    }

    [Fact]
    public void RefusesLinksAndNamesTheirTargets()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege there");
        _folder.Write("secrets/password.md", "hunter2");
        _folder.Write("input/real/ms.md", "Satu");
        File.CreateSymbolicLink(_folder["input/file.md"], _folder["secrets/password.md"]);
        File.CreateSymbolicLink(_folder["input/relative.md"], "../secrets/password.md");
        File.CreateSymbolicLink(_folder["input/link-to-link.md"], "relative.md");
        File.CreateSymbolicLink(_folder["input/dangling.md"], "nowhere");
        Directory.CreateSymbolicLink(_folder["input/folder"], _folder["secrets"]);
        Directory.CreateSymbolicLink(_folder["input/real/loop"], "..");
        Directory.CreateSymbolicLink(_folder["theme"], _folder["secrets"]);

        var sources = SourceFolder.Read(_folder.Path);

        Assert.Equal(["input/real/ms.md"], sources.Files.Select(file => file.Path));
        Assert.Equal(
            [
                ("input/dangling.md", "a symbolic link to nowhere"),
                ("input/file.md", $"a symbolic link to {_folder["secrets/password.md"]}"),
                ("input/folder", $"a symbolic link to {_folder["secrets"]}"),
                ("input/link-to-link.md", "a symbolic link to relative.md"),
                ("input/real/loop", "a symbolic link to .."),
                ("input/relative.md", "a symbolic link to ../secrets/password.md"),
                ("theme", $"a symbolic link to {_folder["secrets"]}"),
            ],
            sources.Refused.Select(entry => (entry.Path, entry.Kind)));
    }

    [Fact]
    public void RefusesAPipeInsteadOfWaitingForIt()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux distinguishes them");
        Directory.CreateDirectory(_folder["input"]);
        Run("mkfifo", _folder["input/pipe.md"]);

        var refused = Assert.Single(SourceFolder.Read(_folder.Path).Refused);

        Assert.Equal(("input/pipe.md", "a named pipe"), (refused.Path, refused.Kind));
    }

    [Fact]
    public void RefusesANameThatIsNotUtf8()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "other systems have no such names");
        _folder.Write("input/ms.md", "Satu");
        Run("sh", "-c", "printf x > \"$0/$(printf 'a\\377.md')\"", _folder["input"]);

        var sources = SourceFolder.Read(_folder.Path);
        Run("sh", "-c", "rm \"$0\"/a*", _folder["input"]); // .NET cannot delete it

        Assert.Equal(["input/ms.md"], sources.Files.Select(file => file.Path));
        Assert.Equal([("input/a\uFFFD.md", "a name that is not UTF-8")], sources.Refused.Select(entry => (entry.Path, entry.Kind)));
    }

    [Theory]
    [InlineData("input/a/ms.md", "")]
    [InlineData("input/a", "")]
    [InlineData("input", "a/")]
    public void DoesNotFollowALinkThatTookThePlaceOfAFileOrFolder(string replaced, string inside)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "other systems check before they open");
        _folder.Write("input/a/ms.md", "Satu");
        var source = Assert.Single(SourceFolder.Read(_folder.Path).Files);
        _folder.Write($"secrets/{inside}ms.md", "hunter2");
        Directory.Move(_folder[replaced], _folder["before"]);
        var target = replaced.EndsWith(".md", StringComparison.Ordinal) ? "secrets/ms.md" : "secrets";
        File.CreateSymbolicLink(_folder[replaced], _folder[target]);

        var fault = Assert.Throws<DiskException>(source.ReadAllBytes);

        Assert.Contains("symbolic link", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DoesNotWaitForAPipeThatTookThePlaceOfAFile()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux distinguishes them");
        _folder.Write("input/ms.md", "Satu");
        var source = Assert.Single(SourceFolder.Read(_folder.Path).Files);
        File.Delete(_folder["input/ms.md"]);
        Run("mkfifo", _folder["input/ms.md"]);

        var reading = Task.Run(source.ReadAllBytes, TestContext.Current.CancellationToken);
        var fault = await Assert.ThrowsAsync<DiskException>(
            () => reading.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));

        Assert.Contains("not a regular file", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadsThroughALinkToTheProject()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege there");
        _folder.Write("site/input/ms.md", "Satu");
        Directory.CreateSymbolicLink(_folder["alias"], _folder["site"]);

        var source = Assert.Single(SourceFolder.Read(_folder["alias"]).Files);

        Assert.Equal("Satu", Encoding.UTF8.GetString(source.ReadAllBytes()));
    }

    [Fact]
    public void ReadsHardLinksAsFiles()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "made with a system call of Unix");
        _folder.Write("input/ms.md", "Satu");
        Assert.True(Native.TryLink(_folder["input/ms.md"], _folder["input/ar.md"]));

        Assert.Equal(["input/ar.md", "input/ms.md"], SourceFolder.Read(_folder.Path).Files.Select(file => file.Path));
    }

    [Fact]
    public void FindsNothingInAFolderThatIsGone()
    {
        Assert.Empty(SourceFolder.NamesIn(_folder["input/deleted"]));
        Assert.Empty(SourceFolder.NamesIn(_folder.Write("input/replaced", "by a file")));
    }

    [Fact]
    public void NamesAFileThatWasDeleted()
    {
        _folder.Write("input/ms.md", "Satu");
        var source = Assert.Single(SourceFolder.Read(_folder.Path).Files);
        File.Delete(_folder["input/ms.md"]);

        var fault = Assert.Throws<DiskException>(source.ReadAllBytes);

        Assert.Contains("input/ms.md", fault.Message, StringComparison.Ordinal);
    }

    private static void Run(string program, params string[] arguments)
    {
        using var command = Process.Start(program, arguments);
        command.WaitForExit();
        Assert.Equal(0, command.ExitCode);
    }
}
