using Scriban;
using Scriban.Syntax;

namespace Digest.Templates;

/// <summary>An expression at a place where markup must not be printed, not even by a function that it calls.</summary>
internal sealed class SilentExpression : ScriptNestedExpression
{
    public override object? Evaluate(TemplateContext context)
    {
        var page = ((RenderContext)context).Page;
        var start = page.Count;
        var value = context.Evaluate(Expression!);
        return page.Count == start ? value
            : throw new TemplateFault(Span, HtmlPlaces.MarkupRefused, "Let the function return a text with 'ret'.");
    }
}
