using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Digest.Templates;

/// <summary>A function of ours that templates call like those of Scriban.</summary>
/// <param name="name">Its name in templates.</param>
/// <param name="minArguments">How many arguments it needs.</param>
/// <param name="maxArguments">How many arguments it takes; those left out are not in the array that <paramref name="invoke"/> gets.</param>
/// <param name="invoke">Returns the value. To refuse its arguments it throws a <see cref="TemplateFunctionException"/>.</param>
/// <param name="check">
/// Gets the arguments of a call when the template is checked, null for those that are not constants, and returns what is wrong with them,
/// or null.
/// </param>
/// <param name="parameters">The names of the arguments, if they may be given by name.</param>
internal sealed class TemplateFunction(
    string name,
    int minArguments,
    int maxArguments,
    Func<object?[], object?> invoke,
    Func<object?[], string?>? check = null,
    string[]? parameters = null) : IScriptCustomFunction
{
    private readonly string[] _parameters = parameters ?? [];

    public string Name => name;

    public Func<object?[], string?>? Check => check;

    public int RequiredParameterCount => minArguments;

    public int ParameterCount => maxArguments;

    // Scriban fills the other kinds up with nulls, and the function could not know how many arguments it got.
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
        return invoke([.. arguments]);
    }

    public ValueTask<object?> InvokeAsync(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments,
        ScriptBlockStatement? blockStatement) =>
        new(Invoke(context, callerContext, arguments, blockStatement));
}
