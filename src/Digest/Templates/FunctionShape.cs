using Scriban.Runtime;

namespace Digest.Templates;

/// <summary>A function of <see cref="TemplateHost.Functions"/>.</summary>
internal sealed record FunctionShape(string Name, IScriptCustomFunction Function) : Shape
{
    public override string Description => $"the function '{Name}'";
}
