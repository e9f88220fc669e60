using System.Text.RegularExpressions;
using System.Xml;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Content.Pictures;

/// <summary>
/// An SVG drawing. It is published as it is and can be opened by itself, so it may only have what <see cref="DrawingVocabulary"/> lists.
/// </summary>
internal sealed partial class Drawing
{
    public const int MaximumBytes = 4_000_000;

    private const int MaximumProblems = 20;

    private const string TakeOut = "Take it out in a text editor, or export the drawing as plain SVG.";
    private const string TakeOutLinks = "Take it out: a drawing may refer only to its own parts, as '#id'. Links belong in the text.";

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly XmlReaderSettings s_settings = new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null };

    private readonly SourceText _text;
    private readonly XmlReader _reader;
    private readonly DiagnosticBag _diagnostics;
    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);

    /// <summary>The text of the style element that is being read, and its place.</summary>
    private readonly StringBuilder _style = new();
    private SourceLocation? _styleLocation;

    /// <summary>The depth of the refused element around the current one.</summary>
    private int _refusedDepth = int.MaxValue;

    private Drawing(SourceText text, XmlReader reader, DiagnosticBag diagnostics)
    {
        (_text, _reader, _diagnostics) = (text, reader, diagnostics);
    }

    private SourceLocation Here => new(_text.Path, ((IXmlLineInfo)_reader).LineNumber, ((IXmlLineInfo)_reader).LinePosition);

    /// <summary>Checks a drawing and returns its size; null if it must not be published.</summary>
    /// <exception cref="PictureException">It is not a drawing at all.</exception>
    public static PictureSize? Read(SourceFile file, DiagnosticBag diagnostics)
    {
        var text = new SourceText(file.Path, Decode(file.ReadAllBytes()));
        using var reader = XmlReader.Create(new StringReader(text.Text), s_settings);
        var drawing = new Drawing(text, reader, diagnostics);
        try
        {
            var size = drawing.Check();
            return drawing._reported.Count == 0 ? size : null;
        }
        catch (XmlException exception)
        {
            var location = new SourceLocation(file.Path, exception.LineNumber, exception.LinePosition);
            diagnostics.Error(
                DiagnosticCode.BadMedia, location, "the drawing is not well-formed XML", "Export it again from the drawing program.");
            return null;
        }
    }

    private static string Decode(byte[] bytes)
    {
        const string Advice = "Save it as UTF-8.";
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, ..] or [_, 0, ..])
            throw new PictureException("it is UTF-16", Advice);
        try
        {
            return s_strict.GetString(bytes.AsSpan(bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0));
        }
        catch (DecoderFallbackException)
        {
            throw new PictureException("it is not UTF-8", Advice);
        }
    }

    private PictureSize? Check()
    {
        if (HasForeignDocumentType())
            return null; // the rest depends on it
        PictureSize? size = null;
        var hasRoot = false;
        while (_reader.Read())
        {
            switch (_reader.NodeType)
            {
                case XmlNodeType.XmlDeclaration:
                    CheckEncoding();
                    break;
                case XmlNodeType.ProcessingInstruction when _reader.Name != "xpacket": // the frame of XMP
                    Report($"the processing instruction '{_reader.Name}' is not allowed in a drawing");
                    break;
                case XmlNodeType.Element or XmlNodeType.EndElement when _reader.Depth > _refusedDepth:
                    break; // inside a refused element
                case XmlNodeType.Element:
                    if (!hasRoot)
                        size = CheckRoot();
                    hasRoot = true;
                    CheckElement();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace
                    when _styleLocation is not null:
                    _style.Append(_reader.Value);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA when _reader.Depth <= _refusedDepth:
                    CheckWords(_reader.Value);
                    break;
                case XmlNodeType.EndElement when _styleLocation is not null:
                    EndStyle();
                    break;
            }
        }

        return size;
    }

    /// <summary>Refuses characters that show words of the drawing in another order than they are written in.</summary>
    private void CheckWords(string words)
    {
        foreach (var character in words)
        {
            if (character is >= '\u202A' and <= '\u202E')
                Report(BidiControls.Message(character), "Delete it in a text editor.");
        }
    }

    /// <summary>
    /// Whether it has a document type that could define attributes or entities. Many programs write that of SVG, which is ignored.
    /// </summary>
    private bool HasForeignDocumentType()
    {
        const string Start = "<!DOCTYPE";
        for (var at = 0; (at = _text.Text.IndexOf(Start, at, StringComparison.Ordinal)) >= 0; at++)
        {
            if (DocumentTypeOfSvg.IsMatch(_text.Text.AsSpan(at)))
                continue;
            const string Advice = "Take out the part '<!DOCTYPE … >', or export the drawing without the editing data of the program.";
            Report("the document type is not allowed in a drawing", Advice, _text.At(at));
            return true;
        }

        return false;
    }

    /// <summary>Browsers could read the bytes with another encoding than this check.</summary>
    private void CheckEncoding()
    {
        if (_reader.GetAttribute("encoding") is { } encoding
            && !encoding.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            && !encoding.Equals("us-ascii", StringComparison.OrdinalIgnoreCase))
        {
            const string Advice = "Save it as UTF-8, and write 'encoding=\"UTF-8\"' in its first line.";
            Report($"the drawing declares the encoding '{encoding}'", Advice);
        }
    }

    private PictureSize? CheckRoot()
    {
        if (_reader.LocalName != "svg")
            throw new PictureException($"it is an XML file with the root '{_reader.Name}', not a drawing");
        if (_reader.NamespaceURI.Length == 0)
        {
            Report(
                "browsers do not show a drawing without a namespace",
                $"Write xmlns=\"{DrawingVocabulary.Svg}\" into the first element.");
            return null;
        }

        if (DrawingSize.Of(_reader) is { } size)
            return size;
        Report(
            "the drawing has neither 'width' and 'height' nor a 'viewBox'",
            "Write its size into the first element, such as viewBox=\"0 0 640 480\".");
        return null;
    }

    private void CheckElement()
    {
        _refusedDepth = int.MaxValue;
        if (DrawingVocabulary.IsInert(_reader.NamespaceURI))
            return;
        var isSvg = _reader.NamespaceURI is DrawingVocabulary.Svg or "";
        if (!isSvg || !DrawingVocabulary.Elements.Contains(_reader.LocalName) || _styleLocation is not null)
        {
            Report($"the element '{_reader.Name}' is not allowed in a drawing", AdviceFor(_reader.LocalName));
            _refusedDepth = _reader.Depth;
            return;
        }

        if (_reader is { LocalName: "style", IsEmptyElement: false })
            _styleLocation = Here;

        while (_reader.MoveToNextAttribute())
            CheckAttribute();
        _reader.MoveToElement();
    }

    private static string AdviceFor(string element) => element switch
    {
        "foreignObject" =>
            "Take it out: it is HTML. In draw.io, turn off 'Formatted Text' and 'Word Wrap' of all texts, and export again.",
        "image" or "feImage" => "Take the picture out of the drawing, or export all of it as PNG.",
        "font-face" or "font" or "glyph" => "Take out the font, or convert the texts of the drawing to paths.",
        _ => TakeOut,
    };

    private void CheckAttribute()
    {
        var (name, value) = (_reader.LocalName, _reader.Value);
        switch (_reader.NamespaceURI)
        {
            case DrawingVocabulary.Xmlns:
                return;
            case DrawingVocabulary.Xml when name is "space" or "lang" or "id":
                return;
            case DrawingVocabulary.XLink when name is "type" or "role" or "arcrole" or "title" or "show" or "actuate":
                return;
            case "" or DrawingVocabulary.XLink when name == "href":
                CheckReference(value);
                return;
            case "":
                CheckPlainAttribute(name, value);
                return;
            case var other when !DrawingVocabulary.IsInert(other):
                Report($"the attribute '{_reader.Name}' is not allowed in a drawing");
                return;
        }
    }

    private void CheckReference(string value)
    {
        if (value.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
            Report("the drawing has an embedded picture or file", AdviceFor("image"));
        else if (!value.StartsWith('#'))
            Report($"the drawing refers to something outside it: '{value}'", TakeOutLinks);
    }

    private void CheckPlainAttribute(string name, string value)
    {
        var isProperty = DrawingVocabulary.Properties.Contains(name);
        if (!isProperty && !DrawingVocabulary.Attributes.Contains(name)
            && !name.StartsWith("data-", StringComparison.Ordinal) && !name.StartsWith("aria-", StringComparison.Ordinal))
        {
            Report($"the attribute '{name}' is not allowed in a drawing");
            return;
        }

        if (name == "attributeName" && !DrawingVocabulary.IsAnimatable(value))
            Report($"an animation must not change '{value}'");
        var problem = name == "style" ? DrawingStyle.ProblemInDeclarations(value)
            : isProperty || name is "from" or "to" or "by" or "values" ? DrawingStyle.ProblemInValue(value)
            : null;
        if (problem is not null)
            Report($"{problem}, which is not allowed in a drawing", TakeOutLinks);
    }

    private void EndStyle()
    {
        if (DrawingStyle.ProblemInSheet(_style.ToString()) is { } problem)
            Report($"{problem}, which is not allowed in a drawing", at: _styleLocation);
        _style.Clear();
        _styleLocation = null;
    }

    /// <summary>Reports a problem where it occurs first: a drawing may have it a thousand times.</summary>
    private void Report(string message, string advice = TakeOut, SourceLocation? at = null)
    {
        if (_reported.Count < MaximumProblems && _reported.Add(message))
            _diagnostics.Error(DiagnosticCode.BadMedia, at ?? Here, message, advice);
    }

    [GeneratedRegex(
        """^<!DOCTYPE\s+svg(\s+PUBLIC\s+"-//W3C//DTD SVG [^"<>\[\]]*"\s+"https?://www\.w3\.org/[^"<>\[\]]*")?\s*>""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DocumentTypeOfSvg { get; }
}
