using Digest.Sources;

namespace Digest.Languages;

/// <summary>A language of the site.</summary>
/// <param name="Overrides">Keys of the language file with other values for this site.</param>
internal sealed record LanguageSetting(string Code, SourceLocation Location, MapNode? Overrides = null)
{
    public bool Sets(KeyDeclaration key) => Overrides?.Find(key.Name) is not null;
}
