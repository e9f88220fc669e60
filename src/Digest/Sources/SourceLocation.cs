namespace Digest.Sources;

/// <summary>A place in a source file.</summary>
/// <param name="Path">From the root of the project.</param>
/// <param name="Line">From 1; 0 for the file as a whole.</param>
/// <param name="Column">From 1, in UTF-16 units of the line; <see cref="Diagnostics.Diagnostic.Column"/> is what editors see.</param>
internal readonly record struct SourceLocation(string Path, int Line, int Column) : IComparable<SourceLocation>
{
    /// <summary>The file as a whole.</summary>
    public static SourceLocation OfFile(string path) => new(path, 0, 0);

    public int CompareTo(SourceLocation other) => string.CompareOrdinal(Path, other.Path) is not 0 and var byPath
        ? byPath
        : (Line, Column).CompareTo((other.Line, other.Column));

    public static bool operator <(SourceLocation left, SourceLocation right) => left.CompareTo(right) < 0;
    public static bool operator >(SourceLocation left, SourceLocation right) => left.CompareTo(right) > 0;
    public static bool operator <=(SourceLocation left, SourceLocation right) => left.CompareTo(right) <= 0;
    public static bool operator >=(SourceLocation left, SourceLocation right) => left.CompareTo(right) >= 0;
}
