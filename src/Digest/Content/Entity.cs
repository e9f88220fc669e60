using System.Collections.Immutable;
using Digest.Languages;
using Digest.Sources;

namespace Digest.Content;

/// <summary>A person, organisation or place with a name in every language of the site.</summary>
/// <param name="Also">Other spellings.</param>
/// <param name="SameAs">An address that says who or what is meant, such as Wikidata's.</param>
internal sealed record Entity(string Id, EntityType Type, LocalizedText Name, ImmutableArray<string> Also, string? SameAs, SourceLocation Location);
