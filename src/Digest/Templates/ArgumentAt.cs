using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Digest.Templates;

/// <summary>An argument of a partial or function by its position, such as <c>$1</c>; null if it is missing.</summary>
internal sealed class ArgumentAt : ScriptIndexerExpression
{
    private readonly int _position;

    public ArgumentAt(int position, SourceSpan span)
    {
        _position = position;
        Target = new ScriptVariableLocal("") { Span = span };
        Index = new ScriptLiteral { Value = position, Span = span };
    }

    public object? Read(TemplateContext context) =>
        context.GetValue((ScriptVariable)Target!) is ScriptArray arguments && _position < arguments.Count ? arguments[_position] : null;

    public override object? Evaluate(TemplateContext context)
    {
        var value = Read(context);
        return value is IScriptCustomFunction ? base.Evaluate(context) : value;
    }
}
