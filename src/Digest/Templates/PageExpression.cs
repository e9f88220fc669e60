using Scriban;
using Scriban.Syntax;

namespace Digest.Templates;

/// <summary>A template as an expression; its value is that of <c>ret</c>.</summary>
internal sealed class PageExpression : ScriptExpression
{
    private readonly ScriptPage _page;

    public PageExpression(ScriptPage page)
    {
        _page = page;
        Span = page.Span;
    }

    public override object? Evaluate(TemplateContext context) => context.Evaluate(_page);
    public override void PrintTo(ScriptPrinter printer) => _page.PrintTo(printer);
}
