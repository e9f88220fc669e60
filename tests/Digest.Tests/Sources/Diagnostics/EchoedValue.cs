using Digest.Sources;
using Digest.Sources.Diagnostics;
using Xunit;

namespace Digest.Tests.Sources.Diagnostics;

public sealed class EchoedValue
{
    [Theory]
    [InlineData("a")]
    [InlineData("ك")]
    [InlineData("e\u0301")]
    [InlineData("👨\u200D👩\u200D👧")]
    public void IsCutToEightyTextElements(string letter)
    {
        var value = string.Concat(Enumerable.Repeat(letter, 100));

        Assert.Equal($"'published: {Repeat(letter, 69)}…' is not a date", MessageOf($"'published: {value}' is not a date"));
        Assert.Equal($"Did you mean '{Repeat(letter, 80)}…'?", MessageOf($"Did you mean '{value}'?"));
    }

    [Fact]
    public void OfEightyLettersIsWhole() => Assert.Equal($"'{Repeat("x", 80)}' is", MessageOf($"'{Repeat("x", 80)}' is"));

    [Fact]
    public void WithApostrophesIsCutOnce() =>
        Assert.Equal($"'{Repeat("Jum'at ", 12)[..80]}…' is", MessageOf($"'{Repeat("Jum'at ", 20)}x' is"));

    /// <summary>Apostrophes of the message's own words quote nothing.</summary>
    [Theory]
    [InlineData("the theme's file has something that a reader of the page would never look for in the right place, the page's own")]
    [InlineData("The keys are: Host, LinksUseHttps, LinkRoot, SiteTitle, SiteDescription, Author, Copyright, Languages, DefaultLanguage.")]
    public void IsNotAnApostrophe(string message) => Assert.Equal(message, MessageOf(message));

    [Theory]
    [InlineData("x")]
    [InlineData("'")]
    [InlineData(" '")]
    [InlineData("' ")]
    [InlineData("'x ")]
    [InlineData("x' ")]
    public void OfAWholeFileIsCutAtOnce(string word)
    {
        var message = MessageOf($"'{Repeat(word, 262_000 / word.Length)}' is not a date");

        Assert.InRange(message.Length, 80, 2100);
        Assert.EndsWith(" is not a date", message, StringComparison.Ordinal);
    }

    private static string MessageOf(string message) =>
        new Diagnostic(DiagnosticCode.BadValue, Severity.Error, SourceLocation.OfFile("x"), message).Message;

    private static string Repeat(string word, int count) => string.Concat(Enumerable.Repeat(word, count));
}
