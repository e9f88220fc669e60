namespace Digest.Benchmarks.Corpora;

/// <summary>A language of the generated digest.</summary>
/// <param name="Topic">A topic, such as <c>Topik 5</c>; the others are the same for a person, an event and its summary.</param>
/// <param name="Words">The words of the texts.</param>
internal sealed record CorpusLanguage(string Code, string Topic, string Person, string Event, string Summary, string[] Words);
