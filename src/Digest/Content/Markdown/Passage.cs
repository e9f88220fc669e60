using Digest.Content.Lint;
using Digest.Languages;
using Digest.Languages.Quotes;
using Digest.Sources;
using Digest.Text;
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

    private static readonly Comparer<MarkupFinding> s_byPlace =
        Comparer<MarkupFinding>.Create((one, other) => one.Span.Start.CompareTo(other.Span.Start));

    private static readonly Comparer<(int Start, LiteralInline Literal)> s_byStart =
        Comparer<(int Start, LiteralInline Literal)>.Create((one, other) => one.Start.CompareTo(other.Start));

    private readonly List<(int Start, LiteralInline Literal)> _literals = [];
    private readonly LeafBlock _block;
    private readonly string _source;
    private readonly List<MarkupFinding> _markup;

    private Passage(
        LeafBlock block, TextKind kind, ContainerInline inlines, string source, List<MarkupFinding> markup, List<Passage> others)
    {
        (_block, _source, _markup) = (block, source, markup);
        Kind = kind;
        IsRunningText = ReferenceEquals(block.Inline, inlines) && block is ParagraphBlock && !IsQuotedOrHead(block);
        var text = new StringBuilder();
        Collect(inlines, text, others, depth: 0);
        Text = text.ToString();
    }

    public TextKind Kind { get; }

    public string Text { get; }

    /// <summary>The marks beside emphasis that are too many on one side of its words, so that readers see them.</summary>
    public List<(int Index, int Length)> LeftMarks { get; } = [];

    /// <summary>Which rows of a table the lines are, if they look like some.</summary>
    public TableRows Rows { get; private set; }

    /// <summary>Whether it goes on with what looks like a list, below an item in a paragraph of its own.</summary>
    public bool ContinuesList { get; private set; }

    public bool IsInList => _block.Parent is ListItemBlock;

    /// <summary>Whether it is the author's running text: no heading, quotation, head of a table, or description of a picture.</summary>
    public bool IsRunningText { get; }

    /// <summary>The quotation that continues from the previous paragraph, or into the next.</summary>
    public CarriedQuotation CarriedQuotation { get; private set; }

    /// <summary>All passages of a document. The description of an image comes before the paragraph that it is in.</summary>
    /// <param name="markup">What rules of writing do not apply to, in order.</param>
    public static List<Passage> In(MarkdownDocument document, string source, List<MarkupFinding> markup, QuoteMarks quotes)
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
            var passage = block.Inline is { } inlines ? new Passage(block, kind, inlines, source, markup, passages) : null;
            if (passage is not null)
                passages.Add(passage);
            if (previous is not null)
                passage?.JoinRowsOf(previous);
            if (block is ParagraphBlock && previous?._block is ParagraphBlock && previous._block.Parent == block.Parent)
                passage?.Follow(previous, quotes);
            previous = passage;
        }

        return passages;
    }

    /// <summary>Recognizes the rows of a table that empty lines separate from the ones before.</summary>
    private void JoinRowsOf(Passage previous)
    {
        if (_block is not ParagraphBlock { Parent: not TableCell } || !UnreadLines.AreRows(Text, out var isCertain))
            return;
        if (previous._block is ParagraphBlock { Parent: TableCell { Parent: TableRow { Parent: Table table } } })
        {
            Rows = isCertain && table.Parent == _block.Parent ? TableRows.Below : TableRows.Whole;
        }
        else if (previous._block is ParagraphBlock && previous._block.Parent == _block.Parent
            && UnreadLines.AreRows(previous.Text, out var isOtherCertain) && (isCertain || isOtherCertain)
            && !(Text.Contains('\n', StringComparison.Ordinal) && previous.Text.Contains('\n', StringComparison.Ordinal))) // two tables
        {
            Rows = TableRows.Later;
            previous.Rows = previous.Rows == TableRows.Whole ? TableRows.First : previous.Rows;
        }
    }

    private void Follow(Passage previous, QuoteMarks quotes)
    {
        ContinuesList = UnreadLines.Continues(previous.Text, Text);
        var (intoNext, fromPrevious) = CarriedQuotation.Between(previous.Text, previous.CarriedQuotation, Text, quotes);
        previous.CarriedQuotation = previous.CarriedQuotation with { IntoNext = intoNext };
        CarriedQuotation = new(fromPrevious, null);
    }

    /// <summary>The text of the passage before and after a literal, as far as the direction of its letters depends on it.</summary>
    public static (string Before, string After) Around(LiteralInline literal)
    {
        if (literal.GetData(typeof(Passage)) is not (string text, int start))
            return ("", "");
        var end = start + literal.Content.Length;
        return (text[Math.Max(start - BidiIsolation.ContextLength, 0)..start],
            text[end..Math.Min(end + BidiIsolation.ContextLength, text.Length)]);
    }

    /// <summary>The offset of a character in the Markdown.</summary>
    public int OffsetOf(int index)
    {
        var (start, literal) = LiteralAt(index);
        return literal is null ? _block.Span.Start : Math.Min(StartOf(literal) + (index - start), literal.Span.End);
    }

    public bool IsInLink(int index) => LiteralAt(index).Literal is { } literal && InlineRenderers.LinkAround(literal) is not null;

    /// <summary>Replaces the quotation marks in the document by those of a language.</summary>
    public void ApplyQuotes(QuoteMarks quotes)
    {
        var printed = quotes.Apply(Text, CarriedQuotation);
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

    /// <summary>
    /// The quotations in the text, with the rest of a text that is not certain because a mark has no partner: from there on, or all of it
    /// if an earlier passage has such a mark. In the order of their starts.
    /// </summary>
    /// <param name="isUncertain">Whether a mark before this passage has no partner; then whether one has at its end.</param>
    public List<Range> QuotationsIn(QuoteMarks quotes, ref bool isUncertain)
    {
        var uncertain = isUncertain ? 0 : Text.Length;
        var quotations = Quotations.Find(Text, quotes, CarriedQuotation);
        foreach (var index in quotations.Unmatched)
        {
            uncertain = isUncertain ? 0 : Math.Min(uncertain, index);
            isUncertain = !isUncertain;
        }

        return
        [
            .. quotations.Pairs.Concat(Quotations.PossiblyIn(Text))
                .Select(pair => Math.Max(pair.Open, 0)..Math.Min(pair.Close, Text.Length))
                .Append(uncertain..Text.Length)
                .OrderBy(quotation => quotation.Start.Value),
        ];
    }

    /// <summary>Puts a container around a part of the text, unless it has other markup inside or is in a link.</summary>
    public bool TryWrap(Range part, Func<ContainerInline> create)
    {
        var (first, last) = (IndexOfLiteral(part.Start.Value), IndexOfLiteral(part.End.Value - 1));
        if (first < 0 || !AreInOnePiece(first, last) || InlineRenderers.LinkAround(_literals[first].Literal) is not null)
            return false;
        SplitAt(last, part.End.Value);
        if (SplitAt(first, part.Start.Value))
            (first, last) = (first + 1, last + 1);

        var container = create();
        Inline inline = _literals[first].Literal;
        inline.InsertBefore(container);
        for (Inline? next = inline, end = _literals[last].Literal.NextSibling; next != end;)
        {
            (inline, next) = (next!, next!.NextSibling);
            inline.Remove();
            container.AppendChild(inline);
        }

        return true;
    }

    /// <summary>The number of the literal with a character of the text; -1 if it is not in a literal of the document.</summary>
    private int IndexOfLiteral(int index)
    {
        var found = _literals.BinarySearch((index, null!), s_byStart);
        var number = found >= 0 ? found : ~found - 1;
        return number >= 0 && _literals[number] is var (start, literal) && literal.Parent is not null
            && index < start + literal.Content.Length ? number : -1;
    }

    /// <summary>Whether nothing but line breaks is between literals.</summary>
    private bool AreInOnePiece(int first, int last)
    {
        for (var number = first; number < last; number++)
        {
            var next = _literals[number].Literal.NextSibling;
            if ((next is LineBreakInline { IsHard: false } ? next.NextSibling : next) != _literals[number + 1].Literal)
                return false;
        }

        return last >= first;
    }

    /// <summary>Divides a literal at an index of the text; false if there is nothing on one side.</summary>
    private bool SplitAt(int number, int index)
    {
        var (start, literal) = _literals[number];
        var content = literal.Content;
        var middle = content.Start + (index - start);
        if (middle <= content.Start || middle > content.End)
            return false;
        var offset = StartOf(literal) + (index - start);
        var rest = new LiteralInline(new StringSlice(content.Text, middle, content.End))
        {
            Span = new(Math.Min(offset, literal.Span.End), literal.Span.End),
        };
        literal.Content = new StringSlice(content.Text, content.Start, middle - 1);
        literal.Span = new(literal.Span.Start, rest.Span.Start - 1);
        literal.InsertAfter(rest);
        _literals.Insert(number + 1, (index, rest));
        return true;
    }

    /// <summary>Whether a block is in a quotation, or is the head of a column or a row of a table.</summary>
    private static bool IsQuotedOrHead(LeafBlock block)
    {
        for (var parent = block.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is QuoteBlock || (parent is TableCell cell && BlockRenderers.IsHead(cell)))
                return true;
        }

        return false;
    }

    /// <summary>
    /// Makes one literal of those that share a run of the other direction, so that it can be isolated as a whole: on both sides of a line
    /// break, or of a character that could have been markup. A run with markup in it gets marks at its ends.
    /// </summary>
    public void JoinRuns(Direction direction)
    {
        if (_literals.Count < 2)
            return;
        var text = TextWithEscaped();
        var runs = Bidi.ForeignRuns(text, direction);
        JoinSiblings(runs);
        _literals.RemoveAll(piece => piece.Literal.Parent is null);
        foreach (var run in runs.Where(run => run.NeedsIsolation))
            Isolate(run, text, direction);
        if (runs.Count == 0 && RunCharacters.DigitsIn(text) == 0)
            return; // nothing depends on the text around a literal
        foreach (var (start, literal) in _literals)
            literal.SetData(typeof(Passage), (text, start));
    }

    /// <summary>The text with the characters after a backslash.</summary>
    private string TextWithEscaped()
    {
        char[]? text = null;
        foreach (var (start, literal) in _literals)
        {
            if (literal.IsFirstCharacterEscaped && !literal.Content.IsEmpty)
                (text ??= Text.ToCharArray())[start] = literal.Content.AsSpan()[0];
        }

        return text is null ? Text : new(text);
    }

    private void JoinSiblings(List<BidiRun> runs)
    {
        var (_, head) = _literals[0];
        StringBuilder? joined = null;
        var run = 0;
        for (var index = 1; index < _literals.Count; index++)
        {
            var (previousStart, previous) = _literals[index - 1];
            var (start, next) = _literals[index];
            while (run < runs.Count && runs[run].Range.End.Value <= start)
                run++;
            var isShared = run < runs.Count && runs[run].Range.Start.Value < previousStart + previous.Content.Length;
            var isNextLine = head.NextSibling is LineBreakInline { IsHard: false };
            if (!isShared || (isNextLine ? head.NextSibling!.NextSibling : head.NextSibling) != next)
            {
                Finish();
                (head, joined) = (next, null);
                continue;
            }

            joined = (joined ?? new StringBuilder().Append(head.Content.AsSpan()))
                .Append(isNextLine ? "\n" : "")
                .Append(next.Content.AsSpan());
            if (isNextLine)
                head.NextSibling!.Remove();
            next.Remove();
        }

        Finish();

        void Finish()
        {
            if (joined is not null)
                head.Content = new StringSlice(joined.ToString());
        }
    }

    /// <summary>Puts marks around a run that is not in one literal.</summary>
    private void Isolate(BidiRun run, string text, Direction direction)
    {
        var (first, last) = (IndexOfLiteral(run.Range.Start.Value), IndexOfLiteral(run.Range.End.Value - 1));
        if (first < 0 || last <= first)
            return;
        SplitAt(last, run.Range.End.Value);
        if (SplitAt(first, run.Range.Start.Value))
            (first, last) = (first + 1, last + 1);
        var (start, end) = (_literals[first].Literal, _literals[last].Literal);
        if (Edge(start, end, link => link.FirstChild) is not { } opensBefore
            || Edge(end, start, link => link.LastChild) is not { } closesBehind)
            return;
        var (opening, closing) = Bidi.IsolatesAround(run, text, direction);
        opensBefore.InsertBefore(new BidiMark(opening));
        closesBehind.InsertAfter(new BidiMark(closing));
    }

    /// <summary>
    /// What the mark beside a literal is put beside: the link around it if the run has all of its text and more. Null if the mark would be
    /// in a link that is written as one text.
    /// </summary>
    /// <param name="edge">The first or last inline of a container.</param>
    private static Inline? Edge(LiteralInline literal, LiteralInline other, Func<ContainerInline, Inline?> edge)
    {
        if (InlineRenderers.LinkAround(literal) is not { } link || link == InlineRenderers.LinkAround(other))
            return literal;
        var outermost = edge(link);
        while (outermost is ContainerInline container)
            outermost = edge(container);
        return outermost == literal ? link : InlineRenderers.IsWrittenAsOneText(link) ? null : literal;
    }

    /// <summary>The literal that contains a character, or else the last one before it.</summary>
    private (int Start, LiteralInline? Literal) LiteralAt(int index)
    {
        var found = _literals.BinarySearch((index, null!), s_byStart);
        return found >= 0 ? _literals[found] : ~found > 0 ? _literals[~found - 1] : (0, null);
    }

    /// <param name="isIntroduction">Whether a list, quotation or table follows.</param>
    private static TextKind KindOf(LeafBlock block, bool isIntroduction) => block switch
    {
        HeadingBlock => TextKind.Headline,
        { Parent: TableCell } => TextKind.Label,
        ParagraphBlock { Parent: MarkdownDocument, Inline: { LastChild: not LinkInline } inlines }
            when !isIntroduction && !inlines.Any(inline => inline is LineBreakInline { IsBackslash: true }) => TextKind.ClosedParagraph,
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
                    others.Add(new(_block, TextKind.Label, picture, _source, _markup, others));
                    text.Append(Placeholder);
                    break;
                case HtmlEntityInline { Transcoded: var space }
                    when space.AsSpan().IsWhiteSpace() && InvisibleCharacters.FirstRefused(space.ToString()) is null:
                    text.Append(space.AsSpan() is ['\u00A0'] ? '\u00A0' : ' ');
                    break;
                case FootnoteLink:
                    text.Append(FootnotePlaceholder);
                    break;
                case DelimiterInline { FirstChild: not null } bracket when depth < MarkdownText.MaximumDepth: // one that opens no link
                    Collect(new LiteralInline(bracket.ToLiteral()) { Span = bracket.Span }, text);
                    Collect(bracket, text, others, depth + 1);
                    break;
                case EmphasisInline { FirstChild: not null } emphasis when depth < MarkdownText.MaximumDepth:
                    var before = LeftMarksIn(emphasis.PreviousSibling, emphasis.DelimiterChar, atEnd: true);
                    AddLeftMarks(text.Length - before, before);
                    Collect(emphasis, text, others, depth + 1);
                    AddLeftMarks(text.Length, LeftMarksIn(emphasis.NextSibling, emphasis.DelimiterChar, atEnd: false));
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

    /// <summary>The first line that Markdown adds to the quotation, item or footnote above it; the index is that in the Markdown.</summary>
    public LintFinding? LazyLine => _block is ParagraphBlock block && Kind != TextKind.Label ? LazyLines.FirstIn(block, _source) : null;

    private void AddLeftMarks(int index, int length)
    {
        if (length > 0)
            LeftMarks.Add((index, length));
    }

    /// <summary>The number of marks of emphasis at one end of the text beside it.</summary>
    private static int LeftMarksIn(Inline? beside, char mark, bool atEnd)
    {
        if (beside is not LiteralInline literal || (literal.IsFirstCharacterEscaped && (!atEnd || literal.Content.Length == 1)))
            return 0;
        var text = literal.Content.AsSpan();
        return text.Length - (atEnd ? text.TrimEnd(mark) : text.TrimStart(mark)).Length;
    }

    private void Collect(LiteralInline literal, StringBuilder text)
    {
        var start = text.Length;
        _literals.Add((start, literal));
        text.Append(literal.Content.AsSpan());
        if (literal.IsFirstCharacterEscaped && text.Length > start)
            text[start] = Placeholder;

        if (_markup.Count == 0)
            return;
        var offset = start - StartOf(literal);
        var first = _markup.BinarySearch(new(new(literal.Span.Start, 0), default, default, "", ""), s_byPlace);
        for (var number = Math.Max((first < 0 ? ~first : first) - 1, 0); number < _markup.Count; number++)
        {
            var span = _markup[number].Span;
            if (span.Start > literal.Span.End)
                break;
            for (var index = Math.Max(span.Start + offset, start); index < Math.Min(span.End + offset, text.Length); index++)
                text[index] = Placeholder;
        }
    }

    /// <summary>The place of the first character: after a backslash, and after the spaces at the edge of a table cell.</summary>
    private int StartOf(LiteralInline literal)
    {
        var start = literal.Span.Start + (literal.IsFirstCharacterEscaped ? 1 : 0);
        var isTrimmed = !literal.Content.IsEmpty && literal.Content[literal.Content.Start] != ' ';
        while (isTrimmed && start < literal.Span.End && _source[start] == ' ')
            start++;
        return start;
    }
}
