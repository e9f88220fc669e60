using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Digest.Cli.Disk;
using Digest.Incremental;
using Digest.Output;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Tests.Repository;
using Digest.Tests.Publishing;
using Xunit;

namespace Digest.Tests.Kept;

/// <summary>The bodies of a large site are in a file while other texts are parsed and pages are rendered.</summary>
public sealed class SpilledBody : IDisposable
{
    private static readonly SourceTree s_realSite = SourceFolder.Read(Repo.Root);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Whichever bodies are spilled, the site and what is kept of it are the same.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [SuppressMessage("Security", "CA5394", Justification = "A test repeats itself.")]
    public void GivesTheSameSite(int seed)
    {
        var random = new Random(seed);
        var spill = new MemorySpillFile(() => seed == 0 || random.Next(2) == 0);
        var (usual, store) = Compile(s_realSite, null);
        var (spilled, otherStore) = Compile(s_realSite, spill);

        Assert.True(usual.Diagnostics.SequenceEqual(spilled.Diagnostics));
        var rendered = usual.Files.Zip(spilled.Files).Where(pair => pair.First is RenderedFile);
        Assert.All(rendered, pair => Assert.Equal(pair.First.BytesOf(), pair.Second.BytesOf()));
        Assert.NotEmpty(spill.Parts);
        usual.Kept!.Save();
        spilled.Kept!.Save();
        Assert.All(store.Entries, entry => Assert.Equal(entry.Value, otherStore.Entries[entry.Key]));
    }

    [Fact]
    public void IsNotInMemory()
    {
        var spill = new MemorySpillFile(() => true);
        var (site, _) = Compile(Site.Tree(), spill);

        foreach (var (position, bytes) in spill.Parts)
        {
            var text = Encoding.Latin1.GetString(bytes);
            spill.Parts[position] = Encoding.Latin1.GetBytes(text.Replace("biasa", "LAIN!", StringComparison.Ordinal));
        }

        Assert.Contains("Teks LAIN!", site.TextOf("ms/2023/09/satu/index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void WithErrorsStaysInMemory()
    {
        var spill = new MemorySpillFile(() => true);
        Compile(new TestSite().With("input/articles/satu/ms.md", "---\ntitle: Satu\n---\n![](tiada.png)\n").Tree(), spill);
        Assert.Empty(spill.Parts);
    }

    [Fact]
    public void ThatIsAnotherOneNowIsAnError()
    {
        var spill = new MemorySpillFile(() => true);
        var (site, _) = Compile(Site.Tree(), spill);
        foreach (var (position, bytes) in spill.Parts)
            spill.Parts[position] = new byte[bytes.Length];
        var bag = new DiagnosticBag();
        var file = site.Files.OfType<RenderedFile>().Single(file => file.Path == "ms/2023/09/satu/index.html");
        file.Render(new ArrayBufferWriter<byte>(), bag);
        Assert.Contains("build again", Assert.Single(bag.Unordered()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void IsInAFileWithoutAName()
    {
        using var spill = new SpillFile(NewPath, threshold: 10);
        Assert.Null(spill.Add(new(new byte[10])));
        Assert.False(Directory.Exists(_folder["cache"]));

        Parallel.For(0, 1000, number =>
        {
            byte[] bytes = [.. BitConverter.GetBytes(number), .. new byte[number]];
            var position = spill.Add(new(bytes));
            Assert.Equal(bytes, spill.Read(position!.Value, bytes.Length));
        });

        Assert.Empty(Directory.GetFiles(_folder["cache"]));
    }

    [Fact]
    public void StaysInMemoryWithoutADisk()
    {
        _folder.Write("cache", "a file");
        using var spill = new SpillFile(NewPath, threshold: 0);
        Assert.Null(spill.Add(new(new byte[1])));
        Assert.Null(spill.Add(new(new byte[1])));
    }

    private string NewPath() => _folder["cache/1.tmp"];

    private static TestSite Site => new TestSite().With("input/articles/satu/ms.md", "---\ntitle: Satu\n---\nTeks biasa.\n");

    private static (CompiledSite Site, MemoryStore Store) Compile(SourceTree tree, MemorySpillFile? spill)
    {
        var store = new MemoryStore();
        return (SiteCompiler.Compile(tree, KeptSite.Options, new(new KeptRecords(store, "p"), spill)), store);
    }
}
