using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Digest.Templates;

/// <summary>A function that templates call like those of Scriban.</summary>
/// <param name="maxArguments">The greatest number of arguments; the array of <paramref name="invoke"/> has only those of the call.</param>
/// <param name="invoke">Returns the value, or throws a <see cref="TemplateFunctionException"/>.</param>
/// <param name="check">
/// Checks the arguments of a call without rendering; those that are not constants are null. Returns the mistake, or null.
/// </param>
/// <param name="parameters">The names of the arguments, if they can be passed by name.</param>
internal sealed class TemplateFunction(
    string name, int minArguments, int maxArguments, Func<object?[], object?> invoke,
    Func<object?[], string?>? check = null, string[]? parameters = null) : IScriptCustomFunction
{
    private readonly string[] _parameters = parameters ?? [];

    public string Name => name;
    public Func<object?[], string?>? Check => check;
    public int RequiredParameterCount => minArguments;
    public int ParameterCount => maxArguments;

    // For the other kinds, Scriban adds nulls for missing arguments.
    public ScriptVarParamKind VarParamKind => ScriptVarParamKind.Direct;

    public Type ReturnType => typeof(object);

    public object? Call(object?[] arguments) => invoke(arguments);

    public ScriptParameterInfo GetParameterInfo(int index) =>
        new(typeof(object), (uint)index < (uint)_parameters.Length ? _parameters[index] : "");

    public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        if (blockStatement is not null)
            throw new TemplateFunctionException($"'{name}' can't be wrapped around a block.", "'wrap' takes a function made with 'func'.");
        if (arguments.Count > maxArguments)
            throw new TemplateFunctionException($"'{name}' takes {maxArguments} arguments, but gets {arguments.Count}.");
        if (arguments.GetMembers().FirstOrDefault(member => member is not ("size" or "empty?")) is { } named)
            throw new TemplateFunctionException($"'{name}' has no argument named '{named}'.");
        foreach (var argument in arguments)
            ((RenderContext)context).ChargeFor(callerContext?.Span ?? context.CurrentSpan, argument);
        return invoke([.. arguments]);
    }

    public ValueTask<object?> InvokeAsync(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments,
        ScriptBlockStatement? blockStatement) =>
        new(Invoke(context, callerContext, arguments, blockStatement));
}
