using System.Text;
using Digest.Tests.CountedSteps;
using Xunit;

namespace Digest.Tests.Content.Markdown;

/// <summary>Thousands of headings with the same words get different ids, in a time that grows with their number.</summary>
public sealed class ManyEqualHeadings
{
    private const int Count = 8_000;

    [Fact]
    public void GetDifferentIdsInTime()
    {
        var text = new StringBuilder("---\ntitle: Kim\n---\n").Insert(19, "## a\n\n", Count).Append("## a-2\n");
        var site = new TestSite().With("input/articles/kim/ms.md", text.ToString());

        var body = WorkBudget.Run(() => "equal headings", () => site.Compile().Pages[^1].Site.Articles.Single().Body.Value);

        Assert.Equal(Count + 1, body.Anchors.Distinct().Count());
        Assert.Equal(["a", "a-2"], body.Anchors[..2]);
        Assert.Equal([$"a-{Count}", "a-2-2"], body.Anchors[^2..]);
    }
}
