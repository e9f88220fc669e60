using System.Text;
using Digest.Cli.Pictures;
using Digest.Content.Pictures;
using Digest.Output;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Tests.Content.Pictures;
using Digest.Tests.Publishing;
using NetVips;
using Xunit;

namespace Digest.Tests.Pictures;

/// <summary>The files that libvips makes of photographs. Their sizes are read by a reader that does not use it.</summary>
public sealed class PublishedPhotograph : IDisposable
{
    private const string Source = "input/articles/kim/photo.jpg";

    private readonly TemporaryFolder _folder = new();
    private int _opened;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    public void IsUprightAndHasNoMetadataButTheCredit(int orientation)
    {
        var photograph = Photograph.Jpeg(1000, 1500, orientation);
        Assert.Contains(Photograph.Place, Encoding.Latin1.GetString(photograph), StringComparison.Ordinal);

        var files = FilesOf(photograph);

        string[] sizes = ["480×720", "960×1440", "1000×1500"];
        Assert.Equal([.. sizes, .. sizes], files.Select(file => SizeOf(Make(file))));
        Assert.All(files, file =>
        {
            var bytes = Make(file);
            using var image = Image.NewFromBuffer(bytes);
            Assert.True(image.Getpoint(10, 10)[0] > 150, "red is at the top");
            Assert.True(image.Getpoint(10, image.Height - 10)[2] > 150, "blue is at the bottom");
            Assert.DoesNotContain(image.GetFields(), field => field.StartsWith("exif", StringComparison.Ordinal) || field == "orientation");
            Assert.DoesNotContain(Photograph.Place, Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
            Assert.Equal([Photograph.Artist], PictureCredit.In([], (byte[])image.Get("xmp-data"))!.Creators);
        });
    }

    [Fact]
    public void OfNobodyHasNoMetadata() => Assert.All(FilesOf(Photograph.Jpeg(1000, 700, artist: null)), file =>
    {
        using var image = Image.NewFromBuffer(Make(file));
        Assert.DoesNotContain(image.GetFields(), field => field.EndsWith("-data", StringComparison.Ordinal));
    });

    [Fact]
    public void CanHaveEveryFormat()
    {
        Assert.All(Inspection.SampleNames.Select(row => row.Data), name =>
        {
            var media = Inspection.Of(name, Inspection.Sample(name)).File!;
            foreach (var file in FilesOf(media.Source, media.Versions))
            {
                var version = file.Version;
                Assert.Equal(($"{version.Width}×{version.Height}", Path.GetExtension(file.Path)), (SizeOf(Make(file)), KindOf(Make(file))));
            }
        });
    }

    [Theory]
    [InlineData("transparent.png")]
    [InlineData("transparent.webp")]
    [InlineData("transparent.avif")]
    public void StaysTransparent(string sample)
    {
        var media = Inspection.Of(sample, Inspection.Sample(sample)).File!;

        Assert.All(FilesOf(media.Source, media.Versions), file =>
        {
            using var image = Image.NewFromBuffer(Make(file));
            Assert.True(image.HasAlpha());
        });
    }

    [Fact]
    public void HasTheColoursOfScreens()
    {
        using var red = Image.Black(700, 700, bands: 4) + new double[] { 0, 255, 255, 0 };
        using var printed = red.Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Cmyk);

        Assert.All(FilesOf(printed.JpegsaveBuffer()), file =>
        {
            using var image = Image.NewFromBuffer(Make(file));
            Assert.Equal(3, image.Bands);
            Assert.True(image.Getpoint(9, 9) is [> 150, < 100, < 100]);
        });
    }

    /// <summary>A reader on a phone loads one picture with a page in 120 kB, whatever the resolution of the display is.</summary>
    [Fact]
    public void IsSmallWithManyDetails()
    {
        using var clouds = Image.Perlin(2000, 1500, cellSize: 64, seed: 1) * 60 + 128;
        using var leaves = Image.Perlin(2000, 1500, cellSize: 8, seed: 2) * 30;
        using var noise = Image.Gaussnoise(2000, 1500, sigma: 6, mean: 0, seed: 3);
        using var image = (clouds + leaves + noise).Cast(Enums.BandFormat.Uchar);

        Assert.All(FilesOf(image.JpegsaveBuffer(q: 95)), file =>
            Assert.InRange(Make(file).Length, 1000, file.Path.EndsWith(".webp", StringComparison.Ordinal) ? 100_000 : 200_000));
    }

    [Fact]
    public void IsMadeOnce()
    {
        var photograph = Photograph.Jpeg(1000, 700);
        var source = new SourceFile(Source, _ =>
        {
            Interlocked.Increment(ref _opened);
            return new MemoryStream(photograph);
        });
        var files = FilesOf(source, Inspection.Of("photo.jpg", photograph).File!.Versions);
        var renderer = new PictureRenderer(_folder.Path);

        Parallel.ForEach(files, file => renderer.BytesOf(file, new()));
        var made = files.Select(file => renderer.BytesOf(file, new())).ToList();
        renderer.RemoveUnused();
        var again = files.Select(file => new PictureRenderer(_folder.Path).BytesOf(file, new())).ToList();

        Assert.Equal(1, _opened);
        Assert.Equal(made, again);
        Assert.Equal(files.Length, Directory.GetFiles(_folder["cache/pictures"]).Length);
    }

    [Fact]
    public void IsMadeWithoutACacheToo()
    {
        var files = FilesOf(Photograph.Jpeg(1000, 700));
        foreach (var file in files)
            Directory.CreateDirectory(_folder[$"cache/pictures/{Path.GetFileName(file.Path)}"]); // where an entry should be
        var renderer = new PictureRenderer(_folder.Path);

        Assert.All(files, file => Assert.NotEmpty(renderer.BytesOf(file, new())));
        Assert.NotNull(renderer.CacheFailure);
    }

    [Fact]
    public void ThatIsDamagedIsOneErrorAtItsFile()
    {
        var photograph = Photograph.Jpeg(1000, 700);
        byte[] damaged = [.. photograph[..(photograph.Length * 2 / 3)], 0xFF, 0xD9];
        var files = FilesOf(damaged);
        var diagnostics = new DiagnosticBag();

        var renderer = new PictureRenderer(_folder.Path);
        Assert.All(files, file => Assert.Empty(renderer.BytesOf(file, diagnostics)));
        new PictureRenderer(_folder.Path).Check(files, diagnostics, TestContext.Current.CancellationToken);

        var problem = Assert.Single(diagnostics.Unordered());
        Assert.Equal((DiagnosticCode.BadMedia, Severity.Error, Source), (problem.Code, problem.Severity, problem.Location.Path));
        Assert.StartsWith("the picture cannot be published: it is damaged (", problem.Message, StringComparison.Ordinal);
    }

    /// <summary>Some cameras and programs write bytes between the parts of a file.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ThatIsWholeHasNoProblem(bool hasOddBytes)
    {
        var diagnostics = new DiagnosticBag();
        var photograph = Photograph.Jpeg(1000, 700);
        byte[] odd = [.. photograph[..^2], 0x12, 0x34, .. photograph[^2..]];

        var files = FilesOf(hasOddBytes ? odd : photograph);
        new PictureRenderer(_folder.Path).Check(files, diagnostics, TestContext.Current.CancellationToken);

        Assert.Empty(diagnostics.Unordered());
        Assert.False(Directory.Exists(_folder["cache"]));
    }

    private static PictureFile[] FilesOf(byte[] photograph) =>
        FilesOf(SourceFile.InMemory(Source, photograph), Inspection.Of("photo.jpg", photograph).File!.Versions);

    private static PictureFile[] FilesOf(SourceFile photograph, PictureVersions? versions) =>
        [.. versions?.All.Select(version => new PictureFile(photograph, versions, version)) ?? []];

    private byte[] Make(PictureFile file)
    {
        var diagnostics = new DiagnosticBag();
        var bytes = new PictureRenderer(_folder.Path).BytesOf(file, diagnostics);
        Assert.Empty(diagnostics.Unordered());
        return bytes;
    }

    private static string KindOf(byte[] bytes) => FileKind.Of(bytes.AsSpan(0, Math.Min(bytes.Length, FileKind.HeadLength)))!.Extensions[0];

    private static string SizeOf(byte[] bytes)
    {
        var size = FileKind.All.First(kind => kind.Extensions.Contains(KindOf(bytes))).ReadSize!(new(new MemoryStream(bytes)));
        return $"{size.Width}×{size.Height}";
    }
}
