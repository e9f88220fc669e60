using System.Collections;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Digest.Templates;

/// <summary>
/// Fields that an editor names, such as those below <c>extra</c>. A field that is not there is null. Templates cannot change them, and loop
/// over them as pairs.
/// </summary>
internal interface IOwnFields : IScriptObject, IEnumerable<KeyValuePair<string, object?>>
{
    IReadOnlyList<string> Names { get; }

    /// <summary>The value of a field; null without one.</summary>
    object? ValueOf(string name);

    int IScriptObject.Count => Names.Count;

    bool IScriptObject.IsReadOnly
    {
        get => true;
        set { }
    }

    IEnumerable<string> IScriptObject.GetMembers() => Names;
    bool IScriptObject.Contains(string member) => Names.Contains(member, StringComparer.OrdinalIgnoreCase);

    bool IScriptObject.TryGetValue(TemplateContext? context, SourceSpan span, string member, out object? value)
    {
        value = ValueOf(member);
        return true;
    }

    bool IScriptObject.CanWrite(string member) => false;
    bool IScriptObject.TrySetValue(TemplateContext? context, SourceSpan span, string member, object? value, bool readOnly) => false;
    bool IScriptObject.Remove(string member) => false;
    void IScriptObject.SetReadOnly(string member, bool readOnly) { }
    IScriptObject IScriptObject.Clone(bool deep) => this;

    IEnumerator<KeyValuePair<string, object?>> IEnumerable<KeyValuePair<string, object?>>.GetEnumerator() =>
        Names.Select(name => KeyValuePair.Create(name, ValueOf(name))).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
