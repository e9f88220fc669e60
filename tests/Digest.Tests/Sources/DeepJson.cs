using Digest.Sources.Diagnostics;
using Xunit;

namespace Digest.Tests.Sources;

public sealed class DeepJson
{
    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    public void IsRefused(string open)
    {
        var site = new TestSite().With("statiq.json", string.Concat(Enumerable.Repeat(open, 100_000))).Compile();

        Assert.Equal(DiagnosticCode.BadJson, Assert.Single(site.Diagnostics, problem => problem.Location.Path == "statiq.json").Code);
    }
}
