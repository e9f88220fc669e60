using Scriban.Syntax;

namespace Digest.Templates;

/// <summary>The names that a template assigns, and the partials that it includes.</summary>
internal sealed class TemplateNames
{
    /// <summary>The assigned plain names.</summary>
    public HashSet<string> Globals { get; } = new(StringComparer.Ordinal);

    /// <summary>The assigned names with a <c>$</c>, without the <c>$</c>.</summary>
    public HashSet<string> Locals { get; } = new(StringComparer.Ordinal);

    /// <summary>The partials that are included by a constant name.</summary>
    public HashSet<string> Includes { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether the name of an include is computed.</summary>
    public bool ComputesIncludes { get; private set; }

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

        if (node is ScriptVariableGlobal { Name: IncludeFunction.Name })
        {
            if (node.Parent is ScriptFunctionCall { Arguments: [ScriptLiteral { Value: string name }, ..] } call
                && ReferenceEquals(call.Target, node))
                Includes.Add(name);
            else
                ComputesIncludes = true;
        }

        foreach (var child in node.Children)
            Collect(child);
    }
}
