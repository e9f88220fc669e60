using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Digest.Templates;

/// <summary>
/// An object that templates read. Scriban sees the members of its <see cref="ModelType"/>, so nothing is found by reflection. Templates
/// cannot change it.
/// </summary>
internal interface ITemplateModel : IScriptObject
{
    /// <summary>The table of the object's members.</summary>
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
        var isFound = ModelType.Members.TryGetValue(member, out var found);
        value = found?.Get(this);
        return isFound;
    }

    bool IScriptObject.CanWrite(string member) => false;
    bool IScriptObject.TrySetValue(TemplateContext? context, SourceSpan span, string member, object? value, bool readOnly) => false;
    bool IScriptObject.Remove(string member) => false;
    void IScriptObject.SetReadOnly(string member, bool readOnly) { }
    IScriptObject IScriptObject.Clone(bool deep) => this;
}

/// <summary>A model whose class has the table of its members.</summary>
internal interface ITemplateModel<TSelf> : ITemplateModel
    where TSelf : class, ITemplateModel<TSelf>
{
    static abstract ModelType<TSelf> Type { get; }

    ModelType ITemplateModel.ModelType => TSelf.Type;
}
