using Digest.Templates;
using Xunit;

namespace Digest.Tests.Templates;

/// <summary>An operation is counted by the length of what it reads: a page can do few of them on very long values.</summary>
public sealed class WorkOnLongValues
{
    private const int MaximumTimes = 20;

    /// <summary>A text of a million characters, an equal one, and a list of 300 long texts.</summary>
    private const string Values =
        "x = '' | string.pad_left 900000; z = x + ''; w = '' | string.pad_left 2000; l = []; for i in 1..300; l[i] = w + i; end; ";

    [Theory]
    [InlineData("y = x | string.upcase")]
    [InlineData("y = x | string.contains '!'")]
    [InlineData("y = x | string.replace '!' '?'")]
    [InlineData("y = x | string.split '!'")]
    [InlineData("y = x | html.escape")]
    [InlineData("y = x | html.strip")]
    [InlineData("y = x + '!'")]
    [InlineData("y = $\"{x}!\"")]
    [InlineData("y = x == z")]
    [InlineData("y = x < z")]
    [InlineData("y = t x")]
    [InlineData("y = x | t")]
    [InlineData("capture y; x; end")]
    [InlineData("x")]
    [InlineData("l")]
    [InlineData("y = include 'long'")]
    [InlineData("y = '' | string.pad_left 900000")]
    [InlineData("y = l | array.sort")]
    [InlineData("y = l | array.uniq")]
    [InlineData("y = l | array.join ','")]
    [InlineData("y = l | array.contains z")]
    [InlineData("y = l == l")]
    public void IsCounted(string operation) => AssertCounted(operation, MaximumTimes);

    /// <summary>Sorting reads an item several times, and searching may read all of a text at each of its characters.</summary>
    [Theory]
    [InlineData("y = l | array.sort")]
    [InlineData("y = l | array.uniq")]
    [InlineData("y = x | string.contains w")]
    public void IsCountedAsOftenAsTheyAreRead(string operation) => AssertCounted(operation, maximumTimes: 2);

    private static void AssertCounted(string operation, int maximumTimes)
    {
        var times = 0;
        var next = new TemplateFunction("next", 0, 0, _ => ++times <= maximumTimes);
        var partials = new Dictionary<string, Template> { ["long"] = Template.Parse(new string('x', 900_000), "long") };
        var host = new TemplateHost(partials, [.. SampleSite.Functions, next]);

        var exception = Assert.Throws<TemplateException>(
            () => SampleSite.Render($"{{{{ {Values}while (next); {operation}; end }}}}", host));

        Assert.Contains("steps of work", exception.Mistake.Message, StringComparison.Ordinal);
    }
}
