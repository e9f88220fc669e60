namespace Digest.Sources;

/// <summary>A mistake that explains why a text is not YAML.</summary>
/// <param name="Line">From 0.</param>
/// <param name="Column">From 0.</param>
internal sealed record YamlMistake(int Line, int Column, string Message, string Advice)
{
    /// <summary>An invisible character where only a sign of YAML may be. Its reader names it.</summary>
    public static YamlMistake OfInvisible(int line, int column) => new(line, column, "", "");
}
