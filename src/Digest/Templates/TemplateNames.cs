using Scriban.Syntax;

namespace Digest.Templates;

/// <summary>The names that a template sets and includes, found on its tree.</summary>
internal sealed class TemplateNames : ScriptVisitor
{
    public HashSet<string> Globals { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Locals { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Includes { get; } = new(StringComparer.Ordinal);

    public bool ComputesIncludes { get; private set; }

    public static TemplateNames Of(ScriptPage page)
    {
        var names = new TemplateNames();
        names.Visit((ScriptNode)page);
        return names;
    }

    public override void Visit(ScriptAssignExpression node)
    {
        Add(node.Target);
        base.Visit(node);
    }

    public override void Visit(ScriptCaptureStatement node)
    {
        Add(node.Target);
        base.Visit(node);
    }

    public override void Visit(ScriptForStatement node)
    {
        if (node.Variable is ScriptVariableLocal)
            Add(node.Variable);
        base.Visit(node);
    }

    public override void Visit(ScriptFunction node)
    {
        Add(node.NameOrDoToken);
        base.Visit(node);
    }

    public override void Visit(ScriptFunctionCall node)
    {
        if (IncludeFunction.IsCalledBy(node))
        {
            if (node.Arguments is [ScriptLiteral { Value: string name }, ..])
                Includes.Add(name);
            else
                ComputesIncludes = true;
        }

        base.Visit(node);
    }

    /// <summary>A bare <c>include</c> is the target of a pipe, so the name comes from the other side of it.</summary>
    public override void Visit(ScriptVariableGlobal node) =>
        ComputesIncludes |= node.Name == IncludeFunction.Name && !(node.Parent is ScriptFunctionCall call && ReferenceEquals(call.Target, node));

    private void Add(ScriptNode? target)
    {
        switch (target)
        {
            case ScriptVariableGlobal global:
                Globals.Add(global.Name);
                break;
            case ScriptVariableLocal local:
                Locals.Add(local.BaseName);
                break;
        }
    }
}
