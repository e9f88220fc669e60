using System.Text;
using System.Text.Unicode;
using Digest.Output.Chronologies;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Digest.Tests.Chronologies;

/// <summary>A line of a calendar (RFC 5545, 3.1) has at most 75 octets, whole characters, and the same text when it is joined.</summary>
public sealed class FoldedLine
{
    [Fact]
    public void IsShortAndHasWholeCharacters() => Prop.ForAll(Lines.ToArbitrary(), text =>
    {
        var folded = FoldedLines.Of(text + "\r\n");
        var joined = new StringBuilder();
        foreach (var range in folded.AsSpan().Split("\r\n"u8))
        {
            var line = folded.AsSpan()[range];
            Assert.InRange(line.Length, 0, 75);
            Assert.True(Utf8.IsValid(line));
            joined.Append(Encoding.UTF8.GetString(line).TrimStart(' '));
        }

        Assert.Equal(text, joined.ToString());
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(SampleSize.Of(200, 5_000)));

    /// <summary>Ical.Net folds here between the two halves of a surrogate pair.</summary>
    [Fact]
    public void OfALibraryIsFoldedAgain()
    {
        const string Emoji = "👧";
        var line = new string('a', 74) + Emoji[0] + "\r\n " + Emoji[1] + "\r\n";

        Assert.Equal(new string('a', 74) + "\r\n " + Emoji + "\r\n", Encoding.UTF8.GetString(FoldedLines.Of(line)));
    }

    private static Gen<string> Lines =>
        from length in Gen.Choose(0, 300)
        from letters in Gen.Elements("a", "é", "ك", "€", "👧").ArrayOf(length)
        select string.Concat(letters);
}
