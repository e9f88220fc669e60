using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using Digest.Languages;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Text;
using Markdig.Renderers;
using Markdig.Syntax;

namespace Digest.Content.Markdown;

/// <summary>Writes a syntax tree as HTML that keeps to the pages' content security policy and to the direction of the language. One for each text.</summary>
internal sealed class BodyRenderer : HtmlRenderer
{
    private readonly StringBuilder _markup;
    private readonly ImmutableArray<BodyPart>.Builder _parts = ImmutableArray.CreateBuilder<BodyPart>();
    private readonly List<BodyBlock> _blocks = [];
    private readonly List<string> _anchors = [];
    private readonly List<(string Anchor, SourceLocation Location)> _anchorLinks = [];
    private readonly List<MediaFile> _media = [];
    private readonly HashSet<string> _explained = new(StringComparer.Ordinal);
    private readonly FrontMatter _text;
    private readonly Glossary _glossary;
    private readonly ContentContext _context;
    private int _headingLevel = 1;
    private int _placedBlocks;

#pragma warning disable CA2000 // a StringWriter holds nothing to be let go
    public BodyRenderer(FrontMatter text, Language language, Glossary glossary, ContentContext context)
        : this(text, language, glossary, context, new StringWriter(new StringBuilder(), System.Globalization.CultureInfo.InvariantCulture) { NewLine = "\n" })
    {
    }
#pragma warning restore CA2000

    private BodyRenderer(FrontMatter text, Language language, Glossary glossary, ContentContext context, StringWriter writer)
        : base(writer)
    {
        _markup = writer.GetStringBuilder();
        _text = text;
        _glossary = glossary;
        _context = context;
        Language = language;
        BlockRenderers.Install(ObjectRenderers);
        InlineRenderers.Install(ObjectRenderers);
    }

    public Language Language { get; }

    /// <summary>Renders a whole text, block by block.</summary>
    public void RenderBlocks(MarkdownDocument document)
    {
        foreach (var block in document)
        {
            _blocks.Add(new(_parts.Count, _markup.Length, BlockRenderers.LevelOf(block), BlockRenderers.KindOf(block)));
            Write(block);
            if (_blocks[^1].Part == _parts.Count && _blocks[^1].Offset == _markup.Length)
                _blocks.RemoveAt(_blocks.Count - 1); // it only said where links lead
        }
    }

    public Body Finish()
    {
        FlushMarkup();
        foreach (var (anchor, location) in _anchorLinks.Where(link => !_anchors.Contains(link.Anchor, StringComparer.Ordinal)))
            Fail(DiagnosticCode.BrokenAnchor, location, $"there is no heading '#{anchor}' in this text", Nearest.DidYouMean(anchor, _anchors));
        return new(_parts.ToImmutable(), [.. _blocks], [.. _anchors], [.. _media.Distinct()]);
    }

    /// <summary>Where a part of the tree stands in the file.</summary>
    public SourceLocation At(MarkdownObject node) => _text.Source.At(Math.Min(_text.BodyStart + Math.Max(node.Span.Start, 0), _text.Source.Text.Length));

    public void Fail(DiagnosticCode code, SourceLocation location, string message, string? advice) => _context.Diagnostics.Error(code, location, message, advice);

    public void Warn(DiagnosticCode code, SourceLocation location, string message, string? advice) => _context.Diagnostics.Warning(code, location, message, advice);

    /// <summary>The level of a heading below the page's own; reports one that skips a level.</summary>
    public int LevelOf(HeadingBlock heading)
    {
        if (heading.Level == 1)
            Fail(DiagnosticCode.BadHeading, At(heading), "a heading with one '#' would stand beside the title", "Start with '##': the title of the page is the first level.");
        else if (heading.Level > _headingLevel + 1)
            Fail(DiagnosticCode.BadHeading, At(heading), $"this heading skips a level: before it stands level {_headingLevel}", $"Write it with {_headingLevel + 1} '#'.");
        return _headingLevel = heading.Level;
    }

    /// <summary>An id for a heading, of its own letters, unique in the text. Ids of the theme start with an underscore, which no slug has.</summary>
    public string AnchorFor(string heading)
    {
        var slug = Slug.Of(heading) is { Length: > 0 } made ? made : "-";
        var anchor = slug;
        for (var twin = 2; _anchors.Contains(anchor, StringComparer.Ordinal); twin++)
            anchor = $"{slug}-{twin}";
        _anchors.Add(anchor);
        return anchor;
    }

    public void LinkToAnchor(string anchor, SourceLocation location) => _anchorLinks.Add((anchor, location));

    public MediaFile? Media(string path, SourceLocation location, bool asPicture)
    {
        var folder = _text.Source.Path[.._text.Source.Path.LastIndexOf('/')];
        if (_context.Media.Find(path, folder, location, asPicture, _context.Diagnostics) is not { } media)
        {
            return null;
        }

        _media.Add(media);
        return media;
    }

    /// <summary>Leaves a place for a link that is resolved when the site is known.</summary>
    public void WriteCrossReference(CrossReference reference)
    {
        FlushMarkup();
        _parts.Add(reference);
    }

    /// <summary>Reports characters that a reference such as <c>&amp;#x202E;</c> would bring in past the guard of the source.</summary>
    public void RefuseControls(string text, MarkdownObject node)
    {
        if (text.AsSpan().IndexOfAnyInRange('\u202A', '\u202E') >= 0 || text.AsSpan().IndexOfAnyInRange('\u2066', '\u2069') >= 0)
            Fail(DiagnosticCode.ForbiddenCharacter, At(node), "this stands for an invisible character that would reorder the text around it", "Delete it; the pages isolate text of the other direction by themselves.");
    }

    /// <summary>Writes plain text: escaped, dates kept whole, abbreviations explained at their first use, runs of the other direction isolated.</summary>
    public void WriteText(string text)
    {
        var written = 0;
        foreach (var (place, term, meaning) in _glossary.TermsIn(text, Language))
        {
            if (!_explained.Add(term))
                continue;
            WriteRuns(text[written..place.Start.Value]);
            Write("<abbr title=\"");
            WriteEscape(meaning);
            Write("\">");
            WriteRuns(text[place]);
            Write("</abbr>");
            written = place.End.Value;
        }

        WriteRuns(text[written..]);
    }

    private void WriteRuns(string piece)
    {
        var text = NoBreakText.Dates(piece, Language).AsSpan();
        var written = 0;
        foreach (var run in Bidi.ForeignRuns(text, Language.Direction))
        {
            WriteEscape(text[written..run.Start.Value]);
            Write($"<bdi lang=\"{Language.Foreign}\">");
            WriteEscape(text[run]);
            Write("</bdi>");
            written = run.End.Value;
        }

        WriteEscape(text[written..]);
    }

    private void FlushMarkup()
    {
        Writer.Flush();
        if (_markup.Length == 0)
            return;
        var characters = ArrayPool<char>.Shared.Rent(_markup.Length);
        _markup.CopyTo(0, characters, _markup.Length);
        PlaceBlocks(characters);
        _parts.Add(new Markup(Encoding.UTF8.GetBytes(characters, 0, _markup.Length)));
        ArrayPool<char>.Shared.Return(characters);
        _markup.Clear();
    }

    /// <summary>Blocks of this part were placed by letters while it was written; from now on they are by bytes.</summary>
    private void PlaceBlocks(ReadOnlySpan<char> markup)
    {
        var (letters, bytes) = (0, 0);
        for (; _placedBlocks < _blocks.Count; _placedBlocks++)
        {
            var block = _blocks[_placedBlocks];
            bytes += Encoding.UTF8.GetByteCount(markup[letters..block.Offset]);
            letters = block.Offset;
            _blocks[_placedBlocks] = block with { Offset = bytes };
        }
    }
}
