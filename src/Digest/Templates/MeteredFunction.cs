using System.Collections;
using System.Numerics;
using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Digest.Templates;

/// <summary>A function of Scriban whose work is counted: it reads its arguments and makes its result.</summary>
/// <param name="name">The name with its group, such as <c>array.sort</c>.</param>
internal sealed class MeteredFunction(string name, IScriptCustomFunction inner) : IScriptCustomFunction
{
    /// <summary>Functions that read a part of their arguments only, not longer than their result.</summary>
    private static readonly FrozenSet<string> s_constant = FrozenSet.Create(StringComparer.Ordinal,
        "array.first", "array.last", "array.size", "object.default", "object.has_key", "object.has_value", "object.kind", "object.size",
        "object.typeof", "string.size", "string.slice", "string.slice1", "string.truncate");

    /// <summary>Functions that move the items of a list without reading them.</summary>
    private static readonly FrozenSet<string> s_shallow = FrozenSet.Create(StringComparer.Ordinal,
        "array.add", "array.add_range", "array.any", "array.compact", "array.concat", "array.each", "array.filter", "array.insert_at",
        "array.limit", "array.map", "array.offset", "array.remove_at", "array.reverse", "object.keys", "object.values");

    /// <summary>Functions that search a text for another and, in the worst case, compare all of it at every place.</summary>
    private static readonly FrozenSet<string> s_searching = FrozenSet.Create(StringComparer.Ordinal,
        "string.contains", "string.index_of", "string.remove", "string.remove_first", "string.remove_last", "string.replace",
        "string.replace_first", "string.split");

    private const int ComparedInTimeOfOne = 256, ComparedByCollisions = 50;

    public int RequiredParameterCount => inner.RequiredParameterCount;
    public int ParameterCount => inner.ParameterCount;
    public ScriptVarParamKind VarParamKind => inner.VarParamKind;
    public Type ReturnType => inner.ReturnType;
    public ScriptParameterInfo GetParameterInfo(int index) => inner.GetParameterInfo(index);

    public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        var page = (RenderContext)context;
        var span = callerContext?.Span ?? context.CurrentSpan;
        if (!s_constant.Contains(name))
        {
            var times = TimesRead(arguments);
            foreach (var argument in arguments)
                page.ChargeFor(span, argument, s_shallow.Contains(name), times);
        }

        context.EnterRecursive(callerContext); // it may call a function of the template
        try
        {
            return page.Complete(span, inner.Invoke(context, callerContext, arguments, blockStatement));
        }
        finally
        {
            context.ExitRecursive(callerContext);
        }
    }

    public ValueTask<object?> InvokeAsync(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments,
        ScriptBlockStatement? blockStatement) =>
        new(Invoke(context, callerContext, arguments, blockStatement));

    private int TimesRead(ScriptArray arguments) => name switch
    {
        "array.sort" when arguments is [ICollection list, ..] => BitOperations.Log2((uint)list.Count) + 1,
        "array.uniq" when arguments is [ICollection list, ..] => list.Count / ComparedByCollisions + 1,
        _ when s_searching.Contains(name) && arguments is [_, string wanted, ..] => wanted.Length / ComparedInTimeOfOne + 1,
        _ => 1,
    };
}
