using Digest.Cli.Disk;
using Xunit;
using static Digest.Tests.Publishing.Publication;

namespace Digest.Tests.Publishing;

public sealed class SecondWriter : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void IsRefusedWithTheIdOfTheFirst()
    {
        using var first = Publisher.Open(_folder["output"], force: false);

        var fault = Assert.Throws<DiskException>(() => Publisher.Open(_folder["output"], force: false));

        Assert.Contains($"process {Environment.ProcessId}", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void IsAllowedAfterTheFirst()
    {
        Publisher.Open(_folder["output"], force: false).Dispose();

        Publish(_folder["output"], Page("index.html", "pilih"));

        Assert.True(File.Exists(_folder["output/index.html"]));
    }
}
