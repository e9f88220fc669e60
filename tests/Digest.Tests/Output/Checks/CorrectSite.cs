using Digest.Sources.Diagnostics;
using Xunit;

namespace Digest.Tests.Output.Checks;

public sealed class CorrectSite
{
    [Fact]
    public void HasNoProblems() => Assert.Empty(new CheckedSite().Check());

    [Fact]
    public void UnderAnotherPathHasBrokenLinks() =>
        Assert.Contains(new CheckedSite().Check("https://digest.example/"), problem => problem.Code == DiagnosticCode.OutputBrokenLink);

    [Fact]
    public void UnderAnotherHostHasWrongAlternates() =>
        Assert.Contains(new CheckedSite().Check("https://other.example/repo/"), problem => problem.Code == DiagnosticCode.OutputAlternates);
}
