using Digest.Languages;
using Digest.Sources;

namespace Digest.Content;

/// <summary>A term of the taxonomy.</summary>
/// <param name="Name">In every language of the site.</param>
/// <param name="Slug">Where a language has its own; else the id.</param>
/// <param name="Broader">The id of the topic above it.</param>
internal sealed record Topic(string Id, LocalizedText Name, LocalizedText Description, LocalizedText Slug, Reference? Broader, SourceLocation Location)
{
    public IEnumerable<(ReferenceKind Kind, Reference Reference)> References => Broader is { } broader ? [(ReferenceKind.Topic, broader)] : [];

    public string SlugIn(Language language) => Slug.ByLanguage.Where(pair => pair.Key == language.Code).Select(pair => pair.Value).FirstOrDefault() ?? Slug.ForAll ?? Id;
}
