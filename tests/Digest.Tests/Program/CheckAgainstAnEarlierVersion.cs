using System.Text;
using Digest.Cli.Commands;
using Digest.Tests.Published;
using Digest.Tests.Publishing;
using Xunit;

namespace Digest.Tests.Program;

/// <summary><c>digest check --against</c> as a process.</summary>
public sealed class CheckAgainstAnEarlierVersion : IDisposable
{
    private const string Article = "input/articles/kim/ms.md";
    private const string Epoch = "SOURCE_DATE_EPOCH=" + DigestProcess.Epoch;

    private readonly TemporaryFolder _folder = new();

    public CheckAgainstAnEarlierVersion()
    {
        foreach (var file in new TestSite().With(Article, "---\ntitle: Kim\n---\n").Tree().Files)
            _folder.Write(file.Path, Encoding.UTF8.GetString(file.ReadAllBytes()));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ListsWhatIsGoneUntilItRedirects()
    {
        Assert.Equal(ExitCode.Done, DigestProcess.Run(_folder.Path, ["-s", "LinkRoot=/repo"], Epoch).Code);
        await using var server = await WebServer.Of(("/repo/build.json", File.ReadAllText(_folder["output/build.json"])));

        _folder.Write(Article, "---\ntitle: Kim\nslug: kim-tiba\n---\n");
        foreach (var place in (string[])["output", $"{server.Address}repo/"])
        {
            var (code, error) = Check(place);
            Assert.Equal(ExitCode.Content, code);
            Assert.Contains($"{Article}(1,1): error DG038: the address /ms/2023/09/kim/ is gone", error, StringComparison.Ordinal);
            Assert.Contains("write in its front matter: redirectFrom: [/ms/2023/09/kim/]\n", error, StringComparison.Ordinal);
        }

        _folder.Write(Article, "---\ntitle: Kim\nslug: kim-tiba\nredirectFrom: [/ms/2023/09/kim/]\n---\n");
        Assert.Equal((ExitCode.Done, ""), Check("output"));
    }

    [Theory]
    [InlineData("nowhere", ExitCode.Usage)]
    [InlineData("http://localhost:1/", ExitCode.Disk)]
    public void WrongPlaceIsOneSentence(string place, int expected)
    {
        var (code, error) = Check(place);

        Assert.Equal(expected, code);
        Assert.Matches("^digest: .+\n$", error);
    }

    private (int Code, string Error) Check(string place)
    {
        var (code, _, error) = DigestProcess.Run(_folder.Path, ["check", "--strict", "--against", place], Epoch);
        return (code, error);
    }
}
