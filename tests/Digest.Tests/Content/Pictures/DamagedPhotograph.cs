using Digest.Sources.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Digest.Tests.Content.Pictures;

public sealed class DamagedPhotograph
{
    /// <summary>The trailer of a GIF, and padding.</summary>
    private const int OptionalEnd = 1;

    public static TheoryData<string> Samples => Inspection.SampleNames;

    [Theory]
    [MemberData(nameof(Samples))]
    public void CutOffAnywhereIsRefused(string name)
    {
        var whole = Inspection.Sample(name);
        Assert.NotNull(Inspection.Of(name, whole).File);

        Assert.All(
            Enumerable.Range(0, whole.Length - OptionalEnd),
            length =>
            {
                var isRefused = Inspection.Of(name, whole[..length]).IsRefused;
                Assert.True(isRefused || name == "animated.gif", $"{name} cut to {length} bytes"); // which may end behind any image
            });
    }

    [Fact]
    public void NeverThrows()
    {
        var names = Inspection.SampleNames.Select(row => row.Data).ToArray();
        var edits = Gen.Zip(Gen.Choose(0, 900), Gen.Elements<byte>(0, 1, 0x7F, 0x80, 0xD9, 0xE1, 0xFE, 0xFF)).ListOf();
        var damaged = Gen.Zip(Gen.Elements(names), edits);

        Prop.ForAll(damaged.ToArbitrary(), picture =>
            {
                var bytes = Inspection.Sample(picture.Item1);
                foreach (var (at, value) in picture.Item2.Where(edit => edit.Item1 < bytes.Length))
                    bytes[at] = value;
                var result = Inspection.Of(picture.Item1, bytes);
                return (result.File is not null) == result.Diagnostics.IsEmpty
                    && result.Diagnostics.All(problem => problem.Code == DiagnosticCode.BadMedia)
                    && result.AllocatedBytes < 1_000_000;
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(SampleSize.Of(2_000, 200_000)));
    }
}
