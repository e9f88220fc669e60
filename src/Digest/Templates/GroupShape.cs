using Scriban.Runtime;

namespace Digest.Templates;

/// <summary>A group of functions, such as <c>string</c>.</summary>
internal sealed record GroupShape(string Name, ScriptObject Functions) : Shape
{
    public override string Description => $"the group of functions '{Name}'";
}
