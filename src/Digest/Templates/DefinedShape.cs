using Scriban.Syntax;

namespace Digest.Templates;

/// <summary>A function defined in a template.</summary>
internal sealed record DefinedShape(ScriptFunction Function) : Shape
{
    public override string Description => $"the function '{(Function.NameOrDoToken as ScriptVariable)?.Name}'";
}
