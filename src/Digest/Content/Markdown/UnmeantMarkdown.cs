using System.Text.RegularExpressions;
using Digest.Content.Lint;
using Digest.Sources.Diagnostics;
using Digest.Text;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Digest.Content.Markdown;

/// <summary>Finds what Markdown makes of characters which their author probably meant as text, or as something else.</summary>
internal static partial class UnmeantMarkdown
{
    /// <summary>A longer line of hyphens under a heading was typed as its underline.</summary>
    private const int LongestRule = 3;

    /// <summary>Of one text. More are hostile, and their columns take long to count.</summary>
    private const int MostInlines = 20;

    private const int FewestWordsOfText = 4;
    private const int LongestNumber = 3;
    private const int MostWordsOfCredit = 4;

    public static IEnumerable<LintFinding> In(MarkdownDocument document, string source)
    {
        var inlines = 0;
        foreach (var node in SyntaxTree.NodesOf(document))
        {
            if (node is Block block && OfBlock(block, source) is { } ofBlock)
                yield return ofBlock;
            if (node is Inline inline && inlines < MostInlines && OfInline(inline, source) is { } ofInline)
            {
                inlines++;
                yield return ofInline;
            }
        }
    }

    private static LintFinding? OfBlock(Block block, string source)
    {
        return block switch
        {
            FencedCodeBlock { ClosingFencedCharCount: 0 } => Finding(
                "this code block has no end, so the text below it is code", "Close it with a line of the same marks."),
            FencedCodeBlock code when string.IsNullOrWhiteSpace(code.Lines.ToString()) => Finding(
                "this code block is empty", "Write its lines between the fences, or delete them."),
            CodeBlock { Parent: not MarkdownDocument } and not FencedCodeBlock => Finding(
                "the spaces or the tab in front of this text make it code",
                "Delete those that its list, quotation or footnote does not need; put code between two lines ```."),
            CodeBlock code and not FencedCodeBlock when IsProse(code.Lines.ToString()) => Finding(
                "four spaces or a tab at the start of a line make this text code", "Delete them; put code between two lines ```."),
            HeadingBlock { IsSetext: true, Level: 2 } heading when IsSentence(heading, source) => Finding(
                "the line of hyphens below makes this text a heading",
                "Leave an empty line between them, or write the heading with '##'."),
            ListBlock { IsOrdered: true, OrderedStart.Length: > LongestNumber } list => Finding(
                $"'{list.OrderedStart}{list.OrderedDelimiter}' at the start of a line makes this text a list",
                $"Write '{list.OrderedStart}\\{list.OrderedDelimiter}'."),
            ListBlock { IsOrdered: true, Count: 1 } list when EndsSentenceBelow(list, source) => Finding(
                $"'{list.OrderedStart}{list.OrderedDelimiter}' at the start of a line makes this text a list of one item",
                $"Write '{list.OrderedStart}\\{list.OrderedDelimiter}' if it belongs to the sentence above."),
            ListBlock { IsOrdered: true } list => Renumbered(list),
            ListBlock { Count: 1, BulletType: '*' } list when HasClosingAsterisk(list) => Finding(
                "'*' and a space at the start of a line make this text a list of one item",
                "Delete the space for *emphasis*, or write '\\*' for an asterisk."),
            ListBlock { Count: 1 } list when IsAmountBelow(list, source)
                || (list.BulletType is '-' or '+' && EndsSentenceBelow(list, source)) => Finding(
                $"'{list.BulletType}' and a space at the start of a line make this text a list of one item",
                $"Write '\\{list.BulletType}' for a sign or a dash that readers are to see; leave an empty line above a list."),
            ListBlock { Count: 1 } list when IsNumberOrCredit(list, source) => Finding(
                $"'{list.BulletType}' and a space at the start of a line make this text a list of one item",
                $"Write '\\{list.BulletType}' for a sign or a dash that readers are to see."),
            ListItemBlock { Count: 0 } => Finding(
                "this item of the list is empty", "Write its words on the same line, or delete it; a divider is a line '---'."),
            QuoteBlock { Count: 0 } when source.AsSpan(block.Span.Start, block.Span.Length).Trim("> \n").IsEmpty =>
                Finding("this quotation is empty", "Write its words behind '>', or delete the line."),
            QuoteBlock quote when IsAmountBelow(quote, source) => Finding(
                "'>' at the start of a line makes this text a quotation",
                "Write '\\>' for a sign that readers are to see; leave an empty line above a quotation."),
            Table when source.AsSpan(source.LastIndexOf('\n', Math.Max(block.Span.Start - 1, 0)) + 1).StartsWith("{|") => new(
                DiagnosticCode.UnreadMarkdown, block.Span.Start, "this table is written as in a wiki, so readers see its marks",
                "Write '|' between the cells, and a line like |---|---| below the first row."),
            Table table => SecondRule(table) ?? TooManyCells(table),
            _ => null,
        };

        LintFinding Finding(string message, string advice) => new(DiagnosticCode.UnmeantMarkdown, block.Span.Start, message, advice);
    }

    /// <summary>
    /// An item that readers see with another number, because the numbers in a text do not count after the first. One that starts again with
    /// the first number begins another list.
    /// </summary>
    private static LintFinding? Renumbered(ListBlock list)
    {
        var items = list.OfType<ListItemBlock>().ToList();
        var first = items[0].Order;
        var expected = first;
        foreach (var (index, item) in items.Index())
        {
            if (item.Order != expected && item.Order != first)
            {
                return new(
                    DiagnosticCode.UnmeantMarkdown,
                    item.Span.Start,
                    $"readers see the number {first + index} here, not {item.Order}, because a list counts from its first number",
                    $"Correct the number, or write '{item.Order}\\{list.OrderedDelimiter}' if this is not an item of the list.");
            }

            expected = item.Order + 1;
        }

        return null;
    }

    /// <summary>A row of hyphens other than the one below the first row.</summary>
    private static LintFinding? SecondRule(Table table) => table.Skip(1).FirstOrDefault(row => ((TableRow)row).All(IsRule)) is { } rule
        ? new(
            DiagnosticCode.UnmeantMarkdown, rule.Span.Start, "readers see the hyphens of this row",
            "Delete it: a table has one such line, below its first row.")
        : null;

    private static bool IsRule(Block cell) =>
        cell is TableCell { Count: 1 } only && only[0] is ParagraphBlock { Inline.FirstChild: LiteralInline { NextSibling: null } literal }
        && literal.Content.AsSpan().Trim() is { Length: >= 3 } words && words.Trim(':').TrimStart('-').IsEmpty;

    /// <summary>A row with more cells than the first one, which readers see below no heading.</summary>
    private static LintFinding? TooManyCells(Table table)
    {
        var rows = table.OfType<TableRow>().ToList();
        var heads = rows[0].Count(IsInSource);
        return rows.Find(row => CellsOf(row) > heads) is { } wide
            ? new(
                DiagnosticCode.UnmeantMarkdown,
                wide.Span.Start,
                $"this row has {CellsOf(wide)} cells, but the first row of the table has {heads}",
                "Give the first row as many cells, or write '\\|' for a '|' that is text.")
            : null;
    }

    /// <summary>The cells of a row up to the last one with words.</summary>
    private static int CellsOf(TableRow row) => row.ToList().FindLastIndex(cell => IsInSource(cell) && cell.Span.End > 0) + 1;

    /// <summary>Whether a cell is in the source, perhaps without words. Markdig adds others without a paragraph.</summary>
    private static bool IsInSource(Block cell) => cell is TableCell { Count: > 0 };

    private static LintFinding? OfInline(Inline inline, string source)
    {
        var (before, after) = (Before(1), inline.Span.End + 1 < source.Length ? source[inline.Span.End + 1] : '\n');
        var startsAfterSign = before == ' ' && Before(2) == '!' && Before(3) == '\n';
        return inline switch
        {
            EmphasisInline { DelimiterChar: '*' } emphasis when IsMultiplication(emphasis, source, before, after) => Finding(
                    $"these asterisks make the text between them {(emphasis.DelimiterCount == 1 ? "italic" : "bold")}",
                    "Write ×, or '\\*' for an asterisk."),
            EmphasisInline { DelimiterChar: '*' } emphasis when MarksIn(emphasis, source) is { } place => new(
                DiagnosticCode.LeftAsterisks, place, "readers see these asterisks: Markdown does not end and start emphasis inside a word",
                "Write one *emphasis* for the word, or '\\*' for an asterisk."),
            CodeInline code when char.IsLetter(after) && (char.IsLetter(before) || IsBetweenApostrophes(code.Content)) =>
                Finding("these backticks make the text between them code", "Write ’ for an apostrophe, or '\\`' for a backtick."),
            AutolinkInline when before == ']' => Unread("this is not a link: its target is in angle brackets", "Write [text](target)."),
            LinkInline { IsImage: false, Url: { } url } when startsAfterSign && MediaLibrary.IsPicture(url) =>
                Unread("this is a link, not a picture: a space is behind '!'", "Delete the space: ![what it shows](file.jpg)."),
            LinkInline { IsImage: true } when SizeOfPicture.IsMatch(source.AsSpan(inline.Span.Start, inline.Span.Length)) =>
                Unread("the size behind '|' is read as what the picture shows", "Delete both: the theme gives pictures their size."),
            _ => null,
        };

        char Before(int distance) => inline.Span.Start >= distance ? source[inline.Span.Start - distance] : '\n';

        LintFinding Finding(string message, string advice) => new(DiagnosticCode.UnmeantMarkdown, inline.Span.Start, message, advice);

        LintFinding Unread(string message, string advice) => new(DiagnosticCode.UnreadMarkdown, inline.Span.Start, message, advice);
    }

    /// <summary>
    /// Whether asterisks are rather signs between values: "a*5*b", "5*10*15". A word of a right-to-left script has clitics on both sides.
    /// </summary>
    private static bool IsMultiplication(EmphasisInline emphasis, string source, char before, char after)
    {
        var content = source.AsSpan(emphasis.Span.Start, emphasis.Span.Length).Trim('*');
        if (content.IsEmpty || !char.IsLetterOrDigit(before))
            return false;
        var isSeveral = content.Length > 1 && !char.IsDigit(content[0]) && Bidi.DirectionOf(before) == Direction.RightToLeft;
        return (char.IsLetterOrDigit(after) && !isSeveral)
            || (emphasis.DelimiterCount == 1 && char.IsDigit(before) && char.IsDigit(content[0]));
    }

    /// <summary>The place of marks in a word that were meant to end one emphasis and start the next; null if there are none.</summary>
    private static int? MarksIn(EmphasisInline emphasis, string source)
    {
        var marks = new string(emphasis.DelimiterChar, emphasis.DelimiterCount * 2);
        foreach (var literal in emphasis.OfType<LiteralInline>())
        {
            var start = literal.Span.Start + literal.Content.AsSpan().IndexOf(marks);
            var end = start + marks.Length;
            if (start >= literal.Span.Start && end < source.Length && char.IsLetter(source[start - 1]) && char.IsLetter(source[end]))
                return start;
        }

        return null;
    }

    /// <summary>Whether words between two backticks are rather text between two apostrophes.</summary>
    private static bool IsBetweenApostrophes(string code) =>
        code is [not ' ', .., ' '] || code.Contains("' ", StringComparison.Ordinal) || code.Contains(". ", StringComparison.Ordinal);

    /// <summary>Whether the text above a line of hyphens was not meant as a heading.</summary>
    private static bool IsSentence(HeadingBlock heading, string source)
    {
        var text = source.AsSpan(heading.Span.Start, heading.Span.Length);
        return heading.HeaderCharCount <= LongestRule || text.Count('\n') > 1 || EndsSentence(text[..Math.Max(text.LastIndexOf('\n'), 0)]);
    }

    /// <summary>
    /// Whether an item without others is rather a number with its sign, <c>- 5 degrees</c>, or the name of an agency below the text:
    /// <c>- Bernama</c>.
    /// </summary>
    private static bool IsNumberOrCredit(ListBlock list, string source)
    {
        if (list is not { IsOrdered: false, BulletType: '-' or '+', Parent: MarkdownDocument document }
            || list[0] is not ListItemBlock { Count: 1 } item
            || item[0] is not ParagraphBlock { Inline: { FirstChild: LiteralInline first, LastChild: { } last } })
        {
            return false;
        }

        var words = first.Content.AsSpan().Trim();
        if (words is not ([var start, ..] and [.., var end]))
            return false;
        if (char.IsDigit(start) && !first.IsFirstCharacterEscaped)
            return true;
        var index = document.IndexOf(list);
        return first == last
            && words.Count(' ') < MostWordsOfCredit && (char.IsLetterOrDigit(end) || end == ')')
            && index > 0 && document[index - 1] is ParagraphBlock && source.AsSpan(0, list.Span.Start).TrimEnd() is not [.., ':']
            && document.Skip(index + 1).All(block => block is FootnoteGroup or LinkReferenceDefinitionGroup);
    }

    /// <summary>Whether a list or a quotation follows the words of a sentence without an empty line.</summary>
    private static bool InterruptsSentence(ContainerBlock block, string source)
    {
        if (block.Parent is not (MarkdownDocument or QuoteBlock) || block.Parent.IndexOf(block) is not (> 0 and var index)
            || block.Parent[index - 1] is not ParagraphBlock paragraph)
            return false;
        var before = source.AsSpan(paragraph.Span.Start, block.Span.Start - paragraph.Span.Start);
        var words = before.TrimEnd("> \t\n");
        return before[words.Length..].Count('\n') == 1 && !EndsSentence(words);
    }

    /// <summary>Whether a block rather continues the sentence above with an amount: "> 5 million", "- RM5".</summary>
    private static bool IsAmountBelow(ContainerBlock block, string source) =>
        FirstWordsOf(block) is { } words && Amount.IsMatch(words) && InterruptsSentence(block, source);

    /// <summary>
    /// Whether an item without others rather continues the sentence above, which ends in it: "he came\n- by train - and left.".
    /// </summary>
    private static bool EndsSentenceBelow(ListBlock list, string source) =>
        FirstWordsOf(list) is { Length: > 0 } words
        && (list.IsOrdered || !char.IsUpper(words[0]))
        && ((ListItemBlock)list[0])[0] is { Span: { Start: var start, Length: var length } }
        && EndsSentence(source.AsSpan(start, length))
        && InterruptsSentence(list, source)
        && list.Parent!.IndexOf(list) is var index
        && source.AsSpan(list.Parent[index - 1].Span.Start, list.Parent[index - 1].Span.Length).Count(' ') >= FewestWordsOfText - 1;

    /// <summary>
    /// The words of the first paragraph of a list or a quotation; null if it starts with an escaped sign, or with markup other than
    /// emphasis.
    /// </summary>
    private static string? FirstWordsOf(ContainerBlock block) => block.FirstOrDefault() switch
    {
        ListItemBlock { Count: > 0 } item => FirstWordsOf(item),
        ParagraphBlock { Inline: { FirstChild: LiteralInline { IsFirstCharacterEscaped: false } or EmphasisInline } inlines } =>
            PlainText.Of(inlines).Trim(),
        _ => null,
    };

    /// <summary>Whether an item has an asterisk behind a word, so that the one before it was meant to start emphasis.</summary>
    private static bool HasClosingAsterisk(ListBlock list) =>
        list[0] is ListItemBlock { Count: 1 } item && item[0] is ParagraphBlock { Inline: { } inlines }
        && inlines.Descendants<LiteralInline>().All(literal => !literal.IsFirstCharacterEscaped)
        && PlainText.Of(inlines) is var text && text.Count(character => character == '*') == 1 && ClosingAsterisk.IsMatch(text);

    /// <summary>Whether indented lines are sentences or Markdown, not code.</summary>
    private static bool IsProse(string text)
    {
        foreach (var character in text)
        {
            if (Bidi.DirectionOf(character) == Direction.RightToLeft)
                return true;
        }

        if (MarkdownAtStart.IsMatch(text) || IsAfterSign(text))
            return true;
        var first = text.TrimStart();
        var isCapital = first is [var initial, ..] && char.IsUpper(initial);
        var words = text.Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (isCapital && words.Length >= FewestWordsOfText && EndsSentence(text)
            && words.All(static word => IsWord(word) || word is "=" or "+" or "&"))
            return true; // with numbers: "RM5"
        var ofLetters = words.Count(static word => word.Trim([.. ".,;:!?\"“”()"]) is { Length: > 0 } letters
            && letters.All(static character => char.IsLetter(character) || character is '-' or '’' or '\''));
        if (ofLetters * 4 < words.Length * 3)
            return false;
        return words.Length >= FewestWordsOfText
            ? EndsSentence(text) || isCapital || words.All(static word => word.All(char.IsLetter))
            : isCapital && (text.TrimEnd() is [.., '.' or '!' or '?' or '…']
                || (ofLetters == words.Length && first is [_, var second, ..] && char.IsLower(second)));
    }

    /// <summary>Whether lines are a sentence or a credit that starts with a sign: "(One sentence.)", "@ali wrote:", "– Bernama".</summary>
    private static bool IsAfterSign(string text)
    {
        var rest = text.AsSpan().Trim();
        return rest is ['–' or '—' or '…', ..]
            || (rest is ['(' or '[' or '@' or '#' or '“' or '‘' or '«', not ' ', ..]
                && EndsSentence(rest.TrimEnd(")]"))
                && text.Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries) is { Length: > 1 } words
                && words.All(IsWord));
    }

    /// <summary>Whether it is a word or a number of a text, with the marks around it: "(RM1.2", "juta)".</summary>
    private static bool IsWord(string word)
    {
        var inner = word.Trim([.. ".,;:!?…\"“”‘’«»()[]@#%"]);
        return inner.Length > 0 && inner.Index().All(pair => char.IsLetterOrDigit(pair.Item) || pair.Item is '-' or '’' or '\''
            || (pair.Item is '.' or ',' && char.IsDigit(inner[pair.Index + 1])));
    }

    /// <summary>A number, perhaps with a sign and a currency: 5, RM5, US$5, = 5.</summary>
    [GeneratedRegex(
        @"\A[=+\u2212±≈~-]?[ ]?(\p{Lu}{0,4}\p{Sc}|\p{Lu}{1,4})?[ ]?\p{Nd}",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Amount { get; }

    /// <summary>The size of a picture, as Obsidian has it behind the description.</summary>
    [GeneratedRegex(
        @"\A!\[[^\[\]]*\|\p{Nd}{2,4}([x×]\p{Nd}{2,4})?(px)?\]\(",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex SizeOfPicture { get; }

    [GeneratedRegex(
        @"[\p{L}\p{M}\p{N}][.!?؟]?[ ]?\*([\s\p{P}]|\z)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ClosingAsterisk { get; }

    /// <summary>
    /// An item, heading, quotation, picture, link, definition, row, emphasis, shortcode, URL or tag of a word at the start of indented
    /// lines.
    /// </summary>
    [GeneratedRegex(
        @"\A\s*([-*+•][ \t]+\S|[0-9]{1,3}[.)][ \t]+\S|\#{2,6}[ ]\S|>[ ]\p{L}|!?\[[^\[\]\n]+\](\([^()\s]+|:[ ]+\S)|\|[^|\n]+\|"
        + @"|\{[{%]|https?://\S+[ ]*(\n|\z)|<(b|i|u|em|strong|br|p|center|font)( [^<>\n]*)?/?>"
        + @"|([^\n]*[ ])?(\*\*\p{L}[^*\n]*\*\*|\*\p{L}([^*\n]*[^*\s])?\*)([\s\p{P}]|\z))",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex MarkdownAtStart { get; }

    private static bool EndsSentence(ReadOnlySpan<char> text) =>
        text.TrimEnd().TrimEnd("\"”’»)") is [.., '.' or '!' or '?' or '…' or '؟' or ':' or '،' or ','];
}
