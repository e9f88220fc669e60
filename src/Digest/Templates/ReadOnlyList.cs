using System.Collections;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Digest.Templates;

/// <summary>Accesses a list of a model, which templates can read but not change. An index out of range gives null.</summary>
internal sealed class ReadOnlyList : IListAccessor
{
    public static readonly ReadOnlyList Accessor = new();

    public int GetLength(TemplateContext context, SourceSpan span, object target) => ((IList)target).Count;

    public object? GetValue(TemplateContext context, SourceSpan span, object target, int index) =>
        (uint)index < (uint)((IList)target).Count ? ((IList)target)[index] : null;

    public void SetValue(TemplateContext context, SourceSpan span, object target, int index, object? value) =>
        throw new TemplateFault(span, "This list is read-only.", "Only lists made in a template can be changed.");
}
