using System.Xml;
using System.Xml.Linq;

namespace Digest.Content.Pictures;

/// <summary>Who made a photograph and whose it is, as its metadata say. Nothing else of its metadata is published.</summary>
/// <param name="Credit">Whom to name, such as an agency.</param>
internal sealed record PictureCredit(ImmutableArray<string> Creators, string? Credit, string? Rights)
{
    private const ushort ArtistTag = 0x013B, CopyrightTag = 0x8298;
    private const int MaximumLength = 500;
    private const int MaximumCreators = 10;

    private static readonly XNamespace s_rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace s_dublinCore = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace s_photoshop = "http://ns.adobe.com/photoshop/1.0/";
    private static readonly XNamespace s_meta = "adobe:ns:meta/";

    private static readonly XmlReaderSettings s_format = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = 256 * 1024,
    };

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The credit in the metadata of a photograph; null if there is none. XMP is newer than Exif, so it counts first.</summary>
    public static PictureCredit? In(ReadOnlySpan<byte> exif, byte[] xmp)
    {
        var packet = PacketIn(xmp);
        var directory = new ExifDirectory(exif);
        var creators = Items(packet, s_dublinCore + "creator");
        if (creators.IsEmpty && Clean(Decode(directory.Text(ArtistTag))) is { } artist)
            creators = [artist];
        var rights = Items(packet, s_dublinCore + "rights").FirstOrDefault() ?? Clean(Decode(directory.Text(CopyrightTag)));
        var name = s_photoshop + "Credit";
        var credit = Clean(packet?.Descendants(name).FirstOrDefault()?.Value
            ?? packet?.Descendants().Attributes(name).FirstOrDefault()?.Value);
        return creators.IsEmpty && credit is null && rights is null ? null : new(creators, credit, rights);
    }

    /// <summary>The credit alone, as XMP.</summary>
    public byte[] ToXmp()
    {
        var description = new XElement(s_rdf + "Description", new XAttribute(s_rdf + "about", ""));
        if (!Creators.IsEmpty)
            description.Add(new XElement(s_dublinCore + "creator", new XElement(s_rdf + "Seq", Creators.Select(ItemOf))));
        if (Rights is not null)
        {
            var text = ItemOf(Rights);
            text.Add(new XAttribute(XNamespace.Xml + "lang", "x-default"));
            description.Add(new XElement(s_dublinCore + "rights", new XElement(s_rdf + "Alt", text)));
        }

        if (Credit is not null)
            description.Add(new XElement(s_photoshop + "Credit", Credit));
        var packet = new XElement(
            s_meta + "xmpmeta",
            new XAttribute(XNamespace.Xmlns + "x", s_meta),
            new XElement(
                s_rdf + "RDF",
                new XAttribute(XNamespace.Xmlns + "rdf", s_rdf),
                new XAttribute(XNamespace.Xmlns + "dc", s_dublinCore),
                new XAttribute(XNamespace.Xmlns + "photoshop", s_photoshop),
                description));
        return Encoding.UTF8.GetBytes(packet.ToString(SaveOptions.DisableFormatting));
    }

    private static XElement ItemOf(string text) => new(s_rdf + "li", text);

    private static XElement? PacketIn(byte[] xmp)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(xmp), s_format);
            return xmp.Length == 0 ? null : XElement.Load(reader);
        }
        catch (XmlException)
        {
            return null; // no program shows it
        }
    }

    /// <summary>The texts of a list.</summary>
    private static ImmutableArray<string> Items(XElement? packet, XName name)
    {
        var items = packet?.Descendants(name).Descendants(s_rdf + "li").Take(MaximumCreators) ?? [];
        return [.. items.Select(item => Clean(item.Value)).OfType<string>()];
    }

    /// <summary>Programs write UTF-8, although Exif is ASCII; older ones write the letters of Western Europe.</summary>
    private static string Decode(ReadOnlySpan<byte> text)
    {
        try
        {
            return s_strict.GetString(text);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(text);
        }
    }

    private static string? Clean(string? text)
    {
        var allowed = (text ?? "").EnumerateRunes().Where(rune => !Rune.IsControl(rune) && rune.Value is not (0xFFFE or 0xFFFF));
        var clean = string.Concat(allowed).Trim();
        return clean.Length is 0 or > MaximumLength ? null : clean;
    }
}
