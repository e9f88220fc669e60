using Scriban;
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

    public override object? Evaluate(TemplateContext context)
    {
        ((RenderContext)context).Page.Write(_utf8);
        return null;
    }
}
