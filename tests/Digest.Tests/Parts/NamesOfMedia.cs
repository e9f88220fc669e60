using Digest.Content;
using Digest.Content.Markdown;
using Digest.Tests.Pictures;
using Xunit;

namespace Digest.Tests.Parts;

/// <summary>A part parses the bodies of other parts that may show pictures, because these are files of the site.</summary>
public sealed class NamesOfMedia
{
    private static readonly byte[] s_photograph = Photograph.Jpeg(1200, 800);

    /// <summary>However a text writes the name of a picture that it shows.</summary>
    [Theory]
    [InlineData("![x](foto.jpg)")]
    [InlineData("![x](<foto.jpg>)")]
    [InlineData("![x](f%6fto.jpg \"Kapsyen\")")]
    [InlineData("![x](foto%2Ejpg)")]
    [InlineData("![x](foto.%6Apg)")]
    [InlineData("![x](foto.jp%67)")]
    [InlineData("![x](foto&#46;jpg)")]
    [InlineData("![x](foto&period;jpg)")]
    [InlineData("![x](foto.&#x6a;pg)")]
    [InlineData("![x](foto&#37;2Ejpg)")]
    [InlineData("![x](foto\\.jpg)")]
    [InlineData("![x](./foto.jpg)")]
    [InlineData("![x][f]\n\n[f]: foto.jpg")]
    [InlineData("[x](foto.jpg)")]
    [InlineData("[![x](foto.jpg)](https://example.org/)")]
    public void AreFound(string markdown)
    {
        var site = new TestSite()
            .With("input/articles/kim/ms.md", $"---\ntitle: Kim\n---\n{markdown}\n")
            .With("input/articles/kim/foto.jpg", s_photograph);

        var text = site.CompileCleanly().Texts.Single();

        Assert.NotEmpty(text.Body.Media);
        Assert.True(MediaNames.MayBeIn(markdown));
    }

    /// <summary>The check that is tested here is a guess, so it is compared with every text of the cases.</summary>
    [Fact]
    public void AreFoundInEveryCase() => Assert.All(CaseFile.Files.Select(row => row.Data).AsParallel(), file =>
    {
        var site = CaseFile.SiteOf(file);
        if (!site.Paths.Any(path => path.StartsWith("input/", StringComparison.Ordinal)
            && MediaLibrary.IsExtension(Path.GetExtension(path).ToLowerInvariant())))
            return;
        foreach (var text in site.Compile().Texts.Where(text => text.Body.Media.Length > 0))
            Assert.True(MediaNames.MayBeIn(site.TextOf(text.Path)), text.Path);
    });

    [Theory]
    [InlineData("")]
    [InlineData("Teks. Ayat lain, 50% daripadanya & lagi...")]
    [InlineData("[x](xref:kim) dan [y](https://example.org/a.html?b=1&2) 3.14 …")]
    [InlineData("نص. [رابط](https://example.org/%D9%85%D8%B1)")]
    [InlineData("A.B. jp.g .pn .jp .svx")]
    public void AreNotSeenInOrdinaryTexts(string markdown) => Assert.False(MediaNames.MayBeIn(markdown));

    [Theory]
    [InlineData(".PDF")]
    [InlineData("x.jp\u200Bg")]
    [InlineData("x.j<!-- -->pg")]
    [InlineData("x.\u2060webp")]
    public void MayBeInMoreThanTheirLetters(string markdown) => Assert.True(MediaNames.MayBeIn(markdown));
}
