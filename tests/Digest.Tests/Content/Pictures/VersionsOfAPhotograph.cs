using Digest.Content.Pictures;
using Digest.Sources;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Digest.Tests.Content.Pictures;

/// <summary>The files that are made of a photograph.</summary>
public sealed class VersionsOfAPhotograph
{
    private const int MostPixels = 100_000_000;

    [Theory]
    [InlineData(4000, 3000, "480×360 960×720 1440×1080")]
    [InlineData(3000, 4000, "480×640 960×1280 1440×1920")]
    [InlineData(1440, 960, "480×320 960×640 1440×960")]
    [InlineData(1200, 800, "480×320 960×640 1200×800")]
    [InlineData(500, 250, "480×240 500×250")]
    [InlineData(480, 480, "480×480")]
    [InlineData(3, 2, "3×2")]
    [InlineData(100_000, 100, "480×1 960×1 1440×1")]
    [InlineData(800, 32_766, "400×16383")] // WebP has no larger height
    public void HaveTheWidthsOfPagesAndAreNeverEnlarged(int width, int height, string expected)
    {
        var versions = Of(width, height);

        Assert.Equal(expected, string.Join(' ', versions.Webp.Select(SizeOf)));
        Assert.Equal(expected, string.Join(' ', versions.Fallback.Select(SizeOf)));
    }

    [Fact]
    public void FitIntoEveryFormatAndKeepTheirShape() => Prop.ForAll(
        Gen.Choose(1, MostPixels).SelectMany(width => Gen.Choose(1, MostPixels / width), (width, height) => (width, height)).ToArbitrary(),
        size =>
        {
            var versions = Of(size.width, size.height);

            Assert.All(versions.All, version =>
            {
                Assert.InRange(version.Width, 1, Math.Min(size.width, 1440));
                Assert.InRange(version.Height, 1, 16_383);
                Assert.InRange(Math.Abs(version.Height - (double)size.height * version.Width / size.width), 0, 1);
            });
            Assert.Equal(versions.Webp.Select(version => version.Width).Order().Distinct(), versions.Webp.Select(version => version.Width));
            Assert.Equal(versions.All.Length, versions.All.Select(version => version.OutputPath).Distinct().Count());
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void HaveAddressesOfTheirContent()
    {
        Assert.Equal(Of(1000, 500, content: 1).Webp[0].OutputPath, Of(1000, 500, content: 1).Webp[0].OutputPath);
        Assert.NotEqual(Of(1000, 500, content: 1).Webp[0].OutputPath, Of(1000, 500, content: 2).Webp[0].OutputPath);
    }

    [Theory]
    [InlineData("upright.jpg", false)]
    [InlineData("progressive.jpg", false)]
    [InlineData("upright.png", false)]
    [InlineData("upright.webp", false)]
    [InlineData("lossless.webp", false)]
    [InlineData("upright.avif", false)]
    [InlineData("transparent.png", true)]
    [InlineData("transparent.webp", true)]
    [InlineData("transparent-lossless.webp", true)]
    [InlineData("transparent.avif", true)]
    public void KeepTransparency(string sample, bool isTransparent)
    {
        var versions = Inspection.Of(sample, Inspection.Sample(sample)).File!.Versions!;

        var extension = isTransparent ? ".png" : ".jpg";
        Assert.All(versions.Fallback, version => Assert.EndsWith(extension, version.OutputPath, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("animated.gif")]
    [InlineData("upright.gif")]
    [InlineData("frames.webp")]
    [InlineData("frames.png")]
    public void AreNotMadeOfAnimations(string sample) => Assert.Null(Inspection.Of(sample, Inspection.Sample(sample)).File!.Versions);

    private static PictureVersions Of(int width, int height, byte content = 0) =>
        PictureVersions.Of(SourceFile.InMemory("input/a.jpg", [content]), new("", "", width, height), isTransparent: false, "/repo");

    private static string SizeOf(PictureVersion version) => $"{version.Width}×{version.Height}";
}
