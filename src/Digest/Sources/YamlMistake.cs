namespace Digest.Sources;

/// <summary>A mistake that explains why a text is not YAML.</summary>
/// <param name="Line">From 0.</param>
/// <param name="Column">From 0.</param>
internal sealed record YamlMistake(int Line, int Column, string Message, string Advice);
