using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Digest.Templates;

/// <summary>An argument of a partial or function by its place, such as <c>$1</c>; null if it was not given.</summary>
internal sealed class ArgumentAt : ScriptIndexerExpression
{
    private readonly int _place;

    public ArgumentAt(int place, SourceSpan span)
    {
        _place = place;
        Target = new ScriptVariableLocal("") { Span = span };
        Index = new ScriptLiteral { Value = place, Span = span };
    }

    public object? Read(TemplateContext context) =>
        context.GetValue((ScriptVariable)Target!) is ScriptArray arguments && _place < arguments.Count ? arguments[_place] : null;

    public override object? Evaluate(TemplateContext context)
    {
        var value = Read(context);
        return value is IScriptCustomFunction ? base.Evaluate(context) : value;
    }
}
