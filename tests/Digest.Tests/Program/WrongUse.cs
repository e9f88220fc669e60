using Digest.Cli.Commands;
using Digest.Tests.Publishing;
using Xunit;

namespace Digest.Tests.Program;

public sealed class WrongUse : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--sttrict")]
    [InlineData("biuld")]
    [InlineData("-s")]
    [InlineData("-s", "LinkRoot")]
    [InlineData("-s", "=x")]
    [InlineData("-r", "nowhere")]
    [InlineData("check", "--output", "x")]
    [InlineData("--quiet", "--verbose")]
    [InlineData("check", "--verbose", "--quiet")]
    [InlineData("--part", "1/3")]
    [InlineData("--part", "4/3", "-o", "x")]
    [InlineData("merge")]
    [InlineData("diff", "a", "b", "--files", "all")]
    [InlineData("new", "article")]
    [InlineData("new", "story", "Kim")]
    [InlineData("init", "x", "--languages", "MS")]
    [InlineData("init", "x", "--languages", "ms,ms")]
    [InlineData("init", "x", "--languages", "../x")]
    [InlineData("init", "x", "--languages", ",")]
    public void EndsWithTwoAndAMessage(params string[] arguments)
    {
        var (code, output, error) = DigestProcess.Run(_folder.Path, arguments);

        Assert.Equal((ExitCode.Usage, ""), (code, output));
        Assert.StartsWith("digest: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void IsAnInvalidSourceDateEpoch()
    {
        Directory.CreateDirectory(_folder["input"]);

        var (code, _, error) = DigestProcess.Run(_folder.Path, [], "SOURCE_DATE_EPOCH=yesterday");

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("SOURCE_DATE_EPOCH", error, StringComparison.Ordinal);
    }

    /// <summary>Parts that are built at different times cannot be joined.</summary>
    [Fact]
    public void IsAPartWithoutAClock()
    {
        _folder.Write("input/topics.yml", "");
        _folder.Write("statiq.json", """{ "Languages": ["ms"] }""");

        var (code, _, error) = DigestProcess.Run(_folder.Path, ["--part", "1/3", "-o", "part"]);

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("set SOURCE_DATE_EPOCH", error, StringComparison.Ordinal);
    }
}
