using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax.Inlines;

namespace Digest.Content.Markdown;

/// <summary>
/// Keeps the exclamation mark at the end of a sentence apart from the footnote behind it, as GitHub does: Markdig takes <c>![^1]</c> for a
/// picture.
/// </summary>
internal sealed class ExclamationMark : InlineParser, IMarkdownExtension
{
    public ExclamationMark() => OpeningCharacters = ['!'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekChar() != '[' || slice.PeekChar(2) != '^')
            return false;
        var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        processor.Inline = new LiteralInline("!") { Span = new(start, start), Line = line, Column = column };
        slice.SkipChar();
        return true;
    }

    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.InlineParsers.Insert(0, this);

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        // Literals have a renderer.
    }
}
