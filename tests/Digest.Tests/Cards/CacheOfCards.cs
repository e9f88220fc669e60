using Digest.Cli.Pictures;
using Digest.Cli.Disk;
using Digest.Tests.Publishing;
using Xunit;

namespace Digest.Tests.Cards;

public sealed class CacheOfCards : IDisposable
{
    private const string Name = "0123456789abcdef0123456789abcdef.png";
    private static readonly byte[] s_bytes = [1, 2, 3, 4];

    private readonly TemporaryFolder _folder = new();

    private string Entry => _folder[$"cache/cards/{Name}"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void GivesWhatItWasGiven()
    {
        new ResultCache(_folder.Path, "cards").Add(Name, new(s_bytes));

        Assert.Equal(s_bytes, new ResultCache(_folder.Path, "cards").Find(Name));
        Assert.Equal([Name], Directory.GetFiles(_folder["cache/cards"]).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData(-1)] // deleted
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(35)]
    public void DoesNotGiveADamagedEntry(int length)
    {
        new ResultCache(_folder.Path, "cards").Add(Name, new(s_bytes));
        var bytes = File.ReadAllBytes(Entry);
        if (length < 0)
            Directory.Delete(_folder["cache"], recursive: true);
        else
            File.WriteAllBytes(Entry, bytes[..length]);

        var cache = new ResultCache(_folder.Path, "cards");

        Assert.Null(cache.Find(Name));
        cache.Add(Name, new(s_bytes));
        Assert.Equal(s_bytes, cache.Find(Name));
        Assert.Null(cache.Failure);
    }

    [Fact]
    public void DoesNotGiveAnEntryWithAChangedByte()
    {
        new ResultCache(_folder.Path, "cards").Add(Name, new(s_bytes));
        var bytes = File.ReadAllBytes(Entry);
        for (var index = 0; index < bytes.Length; index++)
        {
            byte[] changed = [.. bytes];
            changed[index] ^= 1;
            File.WriteAllBytes(Entry, changed);
            Assert.Null(new ResultCache(_folder.Path, "cards").Find(Name));
        }
    }

    [Theory]
    [InlineData("cache")]
    [InlineData("cache/cards")]
    public void RefusesALinkedFolder(string link)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege there");
        using var elsewhere = new TemporaryFolder();
        Directory.CreateDirectory(Path.GetDirectoryName(_folder[link])!);
        Directory.CreateSymbolicLink(_folder[link], elsewhere.Path);

        var error = Assert.Throws<DiskException>(() => new ResultCache(_folder.Path, "cards"));

        Assert.Contains(link, error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(elsewhere.Path));
    }

    [Fact]
    public void ReplacesALinkedEntryAndNotItsTarget()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege there");
        new ResultCache(_folder.Path, "cards").Add(Name, new(s_bytes));
        var target = _folder["target"];
        File.Move(Entry, target); // with a correct hash
        var before = File.ReadAllBytes(target);
        File.CreateSymbolicLink(Entry, target);
        var cache = new ResultCache(_folder.Path, "cards");

        Assert.Null(cache.Find(Name));
        cache.Add(Name, new([5]));

        Assert.Equal(before, File.ReadAllBytes(target));
        Assert.Null(new FileInfo(Entry).LinkTarget);
        Assert.Equal([5], cache.Find(Name)!);
    }

    /// <summary>Using an entry sets its time.</summary>
    [Fact]
    public void DoesNotUseAFileThatHasAnotherName()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "made with a system call of Unix");
        new ResultCache(_folder.Path, "cards").Add(Name, new(s_bytes));
        Assert.True(Native.TryLink(Entry, _folder["elsewhere"]));

        Assert.Null(new ResultCache(_folder.Path, "cards").Find(Name));
    }

    [Fact]
    public void WritesNothingThroughALinkOfTheNameOfATemporaryFile()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege there");
        var cache = new ResultCache(_folder.Path, "cards");
        _folder.Write("target", "theirs");
        Directory.CreateDirectory(_folder["cache/cards"]);
        for (var number = 1; number <= 5000; number++) // more than the tests of this program add
            File.CreateSymbolicLink(_folder[$"cache/cards/{Environment.ProcessId}-{number}.tmp"], _folder["target"]);

        cache.Add(Name, new(s_bytes));

        Assert.Equal("theirs", File.ReadAllText(_folder["target"]));
        Assert.NotNull(cache.Failure);
    }

    [Fact]
    public void IsOptionalWhereItCannotBeWritten()
    {
        Directory.CreateDirectory(Entry); // a folder in place of the entry
        var cache = new ResultCache(_folder.Path, "cards");

        Assert.Null(cache.Find(Name));
        cache.Add(Name, new(s_bytes));
        cache.RemoveUnused();

        Assert.NotNull(cache.Failure);
    }

    [Fact]
    public void KeepsEverythingInABuildWithoutCards()
    {
        new ResultCache(_folder.Path, "cards").Add(Name, new(s_bytes));
        File.SetLastWriteTimeUtc(Entry, DateTime.UtcNow.AddHours(-1));

        new ResultCache(_folder.Path, "cards").RemoveUnused();

        Assert.True(File.Exists(Entry));
    }

    [Fact]
    public void LosesWhatABuildDidNotUse()
    {
        var old = new ResultCache(_folder.Path, "cards");
        foreach (var name in new[] { Name, "used.png", "photo.jpg", "killed.tmp" })
            old.Add(name, new(s_bytes));
        _folder.Write("cache/cards/notes.txt", "");
        foreach (var file in Directory.GetFiles(_folder["cache/cards"]))
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddHours(-1));
        var build = new ResultCache(_folder.Path, "cards");
        var other = new ResultCache(_folder.Path, "cards"); // of another process, which uses an entry after the build began
        Assert.NotNull(build.Find("used.png"));
        Assert.NotNull(other.Find("photo.jpg"));
        other.Add("new.png", new(s_bytes));

        build.RemoveUnused();

        Assert.Equal(
            ["new.png", "notes.txt", "photo.jpg", "used.png"],
            Directory.GetFiles(_folder["cache/cards"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void CanBeUsedByManyAtOnce()
    {
        Parallel.For(0, 200, index =>
        {
            var cache = new ResultCache(_folder.Path, "cards");
            cache.Add($"{index % 7}.png", new([(byte)(index % 7)]));
            Assert.True(cache.Find($"{index % 7}.png") is not { } found || found[0] == index % 7);
            Assert.Null(cache.Failure);
        });

        Assert.Equal(7, Directory.GetFiles(_folder["cache/cards"]).Length);
    }
}
