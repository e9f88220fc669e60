using Scriban;
using Scriban.Syntax;

namespace Digest.Templates;

/// <summary>A call by a plain name. One of our functions is called without Scriban's preparations for named arguments and pipes, which the call has not.</summary>
internal sealed class FunctionCall : ScriptFunctionCall
{
    public FunctionCall(ScriptFunctionCall call)
    {
        (Target, OpenParent, CloseParen, ExplicitCall) = (Take(call.Target, () => call.Target = null), call.OpenParent, call.CloseParen, call.ExplicitCall);
        var arguments = call.Arguments.ToArray();
        call.Arguments.Clear();
        foreach (var argument in arguments)
            Arguments.Add(argument);
    }

    public override object? Evaluate(TemplateContext context)
    {
        if (context.GetValue((GlobalName)Target!) is not TemplateFunction function || Arguments.Count < function.RequiredParameterCount || Arguments.Count > function.ParameterCount)
            return base.Evaluate(context);

        var values = new object?[Arguments.Count];
        for (var index = 0; index < values.Length; index++)
            values[index] = context.Evaluate(Arguments[index]);
        return function.Call(values);
    }

    private static T? Take<T>(T? node, Action detach)
        where T : ScriptNode
    {
        detach();
        return node;
    }
}
