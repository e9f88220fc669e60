using Digest.Sources;

namespace Digest.Languages;

/// <param name="Overrides">Keys of the language file with other values, for this site.</param>
internal sealed record LanguageSetting(string Code, SourceLocation Location, MapNode? Overrides);
