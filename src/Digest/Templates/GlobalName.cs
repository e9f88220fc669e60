using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Digest.Templates;

/// <summary>A plain name. Scriban's own way to a value, without its preparations for calls where the value is no function.</summary>
internal sealed class GlobalName(string name) : ScriptVariableGlobal(name)
{
    /// <summary>A call costs about as much time as four rounds of an empty loop.</summary>
    public const int StepsOfACall = 4;

    public override object? Evaluate(TemplateContext context)
    {
        var value = context.GetValue(this);
        if (value is not IScriptCustomFunction)
            return value;
        ((RenderContext)context).Step(Span, StepsOfACall);
        return base.Evaluate(context);
    }
}
