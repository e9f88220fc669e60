using Scriban;
using Scriban.Syntax;

namespace Digest.Templates;

/// <summary>Captures the output of its block as markup, which is not escaped again.</summary>
internal sealed class CaptureStatement : ScriptCaptureStatement
{
    public override object? Evaluate(TemplateContext context)
    {
        var html = ((RenderContext)context).Page;
        var start = html.Count;
        context.Evaluate(Body!);
        context.SetValue(Target!, html.CutFrom(start));
        return null;
    }
}
