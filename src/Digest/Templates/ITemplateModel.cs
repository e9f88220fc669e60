using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Digest.Templates;

/// <summary>
/// An object that templates may read. Scriban sees it as an object of its own kind with the members of <see cref="ModelType"/>, so no
/// member is ever found by reflection. Templates cannot change it.
/// </summary>
internal interface ITemplateModel : IScriptObject
{
    /// <summary>The table of the object's members; one for all objects of a kind.</summary>
    ModelType ModelType { get; }

    int IScriptObject.Count => ModelType.Members.Count;

    bool IScriptObject.IsReadOnly
    {
        get => true;
        set { }
    }

    IEnumerable<string> IScriptObject.GetMembers() => ModelType.Members.Keys;

    bool IScriptObject.Contains(string member) => ModelType.Members.ContainsKey(member);

    bool IScriptObject.TryGetValue(TemplateContext? context, SourceSpan span, string member, out object? value)
    {
        if (ModelType.Table.TryGetValue(member, out var found))
        {
            value = found.Get(this);
            return true;
        }

        value = null;
        return false;
    }

    bool IScriptObject.CanWrite(string member) => false;

    bool IScriptObject.TrySetValue(TemplateContext? context, SourceSpan span, string member, object? value, bool readOnly) => false;

    bool IScriptObject.Remove(string member) => false;

    void IScriptObject.SetReadOnly(string member, bool readOnly)
    {
    }

    IScriptObject IScriptObject.Clone(bool deep) => this;
}
