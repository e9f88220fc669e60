using Digest.Content.Lint;
using Digest.Languages.Quotes;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Helpers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Digest.Content.Markdown;

/// <summary>
/// The text of a paragraph, heading, table cell or image description without its markup. Code, URLs, images and escaped characters are
/// replaced by a placeholder that no rule of writing applies to.
/// </summary>
internal sealed class Passage
{
    private const char Placeholder = '\uFFFC';

    /// <summary>Replaces the reference of a footnote; a word joiner is neither a letter nor a space.</summary>
    private const char FootnotePlaceholder = '\u2060';

    private static readonly Comparer<(int Start, LiteralInline Literal)> s_byStart =
        Comparer<(int Start, LiteralInline Literal)>.Create((one, other) => one.Start.CompareTo(other.Start));

    private readonly List<(int Start, LiteralInline Literal)> _literals = [];
    private readonly LeafBlock _block;

    private Passage(LeafBlock block, TextKind kind, ContainerInline inlines, List<Passage> others)
    {
        _block = block;
        Kind = kind;
        var text = new StringBuilder();
        Collect(inlines, text, others, depth: 0);
        Text = text.ToString();
    }

    public TextKind Kind { get; }

    public string Text { get; }

    /// <summary>The quotation that continues from the previous paragraph, or into the next.</summary>
    public CarriedQuotation CarriedQuotation { get; private set; }

    /// <summary>All passages of a document. The description of an image comes before the paragraph that it is in.</summary>
    public static List<Passage> In(MarkdownDocument document, QuoteMarks quotes)
    {
        var passages = new List<Passage>();
        Passage? previous = null;
        var introductions = document.Zip(document.Skip(1))
            .Where(pair => pair.Second is not (ParagraphBlock or HeadingBlock))
            .Select(pair => pair.First)
            .ToHashSet();
        foreach (var block in document.Descendants<LeafBlock>())
        {
            var kind = KindOf(block, introductions.Contains(block));
            var passage = block.Inline is { } inlines ? new Passage(block, kind, inlines, passages) : null;
            if (passage is not null)
                passages.Add(passage);
            if (block is ParagraphBlock && previous?._block is ParagraphBlock && previous._block.Parent == block.Parent)
                passage?.CarryQuotationFrom(previous, quotes);
            previous = passage;
        }

        return passages;
    }

    private void CarryQuotationFrom(Passage previous, QuoteMarks quotes)
    {
        var (intoNext, fromPrevious) = CarriedQuotation.Between(previous.Text, previous.CarriedQuotation, Text, quotes);
        previous.CarriedQuotation = previous.CarriedQuotation with { IntoNext = intoNext };
        CarriedQuotation = new(fromPrevious, null);
    }

    /// <summary>The offset of a character in the Markdown.</summary>
    public int OffsetOf(int index)
    {
        var found = _literals.BinarySearch((index, null!), s_byStart);
        var (start, literal) = found >= 0 ? _literals[found] : ~found > 0 ? _literals[~found - 1] : (0, null);
        return literal is null ? _block.Span.Start : Math.Min(literal.Span.Start + (index - start), literal.Span.End);
    }

    /// <summary>Replaces the quotation marks in the document by those of a language.</summary>
    public void ApplyQuotes(QuoteMarks quotes)
    {
        var printed = quotes.Apply(Text, CarriedQuotation);
        if (ReferenceEquals(printed, Text))
            return;

        foreach (var (start, literal) in _literals)
        {
            var length = literal.Content.Length;
            if (printed.AsSpan(start, length).SequenceEqual(Text.AsSpan(start, length)))
                continue;
            var letters = literal.Content.AsSpan().ToArray();
            for (var index = 0; index < length; index++)
                letters[index] = printed[start + index] != Text[start + index] ? printed[start + index] : letters[index];
            literal.Content = new StringSlice(new string(letters));
        }
    }

    /// <param name="isIntroduction">Whether a list, quotation or table follows.</param>
    private static TextKind KindOf(LeafBlock block, bool isIntroduction) => block switch
    {
        HeadingBlock => TextKind.Headline,
        { Parent: TableCell } => TextKind.Label,
        ParagraphBlock { Parent: MarkdownDocument, Inline.LastChild: not LinkInline } when !isIntroduction => TextKind.ClosedParagraph,
        _ => TextKind.Paragraph,
    };

    private void Collect(ContainerInline inlines, StringBuilder text, List<Passage> others, int depth)
    {
        foreach (var inline in inlines)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    Collect(literal, text);
                    break;
                case LineBreakInline:
                    text.Append('\n');
                    break;
                case LinkInline { IsImage: true } picture:
                    others.Add(new(_block, TextKind.Label, picture, others));
                    text.Append(Placeholder);
                    break;
                case HtmlEntityInline entity when entity.Transcoded.AsSpan().IsWhiteSpace():
                    text.Append(' ');
                    break;
                case FootnoteLink:
                    text.Append(FootnotePlaceholder);
                    break;
                case ContainerInline { FirstChild: not null } container when depth < MarkdownText.MaximumDepth: // see MarkdownText.Render
                    Collect(container, text, others, depth + 1);
                    break;
                default:
                    text.Append(Placeholder);
                    break;
            }
        }
    }

    private void Collect(LiteralInline literal, StringBuilder text)
    {
        var start = text.Length;
        _literals.Add((start, literal));
        text.Append(literal.Content.AsSpan());
        if (literal.IsFirstCharacterEscaped && text.Length > start)
            text[start] = Placeholder;

        // HTML tags are shown as text, but rules of writing do not apply to them.
        foreach (var tag in InlineRenderers.Tag.EnumerateMatches(literal.Content.AsSpan()))
        {
            for (var index = tag.Index; index < tag.Index + tag.Length; index++)
                text[start + index] = Placeholder;
        }
    }
}
