using Digest.Templates;
using Scriban.Runtime;
using Xunit;

namespace Digest.Tests.Templates;

public sealed class WorkOfAValue
{
    private const long Limit = 1_000_000;

    [Fact]
    public void StopsAtTheLimit() =>
        Assert.InRange(Work.Of(new int[300_000], isShallow: false, limit: 1000), 1000, 1000 + Work.OfAnItem);

    /// <summary>Such a list may contain itself, and reading it takes a stack as deep.</summary>
    [Theory]
    [InlineData(100, false)]
    [InlineData(101, true)]
    public void OfListsInListsIsTheLimitFromADepth(int depth, bool isLimit)
    {
        ScriptArray list = [];
        for (var level = 1; level < depth; level++)
            list = [list];

        Assert.Equal(isLimit, Work.Of(list, isShallow: false, Limit) >= Limit);
    }

    [Fact]
    public void OfAListThatContainsItselfIsTheLimit()
    {
        ScriptArray list = [];
        list.Add(list);

        Assert.InRange(Work.Of(list, isShallow: false, Limit), Limit, 2 * Limit);
    }
}
