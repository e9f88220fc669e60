using Markdig.Helpers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Digest.Content.Markdown;

/// <summary>The parts of a text that are not searched for markup: code, URLs, and characters after a backslash.</summary>
internal sealed class VerbatimText
{
    private readonly string _text;
    private readonly List<TextSpan> _spans = [];

    /// <param name="onlyBlocks">Whether to leave out the parts of paragraphs.</param>
    /// <param name="onlyMarked">Whether to leave out code that only spaces in front of its lines make code.</param>
    public VerbatimText(MarkdownDocument document, string text, bool onlyBlocks = false, bool onlyMarked = false)
    {
        _text = text;
        foreach (var node in SyntaxTree.NodesOf(document))
        {
            var span = node switch
            {
                CodeBlock and not FencedCodeBlock when onlyMarked => default,
                CodeBlock code => new(code.Span.Start, EndOf(code)),
                Inline when onlyBlocks => default,
                CodeInline or AutolinkInline => Of(node.Span),
                LinkInline { Reference: null } link => Of(link.UrlSpan),
                LinkReferenceDefinition definition => Of(definition.UrlSpan),
                _ => default,
            };
            if (span.End > span.Start)
                _spans.Add(span);
        }

        _spans.Sort((one, other) => one.Start.CompareTo(other.Start));
    }

    public bool Contains(int index) => SpanAt(index) is not null || IsEscaped(index);

    /// <summary>The part that contains a character; null if there is none.</summary>
    public TextSpan? SpanAt(int index)
    {
        var (low, high) = (0, _spans.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_spans[middle].Start <= index)
                low = middle + 1;
            else
                high = middle;
        }

        return low > 0 && index < _spans[low - 1].End ? _spans[low - 1] : null;
    }

    private bool IsEscaped(int index)
    {
        var start = index;
        while (start > 0 && _text[start - 1] == '\\')
            start--;
        return (index - start) % 2 == 1;
    }

    private static TextSpan Of(SourceSpan span) => new(span.Start, span.End + 1);

    /// <summary>Markdig ends a fenced block without a closing fence behind its first line.</summary>
    private int EndOf(CodeBlock code)
    {
        if (code.Lines.Count == 0)
            return code.Span.End + 1;
        // The position of a line is before the marks of its quotation, which are not in its slice.
        var last = code.Lines.Lines[code.Lines.Count - 1];
        var end = ReferenceEquals(last.Slice.Text, _text) ? last.Slice.End + 1 : last.Position + last.Slice.Length;
        return Math.Max(code.Span.End + 1, end);
    }
}
