using Scriban;
using Scriban.Syntax;

namespace Digest.Templates;

/// <summary>A text with expressions in it; markup if one of them is markup.</summary>
internal sealed class InterpolatedText : ScriptInterpolatedStringExpression
{
    public override object? Evaluate(TemplateContext context)
    {
        var values = new object?[Parts.Count];
        for (var index = 0; index < values.Length; index++)
            values[index] = context.Evaluate(Parts[index]);
        return ((RenderContext)context).Join(values);
    }
}
