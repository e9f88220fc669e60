using Scriban;
using Scriban.Parsing;
using Scriban.Syntax;

namespace Digest.Templates;

/// <summary>Text between code blocks, encoded once and printed without escaping.</summary>
internal sealed class TextStatement : ScriptRawStatement
{
    private readonly byte[] _utf8;

    public TextStatement(ScriptRawStatement text)
    {
        Text = text.Text;
        IsEscape = text.IsEscape;
        _utf8 = Encoding.UTF8.GetBytes(Text.ToString());
    }

    /// <summary>The tags in the text; filled in while the template is parsed.</summary>
    public List<HtmlTag> Tags { get; } = [];

    /// <summary>The start tags of paragraphs that have end tags; set by <see cref="ElementCheck"/>.</summary>
    public HashSet<int> EndedParagraphs { get; } = [];

    /// <summary>The first tag that would end a paragraph around the template; set by <see cref="ElementCheck"/>.</summary>
    public HtmlTag? Block { get; set; }

    public override object? Evaluate(TemplateContext context)
    {
        ((RenderContext)context).Page.Write(_utf8);
        return null;
    }

    /// <summary>The place of a character in the template.</summary>
    public SourceSpan SpanAt(int index)
    {
        var (before, start) = (Text.ToString()[..index], Span.Start);
        var line = before.LastIndexOf('\n');
        var place = new TextPosition(
            start.Offset + index, start.Line + before.Count(c => c == '\n'), line < 0 ? start.Column + index : index - line - 1);
        return new(Span.FileName, place, place);
    }
}
