using Digest.Sources.Diagnostics;
using Xunit;

namespace Digest.Tests.Sources;

public sealed class DeepJson
{
    [Theory]
    [InlineData("[", "]", 100_000)]
    [InlineData("{\"a\":", "}", 100_000)]
    [InlineData("{\"a\":", "}", 33)]
    public void IsRefused(string open, string close, int depth)
    {
        var text = string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth));
        var site = new TestSite().With("statiq.json", text).Compile();

        Assert.Equal(DiagnosticCode.BadJson, Assert.Single(site.Diagnostics, problem => problem.Location.Path == "statiq.json").Code);
    }
}
