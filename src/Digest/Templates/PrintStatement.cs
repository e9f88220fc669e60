using Scriban;
using Scriban.Syntax;

namespace Digest.Templates;

/// <summary>Prints the value of an expression, escaped for its place in the HTML.</summary>
internal sealed class PrintStatement : ScriptExpressionStatement
{
    /// <summary>Set by <see cref="HtmlPlaces"/> when the template is parsed.</summary>
    public HtmlPlace Place { get; set; }

    /// <summary>
    /// The innermost open element of this template that decides whether paragraphs can be here; null if none does. Set by
    /// <see cref="ElementCheck"/>.
    /// </summary>
    public OpenElement? Holder { get; set; }

    public override object? Evaluate(TemplateContext context)
    {
        var page = (RenderContext)context;
        var start = page.Page.Count;
        var value = context.Evaluate(Expression!);
        if (value is ScriptNode block) // the block of a `wrap`
            value = context.Evaluate(block);
        if (Place != HtmlPlace.Content && page.Page.Count != start)
            throw new TemplateFault(Expression!.Span,
                "This prints markup, which can't be in an attribute, a title, a textarea or a comment.",
                "Let the function return a text with 'ret'.");
        page.Print(value, Place, Expression!.Span);
        return null;
    }
}
