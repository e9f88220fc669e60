using Digest.Languages.Dates;
using Digest.Sources;

namespace Digest.Content;

/// <summary>A source as an article cites it, with the report itself where it is known.</summary>
internal sealed record Citation(Reference Source, string? Url, string? Title, PublicationDate? Published);
