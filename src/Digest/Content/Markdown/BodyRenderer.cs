using System.Buffers;
using Digest.Languages;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Text;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Digest.Content.Markdown;

/// <summary>Writes the syntax tree of one text as HTML for the content security policy and the direction of its language.</summary>
internal sealed class BodyRenderer : HtmlRenderer
{
    private readonly StringBuilder _markup;
    private readonly ImmutableArray<BodyPart>.Builder _parts = ImmutableArray.CreateBuilder<BodyPart>();
    private readonly List<BodyBlock> _blocks = [];
    private readonly OrderedDictionary<string, int> _anchors = new(StringComparer.Ordinal); // with the last number of equal headings
    private readonly List<(string Anchor, SourceLocation Location)> _anchorLinks = [];
    private readonly List<MediaFile> _media = [];
    private readonly HashSet<string> _explainedTerms = new(StringComparer.Ordinal);
    private readonly MarkdownSource _source;
    private readonly Glossary _glossary;
    private readonly ContentContext _context;
    private int _headingLevel = 1;
    private int _convertedBlocks;
    private int _flushedMarkup;

#pragma warning disable CA2000 // a StringWriter has nothing to dispose
    public BodyRenderer(MarkdownSource source, Language language, Glossary glossary, ContentContext context)
        : base(new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" })
#pragma warning restore CA2000
    {
        _markup = ((StringWriter)Writer).GetStringBuilder();
        _source = source;
        _glossary = glossary;
        _context = context;
        Language = language;
        BlockRenderers.Install(ObjectRenderers);
        InlineRenderers.Install(ObjectRenderers);
        ObjectWriteAfter += (_, node) => RefuseTooMuchMarkup(node);
    }

    public Language Language { get; }

    public bool IsInFigure { get; private set; }

    public string Folder => _source.Folder;

    public Embeds Embeds => _context.Embeds;

    public void RenderBlocks(MarkdownDocument document)
    {
        foreach (var block in document)
        {
            _blocks.Add(new(_parts.Count, _markup.Length, BlockRenderers.LevelOf(block), BlockRenderers.KindOf(block, this)));
            Write(block);
            if (_blocks[^1].Part == _parts.Count && _blocks[^1].Offset == _markup.Length)
                _blocks.RemoveAt(_blocks.Count - 1); // a block of link definitions
        }
    }

    public Body Finish()
    {
        FlushMarkup();
        foreach (var (anchor, location) in _anchorLinks.Where(link => !_anchors.ContainsKey(link.Anchor)))
        {
            var advice = AnchorAdvice.On(anchor, _anchors.Keys, "delete the link");
            Fail(DiagnosticCode.BrokenAnchor, location, $"this text has no heading '#{anchor}'", advice);
        }

        return new(_parts.ToImmutable(), [.. _blocks], [.. _anchors.Keys], [.. _media.Distinct()]);
    }

    public SourceLocation At(MarkdownObject node) => _source.At(node.Span.Start);

    public void Fail(DiagnosticCode code, SourceLocation location, string message, string? advice) =>
        _context.Diagnostics.Error(code, location, message, advice);

    /// <summary>The level of a heading; reports level 1, skipped levels and headings without words.</summary>
    public int LevelOf(HeadingBlock heading)
    {
        if (heading.Inline?.FirstChild is null)
        {
            const string Advice = "Write its words on the same line, or delete the line.";
            Fail(DiagnosticCode.BadHeading, At(heading), "this heading has no words", Advice);
        }
        else if (heading.Level == 1 && !(heading.IsSetext && _source.HadOtherText(heading.Span.Start)))
        {
            var message = heading.IsSetext
                ? "the line of '=' below makes this text a heading of the level of the page's title"
                : "a heading with one '#' has the level of the page's title";
            var advice = heading.IsSetext ? "Delete that line, or write '## …'." : "Start with '##'.";
            Fail(DiagnosticCode.BadHeading, At(heading), message, advice);
        }
        else if (heading.Level > _headingLevel + 1)
        {
            var message = $"this heading skips a level: the heading before it has level {_headingLevel}";
            Fail(DiagnosticCode.BadHeading, At(heading), message, $"Write it with {_headingLevel + 1} '#'.");
        }

        return _headingLevel = heading.Level;
    }

    /// <summary>Makes a unique id for a heading. Ids of the theme start with an underscore, which no slug contains.</summary>
    public string AnchorFor(string heading)
    {
        var slug = Slug.Of(heading) is { Length: > 0 } made ? made : "-";
        var anchor = slug;
        if (_anchors.TryGetValue(slug, out var number))
        {
            while (_anchors.ContainsKey(anchor))
                anchor = $"{slug}-{++number}";
            _anchors[slug] = number;
        }

        _anchors.Add(anchor, 1);
        return anchor;
    }

    public void LinkToAnchor(string anchor, SourceLocation location) => _anchorLinks.Add((anchor, location));

    public MediaFile? Media(string path, SourceLocation location, bool asPicture)
    {
        if (_context.Media.Find(path, _source.Folder, location, asPicture, _context.Diagnostics) is not { } media)
            return null;
        _media.Add(media);
        return media;
    }

    public void CheckFigure(MediaFile picture, SourceLocation location, bool hasCaption)
    {
        const string Advice = "Write it in the caption: ![what it shows](file.jpg \"Who made it\").";
        FigureCheck.Run(picture, location, hasCaption ? null : Advice, _context);
    }

    /// <inheritdoc cref="MediaLibrary.FindStatic"/>
    public MediaFile? StaticFile(string address)
    {
        if (_context.Media.FindStatic(address) is not { } file)
            return null;
        _media.Add(file);
        return file;
    }

    /// <inheritdoc cref="MediaLibrary.DidYouMean"/>
    public string? NearestMedia(string path) => _context.Media.DidYouMean(path, _source.Folder);

    /// <summary>The address of the static file that is nearest to a text; null if none is near.</summary>
    public string? NearestStaticFile(string address) => _context.Media.NearestStatic(address);

    /// <summary>Writes a picture, or a link around one, with its caption, and with its label if the link is a card.</summary>
    public void WriteFigure(Inline inline)
    {
        if (inline is LinkInline { IsImage: false, Url: { } url } && Embeds.Find(url) is { } embed)
            StartEmbed("figure", embed);
        else
            Write("<figure>");
        IsInFigure = true;
        Write(inline);
        IsInFigure = false;
        if (Figures.PictureIn(inline) is { Title.Length: > 0 } picture)
        {
            Write("<figcaption>");
            WriteText(Language.Quotes.Apply(picture.Title));
            Write("</figcaption>");
        }

        Write("</figure>\n");
    }

    /// <summary>Starts the element of a link that is a card, with its label: <c>Video · youtube.com</c>.</summary>
    public void StartEmbed(string element, (string Kind, string Host) embed)
    {
        Write($"<{element} class=\"embed embed-{embed.Kind}\"><span>");
        WriteText(Language.Strings.TryGetValue(Embeds.TextKeyOf(embed.Kind), out var label) ? label.Fill("other", _ => "") : "");
        Write(" · ");
        InlineRenderers.WriteLeftToRight(this, embed.Host);
        Write("</span> ");
    }

    /// <summary>Adds a part that is resolved when the page is written.</summary>
    public void WritePart(BodyPart part)
    {
        FlushMarkup();
        _parts.Add(part);
    }

    /// <summary>Writes escaped text with no-break spaces, meanings of abbreviations, and isolated runs of the other direction.</summary>
    public void WriteText(string text) => WriteText(text, ..);

    /// <summary>Writes a piece of a paragraph.</summary>
    public void WriteText(string paragraph, Range piece)
    {
        var (start, length) = piece.GetOffsetAndLength(paragraph.Length);
        var text = paragraph.Substring(start, length);
        var written = 0;
        foreach (var (place, term, meaning) in _glossary.TermsIn(text, Language))
        {
            if (!_explainedTerms.Add(term))
                continue;
            WriteIsolated(paragraph, start + written, start + place.Start.Value);
            Write("<abbr title=\"");
            WriteEscape(Bidi.WithIsolates(meaning, Language.Direction));
            Write("\">");
            WriteIsolated(paragraph, start + place.Start.Value, start + place.End.Value);
            Write("</abbr>");
            written = place.End.Value;
        }

        WriteIsolated(paragraph, start + written, start + length);
    }

    private void WriteIsolated(string paragraph, int start, int end) => BidiIsolation.Write(
        paragraph.AsSpan(0, start),
        NoBreakText.InText(paragraph[start..end], Language),
        paragraph.AsSpan(end),
        Language,
        WriteJoined,
        markup => Write(markup));

    private void WriteJoined(string text) => NoBreakText.Write(text, piece => WriteEscape(piece), markup => Write(markup));

    /// <summary>A link definition that is used often, or a footnote, can write far more than the source has.</summary>
    /// <exception cref="MarkdownLimitException">There is too much markup.</exception>
    private void RefuseTooMuchMarkup(MarkdownObject node)
    {
        if (_flushedMarkup + _markup.Length <= MarkdownLimits.MaximumMarkup)
            return;
        var message = $"the HTML of this text is longer than {MarkdownLimits.MaximumMarkup / 1024 / 1024} Mi characters";
        const string Advice = "Split it into two articles, or shorten its link definitions.";
        throw new MarkdownLimitException(DiagnosticCode.TooLarge, Math.Max(node.Span.Start, 0), message, Advice);
    }

    private void FlushMarkup()
    {
        Writer.Flush();
        if (_markup.Length == 0)
            return;
        _flushedMarkup += _markup.Length;
        var characters = ArrayPool<char>.Shared.Rent(_markup.Length);
        _markup.CopyTo(0, characters, _markup.Length);
        ConvertOffsets(characters);
        _parts.Add(new Markup(Encoding.UTF8.GetBytes(characters, 0, _markup.Length)));
        ArrayPool<char>.Shared.Return(characters);
        _markup.Clear();
    }

    /// <summary>Converts the offsets of the blocks in this part from characters to bytes.</summary>
    private void ConvertOffsets(ReadOnlySpan<char> markup)
    {
        var (characters, bytes) = (0, 0);
        for (; _convertedBlocks < _blocks.Count; _convertedBlocks++)
        {
            var block = _blocks[_convertedBlocks];
            bytes += Encoding.UTF8.GetByteCount(markup[characters..block.Offset]);
            characters = block.Offset;
            _blocks[_convertedBlocks] = block with { Offset = bytes };
        }
    }
}
