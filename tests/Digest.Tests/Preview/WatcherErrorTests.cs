using Digest.Cli.Preview;
using Digest.Tests.Publishing;
using Xunit;

namespace Digest.Tests.Preview;

/// <summary>Errors of the system's watchers, some of which end with their error.</summary>
public sealed class WatcherErrorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<Type> Passing => [typeof(InternalBufferOverflowException), typeof(DirectoryNotFoundException)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task ThatPassesHasTheFolderWatchedAgain(Type error)
    {
        const string Topics = "input/topics.yml";
        _folder.Write(Topics, "a: 1\n");
        using var sources = WatchedSources.Open(_folder.Path);
        // The watchers follow the folder, so they see no change of the one that takes its place.
        Directory.Move(_folder.Path, _folder.Path + "-before");
        _folder.Write(Topics, "a: 1\n");

        sources.OnError("input", (Exception)Activator.CreateInstance(error)!);
        await Change(sources);
        sources.Refresh();
        _folder.Write(Topics, "a: 2\n");
        await Change(sources);

        Assert.Contains(Topics, sources.Refresh());
        Assert.False(sources.IsPolling);
    }

    [Fact]
    public async Task OfAnotherKindHasAllFoldersScanned()
    {
        using var sources = WatchedSources.Open(_folder.Path);

        sources.OnError("input", new IOException("no more watches"));
        await Change(sources);

        Assert.True(sources.IsPolling);
    }

    private static async Task Change(WatchedSources sources)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await sources.FileChanged(timeout.Token);
    }
}
