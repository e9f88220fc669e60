using System.Text;
using Digest.Content.Lint;
using Digest.Languages.Quotes;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Helpers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Digest.Content.Markdown;

/// <summary>
/// The words of a paragraph, heading, cell or picture's description as one text, across emphasis and links. What is no word of the author's (code, an
/// address, a picture, a character that was escaped) is one sign in it that no rule of writing knows.
/// </summary>
internal sealed class Passage
{
    private const char NoWord = '\uFFFC';

    /// <summary>Stands for the mark of a footnote, which is no word and no space.</summary>
    private const char Mark = '\u2060';

    private static readonly Comparer<(int Start, LiteralInline Literal)> s_byStart = Comparer<(int Start, LiteralInline Literal)>.Create((one, other) => one.Start.CompareTo(other.Start));

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

    /// <summary>The quotation that goes on from the paragraph before, or into the next.</summary>
    public Continuation Continuation { get; private set; }

    /// <summary>All passages of a text: a picture's description stands beside the paragraph that it is in.</summary>
    public static List<Passage> In(MarkdownDocument document, QuoteMarks quotes)
    {
        var passages = new List<Passage>();
        Passage? before = null;
        var leadsOn = document.Zip(document.Skip(1)).Where(pair => pair.Second is not (ParagraphBlock or HeadingBlock)).Select(pair => pair.First).ToHashSet();
        foreach (var block in document.Descendants<LeafBlock>())
        {
            var passage = block.Inline is { } inlines ? new Passage(block, KindOf(block, leadsOn.Contains(block)), inlines, passages) : null;
            if (passage is not null)
                passages.Add(passage);
            if (block is ParagraphBlock && before?._block is ParagraphBlock && before._block.Parent == block.Parent)
                passage?.Continue(before, quotes);
            before = passage;
        }

        return passages;
    }

    private void Continue(Passage before, QuoteMarks quotes)
    {
        var (into, from) = Continuation.Between(before.Text, before.Continuation, Text, quotes);
        before.Continuation = before.Continuation with { Into = into };
        Continuation = new(from, null);
    }

    /// <summary>Where a character stands, as an offset into the Markdown.</summary>
    public int OffsetOf(int index)
    {
        var found = _literals.BinarySearch((index, null!), s_byStart);
        var (start, literal) = found >= 0 ? _literals[found] : ~found > 0 ? _literals[~found - 1] : (0, null);
        return literal is null ? _block.Span.Start : Math.Min(literal.Span.Start + (index - start), literal.Span.End);
    }

    /// <summary>Gives the quotation marks in it the shape that they have in a language.</summary>
    public void SetQuotes(QuoteMarks quotes)
    {
        var printed = quotes.In(Text, Continuation);
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

    /// <param name="leadsOn">A list, a quotation or a table follows, which may belong to it. What ends with a link leads on as well.</param>
    private static TextKind KindOf(LeafBlock block, bool leadsOn) => block switch
    {
        HeadingBlock => TextKind.Headline,
        { Parent: TableCell } => TextKind.Label,
        ParagraphBlock { Parent: MarkdownDocument, Inline.LastChild: not LinkInline } when !leadsOn => TextKind.ClosedParagraph,
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
                    text.Append(NoWord);
                    break;
                case HtmlEntityInline entity when entity.Transcoded.AsSpan().IsWhiteSpace():
                    text.Append(' ');
                    break;
                case FootnoteLink:
                    text.Append(Mark);
                    break;
                case ContainerInline { FirstChild: not null } container when depth < MarkdownText.MaximumDepth: // what is deeper is refused when it is written
                    Collect(container, text, others, depth + 1);
                    break;
                default:
                    text.Append(NoWord);
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
            text[start] = NoWord;

        // HTML is no prose either, though pages show it.
        foreach (var tag in InlineRenderers.Tag.EnumerateMatches(literal.Content.AsSpan()))
        {
            for (var index = tag.Index; index < tag.Index + tag.Length; index++)
                text[start + index] = NoWord;
        }
    }
}
