using System.Text;
using Digest.Cli.Commands;
using Digest.Cli.Disk;
using Digest.Tests.Publishing;
using Digest.Tests.Repository;
using Xunit;

namespace Digest.Tests.Program;

/// <summary>A site without <c>theme/</c>, or with some files in it, and <c>digest theme</c>.</summary>
public sealed class SiteWithAPartOfATheme : IDisposable
{
    private const string Partial = "theme/partials/crumbs.sbn-html";

    private readonly TemporaryFolder _folder = new();

    public SiteWithAPartOfATheme()
    {
        var site = new TestSite().WithBuiltInTheme()
            .With("input/articles/kim/ms.md", "---\ntitle: Kim\n---\nTeks.\n")
            .With("input/articles/kim/ar.md", "---\ntitle: كيم\n---\nنص.\n");
        foreach (var file in site.Tree().Files.Where(file => !file.Path.StartsWith("theme/", StringComparison.Ordinal)))
            _folder.Write(file.Path, Encoding.UTF8.GetString(file.ReadAllBytes()));
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>The program has every file of the repository's theme, with the same bytes.</summary>
    [Fact]
    public void HasTheThemeOfTheRepository()
    {
        Assert.Equal(
            TemporaryFolder.FilesOf(Path.Combine(Repo.Root, "theme")).Select(path => $"theme/{path}"),
            BuiltInTheme.Files.Files.Select(file => file.Path));
        Assert.All(BuiltInTheme.Files.Files, file =>
            Assert.Equal(File.ReadAllBytes(Path.Combine(Repo.Root, file.Path)), file.ReadAllBytes()));
    }

    [Fact]
    public void LooksAsBeforeWhenItsFilesAreDeleted()
    {
        var builtIn = Build();
        _folder.Write("theme/assets/css/base.css", "body { color: #123456 }\n");
        _folder.Write(Partial, "<p class=\"mine\">x</p>\n");

        Assert.NotEqual(builtIn, Build());
        var page = File.ReadAllText(_folder["output/ms/2023/09/kim/index.html"]);
        Assert.Contains("body{color:#123456}", page, StringComparison.Ordinal);
        Assert.Contains("<p class=\"mine\">x</p>", page, StringComparison.Ordinal);

        Directory.Delete(_folder["theme"], recursive: true);
        Assert.Equal(builtIn, Build());

        TemporaryFolder.Copy(Path.Combine(Repo.Root, "theme"), _folder["theme"]);
        Assert.Equal(builtIn, Build());
    }

    /// <summary>Without a note, an editor would not see why the pages do not look as the folder says.</summary>
    [Fact]
    public void IsToldOfAThemeWithAnotherName()
    {
        _folder.Write("themes/layouts/front.sbn-html", "x\n");
        const string OfAFolder =
            "digest: there is no file in theme/, so the built-in theme is used; if themes/ is a theme, rename it to theme/\n";
        Assert.Equal(OfAFolder, Run("check").Error);
        Assert.Equal(OfAFolder, Run().Error);

        _folder.Write("theme", "x\n");
        Assert.Equal("digest: theme is a file, not a folder, so the built-in theme is used\n", Run("check").Error);

        File.Delete(_folder["theme"]);
        _folder.Write(Partial, "<p>x</p>\n");
        Assert.Equal("", Run("check").Error);
    }

    [Fact]
    public void IsToldWhereEachFileComesFrom()
    {
        var (code, output, error) = Run("theme", "--list");
        Assert.Equal((ExitCode.Done, ""), (code, error));
        Assert.Matches(@"(?m)^theme/layouts/front\.sbn-html +built in$", output);
        Assert.Matches(@"\n\d+ files, all built in: this site has no files in theme/\n$", output);

        _folder.Write(Partial, "<p>x</p>\n");
        _folder.Write("theme/partials/mine.sbn-html", "<p>x</p>\n");
        _folder.Write("theme/languages/ms.yml", "name: Melayu\n");
        (_, output, _) = Run("theme");

        Assert.Matches(@"(?m)^theme/layouts/front\.sbn-html +built in$", output);
        Assert.Matches(@"(?m)^theme/partials/crumbs\.sbn-html +own, replaces the built-in file$", output);
        Assert.Matches(@"(?m)^theme/partials/mine\.sbn-html +own$", output);
        Assert.Matches(@"(?m)^theme/languages/ms\.yml +own, merged with the built-in file$", output);
        Assert.Matches(@"\n\d+ files: \d+ built in, 3 of this site\n$", output);
    }

    [Theory]
    [InlineData(Partial)]
    [InlineData("partials/crumbs.sbn-html")]
    [InlineData("./theme/partials/crumbs.sbn-html")]
    [InlineData(@"theme\partials\crumbs.sbn-html")]
    public void TakesACopyOfABuiltInFile(string path)
    {
        var (code, output, error) = Run("theme", "--eject", path);

        Assert.Equal((ExitCode.Done, ""), (code, error));
        Assert.Equal($"{Partial} is a copy of the built-in file now, and is used in its place\n", output);
        Assert.Equal(File.ReadAllBytes(Path.Combine(Repo.Root, Partial)), File.ReadAllBytes(_folder[Partial]));
        Assert.Equal(["partials/crumbs.sbn-html"], TemporaryFolder.FilesOf(_folder["theme"]));
    }

    [Fact]
    public void KeepsAFileThatExists()
    {
        _folder.Write(Partial, "mine\n");

        var (code, _, error) = Run("theme", "--eject", Partial);

        Assert.Equal(ExitCode.Usage, code);
        Assert.Equal($"digest: {Partial} exists already, and is not overwritten: delete it to copy the built-in file\n", error);
        Assert.Equal("mine\n", File.ReadAllText(_folder[Partial]));
    }

    /// <summary>A link could lead out of the site, and what is behind it is not read.</summary>
    [Theory]
    [InlineData("theme")]
    [InlineData("theme/partials")]
    [InlineData(Partial)]
    public void IsNotWrittenThroughALink(string link)
    {
        Directory.CreateDirectory(_folder["elsewhere"]);
        Directory.CreateDirectory(Path.GetDirectoryName(_folder[link])!);
        File.CreateSymbolicLink(_folder[link], _folder["elsewhere"]);

        var (code, _, error) = Run("theme", "--eject", Partial);

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("is a symbolic link or below one", error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder["elsewhere"]));
    }

    [Theory]
    [InlineData("theme/partials/crumb.sbn-html", "theme/partials/crumb.sbn-html. Did you mean 'theme/partials/crumbs.sbn-html'?")]
    [InlineData("../input/topics.yml", "theme/../input/topics.yml. 'digest theme --list' lists the files.")]
    [InlineData("", "theme/. 'digest theme --list' lists the files.")]
    public void IsToldThatAFileIsNotBuiltIn(string path, string message)
    {
        var (code, _, error) = Run("theme", "--eject", path);

        Assert.Equal((ExitCode.Usage, $"digest: there is no built-in file {message}\n"), (code, error));
        Assert.False(Directory.Exists(_folder["theme"]));
    }

    private string Build()
    {
        var (code, _, error) = Run();
        Assert.Equal((ExitCode.Done, ""), (code, error));
        return TemporaryFolder.HashOf(_folder["output"]);
    }

    private (int Code, string Output, string Error) Run(params string[] arguments) =>
        DigestProcess.Run(_folder.Path, arguments, $"SOURCE_DATE_EPOCH={DigestProcess.Epoch}");
}
