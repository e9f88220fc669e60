namespace Digest.Sources;

/// <summary>A key as declared; diagnostics and the tables in <c>docs/</c> are made from it.</summary>
/// <param name="summary">What the key is for, in Markdown.</param>
internal abstract class KeyDeclaration(KeyTable table, string name, KeyKind kind, string summary)
{
    public KeyTable Table => table;
    public string Name => name;
    public KeyKind Kind => kind;
    public string Summary => summary;
    public bool IsRequired { get; init; }

    /// <summary>Whether a required text may be empty.</summary>
    public bool MayBeEmpty { get; init; }

    /// <summary>The value of a missing key, in Markdown.</summary>
    public string IfMissing { get; init; } = "";

    /// <summary>The bounds of a number, both included.</summary>
    public (int Minimum, int Maximum) Bounds { get; init; }

    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>The keys of a map, or of the maps in a list, where they are fixed.</summary>
    public KeyTable? Nested { get; init; }
}
