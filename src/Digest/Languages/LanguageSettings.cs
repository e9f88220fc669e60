using Digest.Sources;

namespace Digest.Languages;

/// <summary>The settings that <see cref="LanguageFile"/> applies on top of the files in <c>theme/languages/</c>.</summary>
/// <param name="Languages">The languages of the site, in the order of its menus.</param>
internal sealed record LanguageSettings(
    ImmutableArray<LanguageSetting> Languages,
    LocalizedText MonthStyle,
    SourceLocation MonthStyleLocation,
    LocalizedText Digits,
    SourceLocation DigitsLocation);
