using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Digest.Templates;

/// <summary>A function of Scriban with fewer parameters, or with changed arguments or results.</summary>
/// <param name="parameters">The number of parameters that remain; the others have their default values.</param>
internal sealed class AdaptedFunction(IScriptCustomFunction inner, int parameters, AdaptedFunction.Adaptation adaptation)
    : IScriptCustomFunction
{
    /// <param name="call">Calls the function of Scriban.</param>
    internal delegate object? Adaptation(TemplateContext context, ScriptArray arguments, Func<ScriptArray, object?> call);

    public int RequiredParameterCount => inner.RequiredParameterCount;
    public int ParameterCount => parameters;
    public ScriptVarParamKind VarParamKind => ScriptVarParamKind.None;
    public Type ReturnType => inner.ReturnType;

    /// <summary>A text parameter accepts any value, so that the adaptation receives markup.</summary>
    public ScriptParameterInfo GetParameterInfo(int index)
    {
        var info = inner.GetParameterInfo(index);
        if (info.ParameterType != typeof(string))
            return info;
        return info.HasDefaultValue ? new(typeof(object), info.Name, info.DefaultValue) : new(typeof(object), info.Name);
    }

    public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments,
        ScriptBlockStatement? blockStatement) =>
        adaptation(context, arguments, given =>
        {
            var all = new ScriptArray();
            for (var index = 0; index < inner.ParameterCount; index++)
            {
                var info = inner.GetParameterInfo(index);
                var value = index < given.Count ? given[index] : info.DefaultValue;
                all.Add(info.ParameterType == typeof(string) && value is not null ? context.ObjectToString(value) : value);
            }

            return inner.Invoke(context, callerContext, all, blockStatement);
        });

    public ValueTask<object?> InvokeAsync(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments,
        ScriptBlockStatement? blockStatement) =>
        new(Invoke(context, callerContext, arguments, blockStatement));
}
