using Scriban.Syntax;

namespace Digest.Templates;

/// <summary>
/// The names that a template assigns, and the constants with which it calls functions, such as the names of the partials that it includes.
/// </summary>
internal sealed class TemplateNames
{
    /// <summary>The constant first arguments of calls, and null for those that are computed, by the name of the function.</summary>
    private readonly Dictionary<string, HashSet<string?>> _arguments = new(StringComparer.Ordinal);

    /// <summary>The assigned plain names.</summary>
    public HashSet<string> Globals { get; } = new(StringComparer.Ordinal);

    /// <summary>The assigned names with a <c>$</c>, without the <c>$</c>.</summary>
    public HashSet<string> Locals { get; } = new(StringComparer.Ordinal);

    /// <summary>The constants with which a function is called; null if an argument is computed.</summary>
    public ImmutableArray<string>? ArgumentsOf(string function) =>
        _arguments.GetValueOrDefault(function) is not { } arguments ? [] : arguments.Contains(null) ? null : [.. arguments!];

    public void Collect(ScriptNode node)
    {
        var set = node switch
        {
            ScriptAssignExpression assignment => assignment.Target,
            ScriptCaptureStatement capture => capture.Target,
            ScriptForStatement { Variable: ScriptVariableLocal variable } => variable,
            ScriptFunction function => function.NameOrDoToken,
            _ => null,
        };
        if (set is ScriptVariableGlobal global)
            Globals.Add(global.Name);
        else if (set is ScriptVariableLocal local)
            Locals.Add(local.BaseName);

        if (node is ScriptVariableGlobal used)
        {
            var argument = node.Parent is ScriptFunctionCall { Arguments: [ScriptLiteral { Value: string constant }, ..] } call
                && ReferenceEquals(call.Target, node) ? constant : null;
            if (!_arguments.TryGetValue(used.Name, out var arguments))
                _arguments[used.Name] = arguments = new(StringComparer.Ordinal);
            arguments.Add(argument);
        }

        foreach (var child in node.Children)
            Collect(child);
    }
}
