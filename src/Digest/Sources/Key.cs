namespace Digest.Sources;

/// <summary>A key that is read as <typeparamref name="T"/>: see <see cref="KeyTable"/> and <see cref="Fields.Get"/>.</summary>
/// <param name="fallback">The value of a key that is missing or wrong.</param>
internal sealed class Key<T>(KeyTable table, string name, KeyKind kind, string summary, T fallback, Func<Fields, DataNode, Key<T>, T> read)
    : KeyDeclaration(table, name, kind, summary)
{
    public T Fallback => fallback;

    /// <summary>Reads a value that is present; a wrong one is reported and read as <see cref="Fallback"/>.</summary>
    public T Read(Fields fields, DataNode node) => read(fields, node, this);
}
