using Digest.Content.Lint;
using Digest.Sources.Diagnostics;
using Digest.Text;
using Markdig.Extensions.Footnotes;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Digest.Content.Markdown;

/// <summary>Finds blocks that Markdown makes of lines which their author probably meant as text.</summary>
internal static class UnmeantBlocks
{
    /// <summary>A longer line of hyphens under a heading was typed as its underline.</summary>
    private const int LongestRule = 3;

    private const int FewestWordsOfText = 4;
    private const int LongestNumber = 3;
    private const int MostWordsOfCredit = 4;

    public static IEnumerable<LintFinding> In(MarkdownDocument document, string source)
    {
        foreach (var block in document.Descendants<Block>())
        {
            var finding = block switch
            {
                FencedCodeBlock { ClosingFencedCharCount: 0 } code => Finding(
                    code, "this code block has no end, so the text below it is code", "Close it with a line of the same marks."),
                CodeBlock code and not FencedCodeBlock when IsProse(code.Lines.ToString()) => Finding(
                    code,
                    "four spaces or a tab at the start of a line make this text code",
                    "Delete them; put code between two lines ```."),
                HeadingBlock { IsSetext: true, Level: 2 } heading when IsSentence(heading, source) => Finding(
                    heading,
                    "the line of hyphens below makes this text a heading",
                    "Leave an empty line between them, or write the heading with '##'."),
                ListBlock { IsOrdered: true, Count: 1, OrderedStart.Length: > LongestNumber } list => Finding(
                    list,
                    $"'{list.OrderedStart}{list.OrderedDelimiter}' at the start of a line makes this text a list",
                    $"Write '{list.OrderedStart}\\{list.OrderedDelimiter}'."),
                ListItemBlock { Count: 0 } item => Finding(
                    item, "this item of the list is empty", "Write its words on the same line, or delete it; a divider is a line '---'."),
                QuoteBlock { Count: 0 } quotation => Finding(
                    quotation, "this quotation is empty", "Write its words behind '>', or delete the line."),
                FencedCodeBlock code when string.IsNullOrWhiteSpace(code.Lines.ToString()) => Finding(
                    code, "this code block is empty", "Write its lines between the fences, or delete them."),
                ListBlock { Count: 1 } list when IsNumberOrCredit(list, source) => Finding(
                    list,
                    $"'{list.BulletType}' and a space at the start of a line make this text a list of one item",
                    $"Write '\\{list.BulletType}' for a sign or a dash that readers are to see."),
                _ => default(LintFinding?),
            };
            if (finding is { } found)
                yield return found;
        }

        static LintFinding Finding(Block block, string message, string advice) =>
            new(DiagnosticCode.UnmeantMarkdown, block.Span.Start, message, advice);
    }

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
            || item[0] is not ParagraphBlock { Inline: { FirstChild: { } first, LastChild: { } last } })
        {
            return false;
        }

        var text = source.AsSpan(first.Span.Start, last.Span.End + 1 - first.Span.Start).Trim();
        if (text is [var start, ..] && char.IsDigit(start))
            return true;
        var index = document.IndexOf(list);
        return first == last && first is LiteralInline
            && text.Count(' ') < MostWordsOfCredit && (char.IsLetterOrDigit(text[^1]) || text[^1] == ')')
            && index > 0 && document[index - 1] is ParagraphBlock above && source[above.Span.End] != ':'
            && document.Skip(index + 1).All(block => block is FootnoteGroup or LinkReferenceDefinitionGroup);
    }

    /// <summary>Whether indented lines are sentences, not code.</summary>
    private static bool IsProse(string text)
    {
        foreach (var character in text)
        {
            if (Bidi.DirectionOf(character) == Direction.RightToLeft)
                return true;
        }

        var words = text.Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var ofLetters = words.Count(static word => word.Trim([.. ".,;:!?\"“”()"]) is { Length: > 0 } letters
            && letters.All(static character => char.IsLetter(character) || character is '-' or '’' or '\''));
        return words.Length >= FewestWordsOfText
            && ofLetters * 4 >= words.Length * 3
            && (EndsSentence(text) || char.IsUpper(text.TrimStart()[0]));
    }

    private static bool EndsSentence(ReadOnlySpan<char> text) =>
        text.TrimEnd().TrimEnd("\"”’»)") is [.., '.' or '!' or '?' or '…' or '؟' or ':' or '،' or ','];
}
