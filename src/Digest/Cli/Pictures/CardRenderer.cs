using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Xml;
using System.Xml.Linq;
using Digest.Cli.Disk;
using Digest.Output.Cards;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Theming;
using NetVips;

namespace Digest.Cli.Pictures;

/// <summary>Draws the card files of a site, each only once: the results are kept in a <see cref="ResultCache"/>.</summary>
/// <param name="root">The folder of the project.</param>
internal sealed class CardRenderer(string root)
{
    private const int NameDigits = 32;
    private const int LettersNamed = 10;

    private static readonly XmlReaderSettings s_format = new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null };

    private readonly ResultCache _cache = new(root, "cards");
    private readonly FontCoverage _fonts = new();
    private readonly Lazy<string> _machine = new(() => $"{CardPainter.Version}\n{FontFiles.Names()}");
    private readonly ConcurrentDictionary<Rune, bool> _missing = new();
    private int _cardsWithoutText;

    /// <summary>Why drawn cards could not be kept; null if they could.</summary>
    public string? CacheFailure => _cache.Failure;

    /// <summary>The bytes of a file, in the format that its name says. Any thread may call this.</summary>
    /// <param name="diagnostics">Receives errors of the template, which leave the result empty, and pictures that cannot be read.</param>
    public byte[] BytesOf(CardFile card, DiagnosticBag diagnostics)
    {
        Libvips.Require();
        var own = new DiagnosticBag();
        var svg = card.Draw(own);
        diagnostics.AddRange(own.Unordered());
        if (own.HasErrors)
            return [];
        var extension = Path.GetExtension(card.Path);
        if (card.Picture is { } picture
            && GetOrDraw(picture.ContentHash, extension, () => Fit(picture, card, diagnostics)) is { } fitted)
            return fitted;
        var asJpeg = extension == ".jpg";
        var drawing = XDocument.Parse(svg);
        return GetOrDraw(svg, extension, () => Printable(drawing) is { } printable ? Draw(printable, asJpeg, diagnostics) : null)
            ?? Draw(WithoutText(drawing), asJpeg, diagnostics)
            ?? [];
    }

    /// <summary>Reports what the machine lacked, once for all cards.</summary>
    public void Report(DiagnosticBag diagnostics)
    {
        if (_missing.IsEmpty)
            return;
        var letters = _missing.Keys.Order().Take(LettersNamed).Select(rune => $"'{rune}'");
        var message = $"no font of this machine has {string.Join(", ", letters)}{(_missing.Count > LettersNamed ? " and others" : "")}, "
            + $"so the cards with these letters have no text ({_cardsWithoutText})";
        const string Advice = "Install the Noto fonts, on Debian and Ubuntu the package fonts-noto-core, or set ShareCards to false.";
        diagnostics.Warning(DiagnosticCode.IncompleteCards, SourceLocation.OfFile(Theme.CardPath), message, Advice);
    }

    /// <summary>Deletes what the site no longer needs from the cache.</summary>
    public void RemoveUnused() => _cache.RemoveUnused();

    /// <param name="draw">Returns null if the result must not be kept.</param>
    private byte[]? GetOrDraw(string source, string extension, Func<byte[]?> draw)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{_machine.Value}\n{extension}\n{source}"));
        var name = Convert.ToHexStringLower(hash)[..NameDigits] + extension;
        if (_cache.Find(name) is { } found)
            return found;
        if (draw() is not { } drawn)
            return null;
        _cache.Add(name, new(drawn));
        return drawn;
    }

    private byte[]? Fit(SourceFile picture, CardFile card, DiagnosticBag diagnostics)
    {
        using var file = picture.Open();
        try
        {
            if (!card.IsDrawing)
                return CardPainter.Fit(file, isDrawing: false);
            using var text = XmlReader.Create(file, s_format);
            return Printable(XDocument.Load(text)) is { } printable
                ? CardPainter.Fit(new MemoryStream(Encoding.UTF8.GetBytes(printable)), isDrawing: true)
                : null;
        }
        catch (Exception exception) when (exception is VipsException or XmlException)
        {
            var message = $"the picture cannot be made smaller for networks, which get a card instead: {Libvips.ReasonOf(exception)}";
            const string Advice = "Save it again with a program for pictures.";
            if (!card.HasVersions)
                diagnostics.Warning(DiagnosticCode.UnreadablePicture, SourceLocation.OfFile(picture.Path), message, Advice);
            return null;
        }
    }

    private static byte[]? Draw(string svg, bool asJpeg, DiagnosticBag diagnostics)
    {
        try
        {
            return CardPainter.Draw(svg, asJpeg);
        }
        catch (VipsException exception)
        {
            var message = $"a card cannot be drawn: {Libvips.ReasonOf(exception)}";
            diagnostics.Error(DiagnosticCode.TemplateError, SourceLocation.OfFile(Theme.CardPath), message);
            return null;
        }
    }

    /// <summary>
    /// A drawing without the symbols that no font has, such as emoji; null if no font has one of its letters or digits.
    /// </summary>
    private string? Printable(XDocument drawing)
    {
        var missing = _fonts.MissingFrom(drawing.Root!.Value).ToList();
        var letters = missing.Where(Rune.IsLetterOrDigit).ToList();
        foreach (var letter in letters)
            _missing[letter] = true;
        if (letters.Count > 0)
        {
            Interlocked.Increment(ref _cardsWithoutText);
            return null;
        }

        foreach (var text in missing.Count > 0 ? drawing.DescendantNodes().OfType<XText>().ToList() : [])
            text.Value = string.Concat(text.Value.EnumerateRunes().Where(rune => !missing.Contains(rune)));
        return drawing.ToString(SaveOptions.DisableFormatting);
    }

    private static string WithoutText(XDocument drawing)
    {
        drawing.Descendants().Where(element => element.Name.LocalName == "text").Remove();
        return drawing.ToString(SaveOptions.DisableFormatting);
    }
}
