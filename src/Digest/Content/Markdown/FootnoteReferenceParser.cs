using Markdig;
using Markdig.Extensions.Footnotes;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Digest.Content.Markdown;

/// <summary>
/// Parses the references of footnotes before links. Markdig alone reads <c>[word][^1]</c> and <c>[^1][^2]</c> as links with a defined
/// target, and <c>![^1]</c> as a picture, and drops what is before the second bracket.
/// </summary>
internal sealed class FootnoteReferenceParser : LinkInlineParser
{
    private const int LongestLabel = 200;

    public static MarkdownPipelineBuilder Install(MarkdownPipelineBuilder pipeline)
    {
        pipeline.InlineParsers.ReplaceOrAdd<LinkInlineParser>(new FootnoteReferenceParser());
        return pipeline;
    }

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (Find(processor, slice) is var (reference, end))
        {
            var link = reference.CreateLinkInline!(processor, reference, null);
            link.Span = new(
                processor.GetSourcePosition(slice.Start, out var line, out var column), processor.GetSourcePosition(end - 1));
            (link.Line, link.Column) = (line, column);
            processor.Inline = link;
            slice.Start = end;
            return true;
        }

        var next = slice with { Start = slice.Start + 1 };
        if (Find(processor, next) is null)
            return base.Match(processor, ref slice);
        if (slice.CurrentChar == '!')
            return false;
        var lastOfSlice = slice.End;
        slice.End = slice.Start; // a link that ends here has no reference behind it
        var isMatch = base.Match(processor, ref slice);
        slice.End = lastOfSlice;
        return isMatch;
    }

    private static (LinkReferenceDefinition Reference, int End)? Find(InlineProcessor processor, StringSlice slice)
    {
        if (slice.CurrentChar != '[' || slice.PeekChar() != '^')
            return null;
        slice.End = Math.Min(slice.End, slice.Start + LongestLabel); // for many brackets that are not closed
        return LinkHelper.TryParseLabel(ref slice, out string? label, out _)
            && processor.Document.TryGetLinkReferenceDefinition(label, out var definition)
            && definition is FootnoteLinkReferenceDefinition
            ? (definition, slice.Start)
            : null;
    }
}
