using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Digest.Templates;

/// <summary>A plain name. It skips Scriban's preparations for calls if the value is not a function.</summary>
internal sealed class GlobalName(string name) : ScriptVariableGlobal(name)
{
    /// <summary>A call takes about as long as four iterations of an empty loop.</summary>
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
