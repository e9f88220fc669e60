using Digest.Text;
using Xunit;

namespace Digest.Tests.Text;

public sealed class BracketsBehindARun
{
    /// <summary>Without a limit, each of many open brackets would read the rest of the text.</summary>
    [Theory]
    [InlineData(1, true)]
    [InlineData(30, true)]
    [InlineData(31, false)]
    public void BelongToItIfTheyAreShort(int digits, bool belongs)
    {
        var text = $"KN({new string('1', digits)})";

        Assert.Equal(belongs ? text.Length : 2, new LeftToRightEnd(text).Extend(0, 2));
    }
}
