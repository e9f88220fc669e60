using System.Diagnostics;
using System.Text;
using Xunit;

namespace Digest.Tests.Content.Markdown;

/// <summary>Thousands of headings with the same words get different ids, in a time that grows with their number.</summary>
public sealed class ManyEqualHeadings
{
    private const int Count = 8_000;

    /// <summary>For a search that grows with the cube of the number. A busy machine takes a tenth of it.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(10);

    [Fact]
    public void GetDifferentIdsInTime()
    {
        var text = new StringBuilder("---\ntitle: Kim\n---\n").Insert(19, "## a\n\n", Count).Append("## a-2\n");
        var started = Stopwatch.GetTimestamp();

        var body = new TestSite().With("input/articles/kim/ms.md", text.ToString()).Compile().Pages[^1].Site.Articles.Single().Body.Value;

        Assert.True(Stopwatch.GetElapsedTime(started) < s_limit, $"takes {Stopwatch.GetElapsedTime(started)}");
        Assert.Equal(Count + 1, body.Anchors.Distinct().Count());
        Assert.Equal(["a", "a-2"], body.Anchors[..2]);
        Assert.Equal([$"a-{Count}", "a-2-2"], body.Anchors[^2..]);
    }
}
