namespace Digest.Configuration;

/// <summary>A stage of a compilation, and how much it made: <c>parsed</c> 20 <c>article</c>.</summary>
/// <param name="Noun">In the singular.</param>
internal readonly record struct EndedStage(string Verb, int Count, string Noun);
