using System.Buffers;
using Digest.Sources.Diagnostics;
using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax;

namespace Digest.Content.Markdown;

/// <summary>
/// Counts the parts of one text while Markdig parses it. The time of Markdig grows with the square of some of these counts, and its tables
/// and reference links can be far larger than their source. No real article comes near a limit. Counts depend only on the text, so a text
/// is accepted or refused alike on every machine.
/// </summary>
internal sealed class MarkdownLimits : MarkdownParserContext
{
    public const int MaximumBlocks = 10_000;
    public const int MaximumMarks = 20_000;
    public const int MaximumMarksInBlock = 2_000;
    public const int MaximumColumns = 100;
    public const int MaximumCells = 20_000;
    public const int MaximumAddressLength = 2_000;

    /// <summary>Of the HTML, in UTF-16 units: eight times the longest source.</summary>
    public const int MaximumMarkup = 8 * FrontMatter.MaximumBodyLength;

    private const string Split = "Split it into two articles.";
    private const string Escape = "Split it into several paragraphs, or write '\\' before '[', '*' and '_' that are text.";

    private static readonly SearchValues<char> s_marks = SearchValues.Create("[*_|\\");

    private int _blocks;
    private int _marks;
    private long _cells;

    /// <summary>Has a pipeline count the parts of texts that are parsed with a <see cref="MarkdownLimits"/> as their context.</summary>
    public static MarkdownPipelineBuilder Watch(MarkdownPipelineBuilder pipeline)
    {
        pipeline.Extensions.Add(new Extension());
        return pipeline;
    }

    /// <summary>Counts a block whose lines are complete, before its definitions and inlines are parsed.</summary>
    private void Count(Block block)
    {
        if (++_blocks > MaximumBlocks)
            throw Large(block.Span.Start, $"the text has more than {MaximumBlocks} paragraphs, headings and items", Split);
        if (block is not LeafBlock { ProcessInlines: true, Lines.Lines: { } lines } leaf)
            return;

        var (marks, columns, widest) = (0, 1, 0);
        for (var index = 0; index < leaf.Lines.Count; index++)
        {
            var (inLine, pipes) = CountIn(lines[index].Slice);
            marks += inLine;
            if (pipes + 1 > columns)
                (columns, widest) = (pipes + 1, lines[index].Position);
        }

        _marks += marks;
        if (marks > MaximumMarksInBlock)
            throw Deep(block, $"a paragraph has more than {MaximumMarksInBlock} marks of links and emphasis", Escape);
        if (_marks > MaximumMarks)
            throw Deep(block, $"the text has more than {MaximumMarks} marks of links and emphasis", Split);

        if (columns == 1)
            return;
        _cells += (long)columns * leaf.Lines.Count; // a table fills all its rows up to the widest
        if (columns > MaximumColumns && leaf.Lines.Count > 1) // one line is no table
            throw Large(widest, $"a table has more than {MaximumColumns} columns", "Split it, or write '\\' before a '|' that is text.");
        if (_cells > MaximumCells)
            throw Large(widest, $"the tables of the text have more than {MaximumCells} cells", Split);
    }

    private static MarkdownLimitException Large(int offset, string message, string advice) =>
        new(DiagnosticCode.TooLarge, offset, message, advice);

    /// <summary>Markdig nests every mark that it cannot match.</summary>
    private static MarkdownLimitException Deep(Block block, string message, string advice) =>
        new(DiagnosticCode.TooDeep, block.Span.Start, message, advice);

    /// <summary>Counts the marks of links and emphasis and the pipes that Markdig may have to match.</summary>
    private static (int Marks, int Pipes) CountIn(StringSlice line)
    {
        var text = line.AsSpan();
        var (marks, pipes) = (0, 0);
        for (var at = text.IndexOfAny(s_marks); at >= 0; at = NextMark(text, at + 1))
        {
            if (text[at] == '\\')
                at++; // the next character is text
            else if (text[at] == '|')
                pipes++;
            else if (text[at] == '[' || !ContinuesRun(text, at))
                marks++;
        }

        return (marks, pipes);
    }

    /// <summary>Whether an asterisk or underscore belongs to the mark before it, or is an underscore inside a word.</summary>
    private static bool ContinuesRun(ReadOnlySpan<char> text, int at) =>
        at > 0 && (text[at - 1] == text[at]
            || (text[at] == '_' && char.IsLetterOrDigit(text[at - 1]) && at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1])));

    private static int NextMark(ReadOnlySpan<char> text, int from) =>
        from < text.Length && text[from..].IndexOfAny(s_marks) is >= 0 and var next ? from + next : -1;

    private static void Count(BlockProcessor processor, Block block) => ((MarkdownLimits)processor.Context!).Count(block);

    private sealed class Extension : IMarkdownExtension
    {
        public void Setup(MarkdownPipelineBuilder pipeline)
        {
            pipeline.BlockParsers.ReplaceOrAdd<ParagraphBlockParser>(new Paragraphs());
            foreach (var parser in pipeline.BlockParsers.Where(parser => parser is not Paragraphs))
                parser.Closed += Count;
        }

        public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
        {
        }
    }

    /// <summary>Counts a paragraph before Markdig looks for link definitions in it.</summary>
    private sealed class Paragraphs : ParagraphBlockParser
    {
        public override bool Close(BlockProcessor processor, Block block)
        {
            Count(processor, block);
            return base.Close(processor, block);
        }
    }
}
