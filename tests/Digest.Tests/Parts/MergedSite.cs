using System.Collections.Immutable;
using System.Text;
using Digest.Cli;
using Digest.Cli.Commands;
using Digest.Cli.Disk;
using Digest.Cli.Terminal;
using Digest.Configuration;
using Digest.Output;
using Digest.Output.Parts;
using Digest.Sources.Diagnostics;
using Digest.Tests.Pictures;
using Digest.Tests.Program;
using Digest.Tests.Publishing;
using Xunit;

namespace Digest.Tests.Parts;

/// <summary><c>digest merge</c>.</summary>
public sealed class MergedSite : IDisposable
{
    private const string Damaged = "digest-part.json is damaged, or of another version of digest: build the part again";

    private readonly TemporaryFolder _folder = new();

    private readonly TestSite _site = new TestSite()
        .With("input/articles/kim/ms.md", "---\ntitle: Kim\nredirectFrom: /lama/\n---\n![Kim](foto.jpg) [](xref:putin#tajuk)\n")
        .With("input/articles/kim/ar.md", "---\ntitle: كيم\nslug: كيم\nentities: kim\n---\nنص.\n")
        .With("input/articles/kim/foto.jpg", Photograph.Jpeg(1200, 800))
        .With("input/articles/putin/ms.md", "---\ntitle: Putin\nevents: e\n---\n## Tajuk\n\nTeks.\n")
        .With("input/articles/nanti/ms.md", "---\ntitle: Nanti\npublished: 2024-07-01\n---\nTeks.\n")
        .With("input/events/e.yml", "date: 2023-09-12\nstatus: happened\ntitle: { ms: Peristiwa }\ntopics: trade\nsources: nyt\n")
        .With("input/pages/perihal/ms.md", "---\ntitle: Perihal\ndescription: Perihal.\n---\nTeks.\n")
        .With("input/static/.well-known/security.txt", "Contact: https://example.org/\n");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public void IsTheSiteOfOneBuild(int count)
    {
        PublishWhole("whole");
        string[] parts = PublishParts(count);

        Assert.Equal((ExitCode.Done, ""), Merge("merged", parts));

        Assert.Equal(TemporaryFolder.FilesOf(_folder["whole"]), TemporaryFolder.FilesOf(_folder["merged"]));
        Assert.Equal(File.ReadAllText(_folder["whole/build.json"]), File.ReadAllText(_folder["merged/build.json"]));
        Assert.Equal(TemporaryFolder.HashOf(_folder["whole"]), TemporaryFolder.HashOf(_folder["merged"]));
    }

    /// <summary>As after a build: whoever reads the folder meanwhile sees the old site or the new one.</summary>
    [Fact]
    public void ReplacesAnOlderOneAndKeepsUnchangedFiles()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "no hard links there");
        PublishWhole("site");
        Publication.Age(_folder["site/robots.txt"]);
        Publication.Age(_folder["site/ms/index.html"]);
        _site.Edit("input/articles/kim/ms.md", "title: Kim", "title: Kim Jong Un");
        var parts = PublishParts(2);

        Assert.Equal((ExitCode.Done, ""), Merge("site", parts));

        Assert.Equal(Publication.LongAgo, File.GetLastWriteTimeUtc(_folder["site/robots.txt"]));
        Assert.NotEqual(Publication.LongAgo, File.GetLastWriteTimeUtc(_folder["site/ms/index.html"]));
        Assert.Equal(2, Native.Stat(_folder["site/ms/index.html"]).Links); // the other name is in the part
        PublishWhole("whole");
        Assert.Equal(TemporaryFolder.HashOf(_folder["whole"]), TemporaryFolder.HashOf(_folder["site"]));
    }

    [Fact]
    public void HasCopiesOfFilesThatOthersCannotRead()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "no modes there");
        var parts = PublishParts(1);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_folder["part-1/files/robots.txt"], UnixFileMode.UserRead | UnixFileMode.UserWrite);

        Assert.Equal((ExitCode.Done, ""), Merge("site", parts));

        Assert.Equal(0x1A4, Native.Stat(_folder["site/robots.txt"]).Mode);
        Assert.Equal(1, Native.Stat(_folder["site/robots.txt"]).Links);
    }

    public static TheoryData<string, string> Damages => new()
    {
        { "changed", "its bytes are not those that were built: build or copy its part again" },
        { "longer", "its bytes are not those that were built: build or copy its part again" },
        { "missing", "lacks files/robots.txt: build or copy the part again" },
        { "hidden", "lacks files/.nojekyll: copy the part with its hidden files, whose names start with a dot" },
        { "added", "has files/secret.html, which its manifest does not list: delete that file" },
        { "link", "has files/robots.txt, which is no file: build or copy the part again" },
        { "folder link", "has files/ms, which is no file: build or copy the part again" },
        { "link to all", "has files/, which is no folder: build or copy the part again" },
        { "pipe", "has files/robots.txt, which is no file: build or copy the part again" },
        { "no manifest", "is not a part of a site, because it has no digest-part.json: name the folders that digest build --part made" },
        { "no folder", "there is no folder" },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public void IsNotPublishedFromDamagedParts(string damage, string message)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "no links and pipes there");
        _folder.Write("outside/robots.txt", File.ReadAllText(PublishParts(1)[0] + "/files/robots.txt"));
        PublishWhole("site");
        var before = TemporaryFolder.HashOf(_folder["site"]);
        Damage(damage);

        var (code, error) = Merge("site", _folder["part-1"]);

        Assert.NotEqual(ExitCode.Done, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.Equal(before, TemporaryFolder.HashOf(_folder["site"]));
        Assert.False(Directory.Exists(_folder[".site-staging"]));
    }

    [Theory]
    [InlineData("../outside.html")]
    [InlineData("/outside.html")]
    [InlineData("a/../../outside.html")]
    [InlineData("C:/outside.html")]
    [InlineData("a\\\\outside.html")]
    [InlineData(".digest")]
    [InlineData("a//b.html")]
    [InlineData("")]
    public void IsNotPublishedFromAManifestWithAPathOutside(string path)
    {
        var parts = PublishParts(1);
        Edit(manifest => manifest.Replace("\"path\":\"robots.txt\"", $"\"path\":\"{path}\"", StringComparison.Ordinal));

        var (code, error) = Merge("site", parts);

        Assert.Equal(ExitCode.Usage, code);
        Assert.EndsWith(Damaged, error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["site"]));
    }

    [Theory]
    [InlineData("{\"format\":1", "{\"format\":2")]
    [InlineData("{\"format\":1", "[")]
    [InlineData("\"bytes\":", "\"bytes\":-")]
    [InlineData("\"hash\":\"", "\"hash\":\"0")]
    [InlineData("\"of\":1", "\"of\":100000")]
    [InlineData("\"files\":[", "\"files\":[null,")]
    public void IsNotPublishedFromADamagedManifest(string old, string changed)
    {
        var parts = PublishParts(1);
        Edit(manifest => manifest.Replace(old, changed, StringComparison.Ordinal));

        var (code, error) = Merge("site", parts);

        Assert.Equal(ExitCode.Usage, code);
        Assert.EndsWith(Damaged, error, StringComparison.Ordinal);
    }

    /// <summary>A manifest may claim a file for which the disk has no place.</summary>
    [Fact]
    public void IsNotPublishedWithAFileOfAnotherSize()
    {
        var parts = PublishParts(1);
        Edit(manifest => manifest.Replace("\"path\":\".nojekyll\",\"bytes\":0", "\"path\":\".nojekyll\",\"bytes\":9000000000000000",
            StringComparison.Ordinal));

        Assert.Contains("its bytes are not those that were built", Merge("site", parts).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void IsNotPublishedOverOtherFoldersOrBesideItself()
    {
        var parts = PublishParts(1);
        _folder.Write("thesis/thesis.txt", "years of work");
        _folder.Write("input/x.md", "");

        Assert.Equal(ExitCode.Disk, Merge("thesis", parts).Code);
        Assert.Equal(ExitCode.Usage, Merge("input/site", parts).Code);
        Assert.Equal(ExitCode.Usage, Merge("part-1/site", parts).Code);
        Assert.Equal(ExitCode.Usage, Merge("part-1", parts).Code);
        Assert.Equal(ExitCode.Usage, Merge("", parts).Code);
        Assert.Equal("years of work", File.ReadAllText(_folder["thesis/thesis.txt"]));
        Assert.True(File.Exists(_folder["part-1/digest-part.json"]));
    }

    /// <summary>A part has no front page at its root, and no command takes it for a site.</summary>
    [Fact]
    public void IsNoPart()
    {
        PublishParts(1);
        PublishWhole("site");

        Assert.Equal(["digest-part.json"], Directory.GetFiles(_folder["part-1"]).Select(Path.GetFileName));
        var part = Assert.Throws<DiskException>(() => Publisher.Open(_folder["part-1"], force: false));
        Assert.Contains("is a part of a site, and this build makes a site", part.Message, StringComparison.Ordinal);
        var site = Assert.Throws<DiskException>(() => Publisher.Open(_folder["site"], force: false, FolderKind.Part));
        Assert.Contains("is a site, and this build makes a part of a site", site.Message, StringComparison.Ordinal);
        foreach (var arguments in (string[][])[["serve", "part-1"], ["diff", "part-1", "site"], ["merge", "site"]])
        {
            var (code, _, error) = DigestProcess.Run(_folder.Path, arguments);
            Assert.Equal(ExitCode.Usage, code);
            Assert.Contains("digest merge", error.Replace("digest build --part made", "digest merge", StringComparison.Ordinal),
                StringComparison.Ordinal);
        }
    }

    private void Damage(string damage)
    {
        var file = _folder["part-1/files/robots.txt"];
        switch (damage)
        {
            case "changed":
                File.WriteAllText(file, File.ReadAllText(file).Replace('A', 'B'));
                break;
            case "longer":
                File.AppendAllText(file, "\n");
                break;
            case "missing":
                File.Delete(file);
                break;
            case "hidden":
                File.Delete(_folder["part-1/files/.nojekyll"]);
                break;
            case "added":
                _folder.Write("part-1/files/secret.html", "");
                break;
            case "link":
                File.Delete(file);
                File.CreateSymbolicLink(file, _folder["outside/robots.txt"]);
                break;
            case "folder link":
                Directory.Move(_folder["part-1/files/ms"], _folder["outside/ms"]);
                Directory.CreateSymbolicLink(_folder["part-1/files/ms"], _folder["outside/ms"]);
                break;
            case "link to all":
                Directory.Move(_folder["part-1/files"], _folder["outside/files"]);
                Directory.CreateSymbolicLink(_folder["part-1/files"], _folder["outside/files"]);
                break;
            case "pipe":
                File.Delete(file);
                System.Diagnostics.Process.Start("mkfifo", [file]).WaitForExit();
                break;
            case "no manifest":
                File.Delete(_folder["part-1/digest-part.json"]);
                break;
            default:
                Directory.Delete(_folder["part-1"], recursive: true);
                break;
        }
    }

    private void Edit(Func<string, string> change)
    {
        var path = _folder["part-1/digest-part.json"];
        var text = File.ReadAllText(path);
        var changed = change(text);
        Assert.NotEqual(text, changed);
        File.WriteAllText(path, changed);
    }

    private void PublishWhole(string output) => Publish(output, FolderKind.Site, _site.Compile().Files);

    private string[] PublishParts(int count) =>
    [
        .. Enumerable.Range(1, count).Select(number =>
        {
            var part = new SitePart(number, count);
            Publish($"part-{number}", FolderKind.Part, PartsOfASite.FilesOf(_site.Compile(part), part, _site));
            return _folder[$"part-{number}"];
        }),
    ];

    private void Publish(string output, FolderKind kind, IReadOnlyList<OutputFile> files)
    {
        using var publisher = Publisher.Open(_folder[output], force: false, kind);
        var diagnostics = new DiagnosticBag();
        publisher.Stage(
            files, diagnostics, advanced: null, TestContext.Current.CancellationToken,
            (file, _) => Encoding.UTF8.GetBytes(file.Path.Split('/')[^1])); // another program draws them
        Assert.False(diagnostics.HasErrors);
        publisher.Publish();
    }

    private (int Code, string Error) Merge(string output, params string[] parts)
    {
        using var errors = new StringWriter();
        var report = new ConsoleReport(TextWriter.Null, errors);
        using var interruption = new Interruption(report);
        var options = new CommandOptions(
            _folder.Path, _folder[output], ImmutableArray<KeyValuePair<string, string>>.Empty,
            Strict: false, Force: false, Drafts: false, ReportFormat.Text);
        try
        {
            return (MergeCommand.Run(parts, options, report, interruption), errors.ToString());
        }
        catch (Exception exception) when (exception is UsageException or DiskException)
        {
            return (exception is UsageException ? ExitCode.Usage : ExitCode.Disk, exception.Message);
        }
    }
}
