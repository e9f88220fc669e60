using Digest.Cli.Commands;
using Digest.Tests.Publishing;
using Digest.Tests.Repository;
using Xunit;

namespace Digest.Tests.Program;

public sealed class Information : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>The commit is known only where the program was built in a clone.</summary>
    [Fact]
    public void PrintsTheVersionAndTheCommit()
    {
        var commit = Path.Exists(Path.Combine(Repo.Root, ".git")) ? @"\+[0-9a-f]{40}" : "";

        var (code, output, error) = DigestProcess.Run(_folder.Path, ["--version"]);

        Assert.Equal((ExitCode.Done, ""), (code, error));
        Assert.Matches($@"^0\.\d+\.\d+{commit}\n$", output.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("build", "--help")]
    public void PrintsHelp(params string[] arguments)
    {
        var (code, output, _) = DigestProcess.Run(_folder.Path, arguments);

        Assert.Equal(ExitCode.Done, code);
        Assert.NotEmpty(output);
    }
}
