using System.Text;
using Digest.Content.Pictures;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Digest.Tests.Content.Pictures;

public sealed class CreditOfAPhotograph
{
    /// <summary>As camera makers write it: little endian, then the name of the photographer and the notice.</summary>
    private static readonly byte[] s_exif =
    [
        .. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 2, 0,
        0x3B, 0x01, 2, 0, 11, 0, 0, 0, 38, 0, 0, 0,
        0x98, 0x82, 2, 0, 3, 0, 0, 0, (byte)'A', (byte)'P', 0, 0,
        0, 0, 0, 0, .. Encoding.UTF8.GetBytes("أمينة"), 0,
    ];

    private const string Xmp = """
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
          xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="3,8.33N" photoshop:Credit="Bernama" photoshop:City="Kuala Lumpur">
        <dc:creator><rdf:Seq><rdf:li>Aminah &amp; Siti</rdf:li><rdf:li>Ali</rdf:li></rdf:Seq></dc:creator>
        <dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© 2024 Bernama</rdf:li></rdf:Alt></dc:rights>
        </rdf:Description></rdf:RDF></x:xmpmeta>
        """;

    [Fact]
    public void IsReadFromExif() => AssertIs(PictureCredit.In(s_exif, []), ["أمينة"], null, "AP");

    [Fact]
    public void IsReadFromXmpFirst() => AssertIs(
        PictureCredit.In(s_exif, Encoding.UTF8.GetBytes(Xmp)), ["Aminah & Siti", "Ali"], "Bernama", "© 2024 Bernama");

    [Fact]
    public void IsAllThatIsWritten()
    {
        var written = PictureCredit.In([], Encoding.UTF8.GetBytes(Xmp))!.ToXmp();

        AssertIs(PictureCredit.In([], written), ["Aminah & Siti", "Ali"], "Bernama", "© 2024 Bernama");
        Assert.DoesNotContain("Kuala Lumpur", Encoding.UTF8.GetString(written), StringComparison.Ordinal);
        Assert.DoesNotContain("GPS", Encoding.UTF8.GetString(written), StringComparison.Ordinal);
        Assert.InRange(written.Length, 1, 700);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<x")]
    [InlineData("<x xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:creator>no list</dc:creator></x>")]
    public void IsMissingWhereNoProgramReadsOne(string xmp) => Assert.Null(PictureCredit.In([], Encoding.UTF8.GetBytes(xmp)));

    [Fact]
    public void IsMissingInADocumentWithEntities()
    {
        var xmp = Xmp.Replace("Ali", "&e;", StringComparison.Ordinal);

        Assert.Null(PictureCredit.In([], Encoding.UTF8.GetBytes("<!DOCTYPE x [<!ENTITY e 'Ali'>]>" + xmp)));
    }

    [Fact]
    public void OfManyWordsIsNoCredit()
    {
        var xmp = Xmp.Replace("Ali", new string('a', 501), StringComparison.Ordinal);

        AssertIs(PictureCredit.In([], Encoding.UTF8.GetBytes(xmp)), ["Aminah & Siti"], "Bernama", "© 2024 Bernama");
    }

    [Fact]
    public void OfDamagedExifIsXmpAllTheSame() => Prop.ForAll(
        Gen.Zip(Gen.Choose(0, s_exif.Length - 1), Gen.Choose(0, 255)).ListOf().ToArbitrary(),
        edits =>
        {
            byte[] exif = [.. s_exif];
            foreach (var (at, value) in edits)
                exif[at] = (byte)value;
            if (PictureCredit.In(exif, []) is { } credit)
                Assert.Equal(credit.Rights, PictureCredit.In([], credit.ToXmp())!.Rights);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(SampleSize.Of(2_000, 100_000)));

    private static void AssertIs(PictureCredit? found, string[] creators, string? credit, string? rights)
    {
        Assert.Equal(creators, found!.Creators);
        Assert.Equal((credit, rights), (found.Credit, found.Rights));
    }
}
