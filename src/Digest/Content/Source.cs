using Digest.Languages;
using Digest.Sources;

namespace Digest.Content;

/// <summary>Who reported something.</summary>
/// <param name="Language">The language that it reports in, as a BCP 47 tag.</param>
internal sealed record Source(string Id, LocalizedText Name, string? Url, string? Language, SourceLocation Location);
