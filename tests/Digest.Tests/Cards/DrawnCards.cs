using Digest.Cli.Pictures;
using Digest.Cli.Terminal;
using Digest.Content.Pictures;
using Digest.Output.Cards;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Tests.Content.Pictures;
using Digest.Tests.Publishing;
using Digest.Tests.RealSite;
using NetVips;
using Xunit;

namespace Digest.Tests.Cards;

/// <summary>The pictures that libvips draws. Their sizes are read by a reader that does not use it.</summary>
public sealed class DrawnCards : IDisposable
{
    private const int MostBytes = 300_000;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void OfTheShippedDigestHaveTheSizeThatNetworksAskFor()
    {
        var cards = ShippedDigest.Site.Files.OfType<CardFile>().ToList();

        Assert.NotEmpty(cards);
        Assert.All(cards, card => AssertIsCard(card.Path, Draw(card)));
    }

    [Theory]
    [InlineData("Kim & \"Putin\" ']]>")]
    [InlineData("Kim\u2028Putin")]
    [InlineData("كيم \u2067KCNA\u2069 (Su-35)")]
    [InlineData("Roket 🚀 naik")]
    [InlineData("🚀")]
    public void CanHaveAnyTitle(string title)
    {
        var yaml = title.Replace("\"", "\\\"", StringComparison.Ordinal);
        var site = new TestSite().With("input/articles/kim/ms.md", $"---\ntitle: \"{yaml}\"\n---\n");

        foreach (var card in site.Compile().Files.OfType<CardFile>())
            AssertIsCard(card.Path, Draw(card));
    }

    [Fact]
    public void CanHaveATitleOfFiveHundredLetters()
    {
        var site = new TestSite().With("input/articles/kim/ms.md", $"---\ntitle: {string.Concat(Enumerable.Repeat("abcd ", 100))}\n---\n");

        Assert.All(site.Compile().Files.OfType<CardFile>(), card => AssertIsCard(card.Path, Draw(card)));
    }

    [Theory]
    [InlineData("upright.jpg")]
    [InlineData("rotated.jpg")]
    public void ShowPhotographs(string sample)
    {
        var card = CardWith(SourceFile.InMemory("input/articles/kim/a.jpg", Inspection.Sample(sample)));

        var bytes = Draw(card);

        AssertIsCard(card.Path, bytes);
    }

    [Fact]
    public void ShowDrawingsWhole()
    {
        const string Drawing = """
            <!DOCTYPE svg><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 100"><rect width="10" height="100" fill="red"/></svg>
            """;
        var card = CardWith(SourceFile.InMemory("input/articles/kim/a.svg", System.Text.Encoding.UTF8.GetBytes(Drawing)));

        AssertIsCard(card.Path, Draw(card));
    }

    [Fact]
    public void ReplaceAPictureThatCannotBeRead()
    {
        var card = CardWith(SourceFile.InMemory("input/articles/kim/a.jpg", [0xFF, 0xD8, 0xFF, 1, 2, 3]));
        var diagnostics = new DiagnosticBag();

        var bytes = new CardRenderer(_folder.Path).BytesOf(card, diagnostics);

        AssertIsCard(card.Path, bytes);
        var problem = Assert.Single(diagnostics.Unordered());
        Assert.Equal((DiagnosticCode.UnreadablePicture, Severity.Warning), (problem.Code, problem.Severity));
        Assert.Equal("input/articles/kim/a.jpg", problem.Location.Path);
    }

    /// <summary>libvips reads the headers of all frames.</summary>
    [Fact]
    public void ReplaceAnAnimationUnread()
    {
        byte[] animation = [.. "RIFF"u8, 100, 0, 0, 0, .. "WEBPVP8X"u8, 10, 0, 0, 0, 2, .. new byte[87]];
        var card = CardWith(SourceFile.InMemory("input/articles/kim/a.webp", animation));
        var diagnostics = new DiagnosticBag();

        AssertIsCard(card.Path, new CardRenderer(_folder.Path).BytesOf(card, diagnostics));

        Assert.EndsWith(": it is animated", Assert.Single(diagnostics.Unordered()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OfADetailedPhotographAreSmall()
    {
        using var noise = Image.Gaussnoise(1200, 630, sigma: 30, mean: 128, seed: 1);
        var card = CardWith(SourceFile.InMemory("input/articles/kim/a.jpg", noise.JpegsaveBuffer(q: 95)));

        AssertIsCard(card.Path, Draw(card));
    }

    /// <summary>Letters that no font has are found, and symbols that no font has are left out.</summary>
    [Fact]
    public void HaveNoTextWithoutAFontForIt()
    {
        var drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"630\"><text y=\"99\">a\U000107A8</text></svg>";
        var renderer = new CardRenderer(_folder.Path);
        var diagnostics = new DiagnosticBag();

        var bytes = renderer.BytesOf(new("cards/a.png", "a", _ => drawing, null), diagnostics);
        renderer.Report(diagnostics);

        AssertIsCard("a.png", bytes);
        Assert.Equal(CardPainter.Draw(drawing.Replace("a\U000107A8", "", StringComparison.Ordinal), asJpeg: false), bytes);
        var problem = Assert.Single(diagnostics.Unordered());
        Assert.Equal(DiagnosticCode.IncompleteCards, problem.Code);
        Assert.Contains("'\U000107A8'", problem.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["cache"]));
    }

    [Fact]
    public void NameTenOfTheLettersWithoutAFont()
    {
        var letters = string.Concat(Enumerable.Range(0x107A5, 12).Select(char.ConvertFromUtf32));
        var drawing = $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"630\"><text y=\"99\">{letters}</text></svg>";
        var renderer = new CardRenderer(_folder.Path);
        var diagnostics = new DiagnosticBag();

        renderer.BytesOf(new("cards/a.png", "a", _ => drawing, null), diagnostics);
        renderer.Report(diagnostics);

        var message = Assert.Single(diagnostics.Unordered()).Message;
        Assert.Contains("'\U000107AE' and others, so", message, StringComparison.Ordinal);
        Assert.DoesNotContain("\U000107AF", message, StringComparison.Ordinal);
    }

    [Fact]
    public void KnowTheLettersOfTheFonts()
    {
        var fonts = new FontCoverage();

        Assert.Empty(fonts.MissingFrom("Kim tiba di Rusia & <b> -–—_=|'\"…: 0123456789 وصول كيم إلى روسيا؟ «نعم»، ٠١٢٣"));
        Assert.Equal("\U000107A8\uFDD0\u0378", string.Concat(fonts.MissingFrom("\U000107A8 a \uFDD0 a \u0378 \u0378")));
    }

    private static CardFile CardWith(SourceFile picture)
    {
        var site = new TestSite().With("input/articles/kim/ms.md", "---\ntitle: Kim\n---\n").CompileCleanly();
        return site.Files.OfType<CardFile>().First() with { Path = "cards/a.jpg", Picture = picture };
    }

    private byte[] Draw(CardFile card)
    {
        var diagnostics = new DiagnosticBag();
        var renderer = new CardRenderer(_folder.Path);
        var bytes = renderer.BytesOf(card, diagnostics);
        renderer.Report(diagnostics);
        Assert.Empty(diagnostics.ToImmutable(new([])).Select(ConsoleReport.Headline));
        return bytes;
    }

    private static void AssertIsCard(string path, byte[] bytes)
    {
        var kind = FileKind.Of(bytes.AsSpan(0, Math.Min(bytes.Length, FileKind.HeadLength)))!;
        Assert.Contains(Path.GetExtension(path), kind.Extensions);
        Assert.Equal(new PictureSize(1200, 630), kind.ReadSize!(new(new MemoryStream(bytes))));
        Assert.InRange(bytes.Length, 300, MostBytes);
    }
}
