using Digest.Cli.Commands;
using Xunit;

namespace Digest.Tests.Program;

public sealed class InternalFault : IDisposable
{
    private readonly Interruption _interruption = new(new(TextWriter.Null, TextWriter.Null));

    public void Dispose() => _interruption.Dispose();

    [Fact]
    public void EndsWithSeventyAndThePrintedException()
    {
        using var error = new StringWriter();

        var code = Failure.Report(new InvalidOperationException("no such state"), new(TextWriter.Null, error), _interruption);

        Assert.Equal(ExitCode.InternalError, code);
        Assert.Contains("this is a bug in digest", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("System.InvalidOperationException: no such state", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void IsNotAFullDisk()
    {
        using var error = new StringWriter();

        Assert.Equal(ExitCode.Disk,
            Failure.Report(new IOException("No space left on device"), new(TextWriter.Null, error), _interruption));
        Assert.Equal(ExitCode.Disk,
            Failure.Report(new UnauthorizedAccessException("Access denied"), new(TextWriter.Null, error), _interruption));
    }
}
