using System.Runtime.CompilerServices;

namespace Digest.Templates;

/// <summary>
/// The base of models that are records. Scriban compares objects and puts them into messages: a model is compared by reference, and its
/// text is the name of its type, not its content.
/// </summary>
internal abstract record TemplateModel
{
    // Derived records call this before they compare their own members.
    public virtual bool Equals(TemplateModel? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
    public sealed override string ToString() => GetType().ToString();
}
