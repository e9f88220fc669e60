using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Digest.Templates;

/// <summary>A call by a plain name, without named arguments and pipes. It skips Scriban's preparations for those.</summary>
internal sealed class FunctionCall : ScriptFunctionCall
{
    public override object? Evaluate(TemplateContext context)
    {
        switch (context.GetValue((GlobalName)Target!))
        {
            case TemplateFunction function when Arguments.Count >= function.RequiredParameterCount
                && Arguments.Count <= function.ParameterCount:
                var values = new object?[Arguments.Count];
                for (var index = 0; index < values.Length; index++)
                {
                    values[index] = context.Evaluate(Arguments[index]);
                    ((RenderContext)context).ChargeFor(Span, values[index]);
                }

                return function.Call(values);
            case IncludeFunction include:
                return Include(context, include);
            default:
                return base.Evaluate(context);
        }
    }

    private object? Include(TemplateContext context, IncludeFunction include)
    {
        var arguments = new ScriptArray(Arguments.Count);
        for (var index = 0; index < Arguments.Count; index++)
            arguments.Add(context.Evaluate(Arguments[index]));
        context.EnterRecursive(this);
        try
        {
            return include.Invoke(context, this, arguments, blockStatement: null);
        }
        finally
        {
            context.ExitRecursive(this);
        }
    }
}
