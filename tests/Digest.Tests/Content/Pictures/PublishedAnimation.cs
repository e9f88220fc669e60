using System.Text;
using Digest.Content.Pictures;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Digest.Tests.Content.Pictures;

/// <summary>An animation is published with all its frames and without the metadata of the program that made it.</summary>
public sealed class PublishedAnimation
{
    [Theory]
    [InlineData("frames.webp", "EXIF", "ANMF")]
    [InlineData("frames.png", "tEXt", "fdAT")]
    public void HasFramesAndNoMetadata(string name, string metadata, string frame)
    {
        var bytes = Inspection.Sample(name);
        Assert.Contains(metadata, Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);

        var published = Inspection.Of(name, bytes).File!.Published.ReadAllBytes();

        Assert.DoesNotContain(metadata, Encoding.Latin1.GetString(published), StringComparison.Ordinal);
        Assert.Equal(FramesIn(bytes), FramesIn(published));
        Assert.True(FramesIn(published) > 0);
        var again = Inspection.Of(name, published);
        Assert.Empty(again.Diagnostics);
        Assert.Equal((60, 40), (again.File!.Width, again.File.Height));
        Assert.True(name != "frames.webp" || (published[20] & 0x0C) == 0, "the flags of the header name no metadata");
        Assert.Equal(published, AnimationMetadata.RemoveFrom(published));

        int FramesIn(byte[] file) => Encoding.Latin1.GetString(file).Split(frame).Length - 1;
    }

    [Fact]
    public void InGifIsPublishedAsItIs()
    {
        var bytes = Inspection.Sample("animated.gif");

        Assert.Equal(bytes, Inspection.Of("a.gif", bytes).File!.Published.ReadAllBytes());
    }

    [Fact]
    public void NeverFails() => Prop.ForAll(
        Gen.Zip(Gen.Elements("frames.webp", "frames.png"), Gen.Zip(Gen.Choose(0, 250), Gen.Choose(0, 255)).ListOf()).ToArbitrary(),
        damaged =>
        {
            var bytes = Inspection.Sample(damaged.Item1);
            foreach (var (at, value) in damaged.Item2)
                bytes[at] = (byte)value;
            if (Inspection.Of(damaged.Item1, bytes).File is { } file)
                Assert.NotEmpty(file.Published.ReadAllBytes());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(SampleSize.Of(1_000, 100_000)));
}
