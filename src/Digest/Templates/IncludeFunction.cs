using Digest.Sources.Diagnostics;
using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Digest.Templates;

/// <summary>
/// Scriban's <c>include</c> for the partials of the theme. A printed partial writes directly into the page; elsewhere its output is markup.
/// </summary>
internal sealed class IncludeFunction : IScriptCustomFunction
{
    public const string Name = "include";
    private static readonly ScriptList<ScriptExpression> s_none = [];

    public int RequiredParameterCount => 0; // a missing name is reported in Invoke
    public int ParameterCount => 1;
    public ScriptVarParamKind VarParamKind => ScriptVarParamKind.Direct;
    public Type ReturnType => typeof(object);

    public static bool IsCalledBy(ScriptFunctionCall call) => call.Target is ScriptVariableGlobal { Name: Name };
    public ScriptParameterInfo GetParameterInfo(int index) => new(typeof(object), index == 0 ? "template_name" : "value");

    public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        var page = (RenderContext)context;
        page.Step(callerContext?.Span ?? context.CurrentSpan);
        if (arguments.Count == 0)
            throw new TemplateFunctionException("'include' needs the name of a template.");
        var name = arguments[0] as string ?? throw new TemplateFunctionException("The name of a template must be a text.");
        if (!page.Partials.TryGetValue(name, out var partial))
            throw new TemplateFunctionException($"There is no template '{name}'.", Nearest.DidYouMean(name, page.Partials.Keys));
        if (!partial.Mistakes.IsEmpty)
            throw new TemplateException(partial.Mistakes[0]);

        var start = page.Page.Count;
        context.PushLocal();
        try
        {
            context.SetValue(ScriptVariable.Arguments, arguments, asReadOnly: true, force: true);
            foreach (var argument in (callerContext as ScriptFunctionCall)?.Arguments ?? s_none)
            {
                if (argument is ScriptNamedArgument { Name.Name: var member }
                    && arguments.TryGetValue(context, context.CurrentSpan, member, out var value))
                    context.SetValue(ScriptVariable.Create(member, ScriptVariableScope.Local), value, asReadOnly: false, force: true);
            }

            context.Evaluate(partial.Content);
        }
        finally
        {
            context.PopLocal();
        }

        if (callerContext?.Parent is PrintStatement)
            return null;
        var markup = page.Page.CutFrom(start);
        page.ChargeFor(callerContext?.Span ?? context.CurrentSpan, markup);
        return markup;
    }

    public ValueTask<object?> InvokeAsync(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments,
        ScriptBlockStatement? blockStatement) =>
        new(Invoke(context, callerContext, arguments, blockStatement));
}
