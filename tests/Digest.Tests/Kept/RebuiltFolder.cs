using System.Security.Cryptography;
using System.Text;
using Digest.Cli.Disk;
using Digest.Incremental;
using Digest.Output;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Tests.Publishing;
using Xunit;

namespace Digest.Tests.Kept;

/// <summary>A published folder that is built again with what <c>cache/</c> keeps.</summary>
public sealed class RebuiltFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TestSite _site = new TestSite().Setting("ShareCards", "false")
        .With("input/articles/satu/ms.md", "---\ntitle: Satu\n---\nTeks.\n")
        .With("input/articles/satu/ar.md", "---\ntitle: واحد\n---\nنص.\n");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void KeepsFilesThatAreNotRendered()
    {
        Build();
        AgeAll();
        var hash = TemporaryFolder.HashOf(_folder["output"]);

        var published = Build();

        Assert.Equal(hash, TemporaryFolder.HashOf(_folder["output"]));
        Assert.Equal(published.Files, published.Unchanged);
        Assert.Equal(Publication.LongAgo, File.GetLastWriteTimeUtc(_folder["output/ms/index.html"]));
    }

    [Fact]
    public void ReplacesFilesThatSomeoneChanged()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the permissions of files differ there");
        Build();
        AgeAll();
        var hash = TemporaryFolder.HashOf(_folder["output"]);
        var front = File.ReadAllText(_folder["output/ms/index.html"]);
        File.WriteAllText(_folder["output/ms/index.html"], front.Replace('a', 'b'));
        Publication.Age(_folder["output/ms/index.html"]); // also with the old time and length
        File.AppendAllText(_folder["output/ar/index.html"], " ");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_folder["output/index.html"], UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.Move(_folder["output/ms/feed.xml"], _folder["elsewhere"]);
        File.CreateSymbolicLink(_folder["output/ms/feed.xml"], _folder["elsewhere"]);
        File.Delete(_folder["output/ms/2023/09/satu/index.html"]);

        var published = Build();

        Assert.Equal(hash, TemporaryFolder.HashOf(_folder["output"]));
        Assert.Equal(published.Files - 5, published.Unchanged);
        Assert.Null(File.ResolveLinkTarget(_folder["output/ms/feed.xml"], returnFinalTarget: false));
        const int ReadableByOthers = 4;
        Assert.NotEqual(0, Native.Stat(_folder["output/index.html"]).Mode & ReadableByOthers);
    }

    [Fact]
    public void IsTheSameWithoutTheOldOne()
    {
        Build();
        var hash = TemporaryFolder.HashOf(_folder["output"]);
        Directory.Delete(_folder["output"], recursive: true);

        Assert.Equal(0, Build().Unchanged);

        Assert.Equal(hash, TemporaryFolder.HashOf(_folder["output"]));
    }

    /// <summary>Whatever is in <c>cache/</c>, the site is the same.</summary>
    [Fact]
    public void IsTheSameWithADamagedCache()
    {
        Build();
        var hash = TemporaryFolder.HashOf(_folder["output"]);
        var entries = Directory.GetFiles(_folder["cache/build"]);
        Assert.NotEmpty(entries);
        foreach (var damage in (Func<byte[], byte[]>[])[bytes => bytes[..(bytes.Length / 2)], WithOtherBit, _ => [], Signed])
        {
            foreach (var entry in entries)
                File.WriteAllBytes(entry, damage(File.ReadAllBytes(entry)));

            Build();

            Assert.Equal(hash, TemporaryFolder.HashOf(_folder["output"]));
        }

        static byte[] WithOtherBit(byte[] bytes) => [.. bytes.Select((one, index) => index == 300 ? (byte)(one ^ 4) : one)];

        // The hash of an entry is right, but not what is in it.
        static byte[] Signed(byte[] bytes) => [.. bytes[..40], .. SHA256.HashData(bytes.AsSpan(0, 40))];
    }

    [Fact]
    public void IsPublishedIfNothingCanBeKept()
    {
        Directory.CreateDirectory(_folder["cache/build/rendered"]); // a folder in place of an entry
        var cache = new ResultCache(_folder.Path, "build");

        Build(cache);

        Assert.NotNull(cache.Failure);
        Assert.True(File.Exists(_folder["output/ms/index.html"]));
    }

    /// <summary>Only the pages with the text are written; all files are those of a clean build.</summary>
    [Fact]
    public void HasTheEditsOfTexts()
    {
        Build();
        _site.With("input/articles/satu/ms.md", "---\ntitle: Satu\n---\nSuntingan.\n");

        var published = Build();

        Assert.Contains("Suntingan", File.ReadAllText(_folder["output/ms/2023/09/satu/index.html"]), StringComparison.Ordinal);
        Assert.InRange(published.Unchanged, 1, published.Files - 2);
        AssertIsThatOfACleanBuild();
    }

    /// <summary>What is kept belongs to the bytes that were read, not to those that the file has when the site is published.</summary>
    [Fact]
    public void HasEditsThatAreSavedDuringABuild()
    {
        Build(tree: TreeWith("input/topics.yml", () =>
        {
            var before = _site.Tree().Find("input/topics.yml")!.ReadAllBytes();
            var edited = Encoding.UTF8.GetString(before).Replace("Keselamatan,", "Keselamatan Baharu,", StringComparison.Ordinal);
            _site.With("input/topics.yml", edited);
            return before;
        }));

        Build();

        AssertIsThatOfACleanBuild();
    }

    [Fact]
    public void IsPublishedAlthoughAnUnusedSourceCannotBeRead()
    {
        const string Unused = "input/articles/satu/unused.png";
        _site.With(Unused, "x");
        var site = Compile(TreeWith(Unused, () => throw new IOException("The disk is gone.")), new(_folder.Path, "build"));

        Publish(site);
        site.Kept!.Save();

        Assert.Equal("The disk is gone.", site.Kept.Failure);
        Assert.True(File.Exists(_folder["output/ms/index.html"]));
    }

    private SourceTree TreeWith(string path, Func<byte[]> read)
    {
        var tree = _site.Tree();
        return new([.. tree.Files.Select(file => file.Path == path ? new SourceFile(path, _ => new MemoryStream(read())) : file)]);
    }

    private void AssertIsThatOfACleanBuild()
    {
        var clean = SiteCompiler.Compile(_site.Tree(), KeptSite.Options with { Settings = _site.Settings }, new());
        Assert.All(clean.Files.OfType<RenderedFile>().Where(file => file.WithHashes is null), file =>
            Assert.Equal(file.BytesOf(), File.ReadAllBytes(_folder[$"output/{file.Path}"])));
    }

    private PublishResult Build(ResultCache? cache = null, SourceTree? tree = null)
    {
        var site = Compile(tree ?? _site.Tree(), cache ?? new(_folder.Path, "build"));
        var published = Publish(site);
        site.Kept!.Save();
        return published;
    }

    private CompiledSite Compile(SourceTree tree, ResultCache cache)
    {
        var records = new KeptRecords(cache, KeptSite.Program);
        return SiteCompiler.Compile(tree, KeptSite.Options with { Settings = _site.Settings }, new(records));
    }

    private PublishResult Publish(CompiledSite site)
    {
        Assert.True(site.Succeeded);
        using var publisher = Publisher.Open(_folder["output"], force: false, kept: site.Kept);
        var diagnostics = new DiagnosticBag();
        publisher.Stage(site.Files, diagnostics, advanced: null, TestContext.Current.CancellationToken);
        Assert.Empty(diagnostics.Unordered());
        return publisher.Publish();
    }

    private void AgeAll()
    {
        foreach (var file in TemporaryFolder.FilesOf(_folder["output"]))
            Publication.Age(_folder[$"output/{file}"]);
    }
}
