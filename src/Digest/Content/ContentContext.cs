using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Digest.Configuration;
using Digest.Content.Lint;
using Digest.Incremental;
using Digest.Languages;
using Digest.Languages.Dates;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Text;

namespace Digest.Content;

/// <summary>What every parser of content needs to know: the languages, where media are, and whom to tell.</summary>
internal sealed class ContentContext
{
    private readonly FrozenSet<string> _knownCodes;

    public ContentContext(SourceTree sources, Settings settings, ImmutableArray<Language> languages, BuildCache cache, DiagnosticBag diagnostics)
    {
        _knownCodes = LanguageFile.CodesIn(sources).Concat(languages.Select(language => language.Code)).ToFrozenSet(StringComparer.Ordinal);
        Languages = languages;
        Diagnostics = diagnostics;
        Media = new(sources, settings.LinkRoot, cache);
    }

    private ContentContext(ContentContext other, DiagnosticBag diagnostics)
    {
        _knownCodes = other._knownCodes;
        Languages = other.Languages;
        Media = other.Media;
        Diagnostics = diagnostics;
    }

    public ImmutableArray<Language> Languages { get; }

    /// <summary>A cache key: another object when the settings or a language file change.</summary>
    public object? LanguagesKey => ImmutableCollectionsMarshal.AsArray(Languages);

    public DiagnosticBag Diagnostics { get; }
    public MediaLibrary Media { get; }

    /// <summary>The same context with another bag.</summary>
    public ContentContext With(DiagnosticBag diagnostics) => new(this, diagnostics);

    /// <summary>The language that a text file is named after; reports a name that is none of the site's.</summary>
    public Language? LanguageOf(SourceFile file)
    {
        if (Languages.FirstOrDefault(language => language.Code == file.Stem) is { } language)
            return language;

        var advice = Nearest.To(file.Stem, Languages.Select(candidate => candidate.Code)) is { } near
            ? $"Did you mean '{near}.md'?"
            : _knownCodes.Contains(file.Stem)
                ? $"The theme knows '{file.Stem}': add it to Languages in {Settings.File}."
                : $"A text is named after its language: {string.Join(", ", Languages.Select(candidate => candidate.Code + ".md"))}. A name that starts with '_' is passed over.";
        Diagnostics.Error(DiagnosticCode.UnknownLanguage, new(file.Path, 1, 1), $"'{file.Stem}' is not a language of this site", advice);
        return null;
    }

    public void RequireKnownLanguage(string code, SourceLocation location)
    {
        if (!_knownCodes.Contains(code))
            Diagnostics.Error(DiagnosticCode.UnknownLanguage, location, $"'{code}' is not a language of this site", Nearest.DidYouMean(code, Languages.Select(language => language.Code)));
    }

    public static bool IsId(string id) => id.Length > 0 && id.All(character => character is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');

    public bool IsId(string id, SourceLocation location)
    {
        if (IsId(id))
            return true;
        Diagnostics.Error(DiagnosticCode.BadFileName, location, $"'{id}' is not an id", "An id is made of the letters a–z, digits and hyphens.");
        return false;
    }

    /// <summary>A text, or a map from language codes to texts.</summary>
    public LocalizedText LocalizedOf(DataNode node, string key)
    {
        switch (node)
        {
            case MapNode map:
                foreach (var entry in map.Entries)
                    RequireKnownLanguage(entry.Key, entry.Location);
                var texts = map.Entries
                    .Where(entry => entry.Value is ScalarNode { IsNull: false, Value.Length: > 0 })
                    .Select(entry => KeyValuePair.Create(entry.Key, ((ScalarNode)entry.Value).Value.Trim()));
                foreach (var entry in map.Entries.Where(entry => entry.Value is not ScalarNode))
                    Diagnostics.Error(DiagnosticCode.BadValue, entry.Value.Location, $"under '{entry.Key}' stands {entry.Value.Kind} where a text belongs", null);
                foreach (var entry in map.Entries.Where(entry => entry.Value is ScalarNode { Value: var value } && Bidi.FirstUnsafeControl(value) is not null))
                    Diagnostics.Error(DiagnosticCode.ForbiddenCharacter, entry.Value.Location, "an invisible character here would reorder the text around it", "Delete it; the pages isolate text of the other direction by themselves.");
                foreach (var entry in map.Entries)
                    ReadOver(entry);
                return new([.. texts]);
            case ScalarNode { IsNull: false } scalar:
                return new([], scalar.Value.Trim());
            default:
                Diagnostics.Error(DiagnosticCode.BadValue, node.Location, $"under '{key}' stands {node.Kind} where a text belongs", "Write one text, or one for each language.");
                return LocalizedText.Empty;
        }
    }

    /// <summary>A name or a label of a language of the site, read as the texts are.</summary>
    private void ReadOver(MapEntry entry)
    {
        if (entry.Value is ScalarNode scalar && Languages.FirstOrDefault(language => language.Code == entry.Key) is { } language)
            new Proofreader(language, published: null, Spellings.None).Read(scalar.Value, TextKind.Label, _ => scalar.Location, Diagnostics);
    }

    public LocalizedText ReadLocalized(Fields fields, string key) => fields.Node(key) is { } node ? LocalizedOf(node, key) : LocalizedText.Empty;

    /// <summary>A text that must be there: in one language at least, or in every language of the site.</summary>
    public LocalizedText RequireLocalized(Fields fields, string key, bool inEveryLanguage)
    {
        var text = ReadLocalized(fields, key);
        if (text.IsEmpty)
        {
            fields.Missing(key);
            return text;
        }

        foreach (var language in Languages.Where(language => inEveryLanguage && !text.Has(language)))
            fields.Wrong(fields.LocationOf(key), $"'{key}' is not given in '{language.Code}' ({language.Name})", $"Add '{language.Code}: …' to it.", DiagnosticCode.MissingText);
        if (!inEveryLanguage && !Languages.Any(text.Has))
            fields.Wrong(fields.LocationOf(key), $"'{key}' is given in no language of this site", $"Add '{Languages[0].Code}: …' to it.", DiagnosticCode.MissingText);
        return text;
    }

    /// <summary>An address of another site.</summary>
    public static string? ReadUrl(Fields fields, string key)
    {
        if (fields.Text(key) is not { } url)
            return null;
        if (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http")
            return url;
        fields.Wrong(fields.LocationOf(key), $"'{url}' is not an address", "Write it whole: https://….");
        return null;
    }

    /// <summary>A day or a moment.</summary>
    public static PublicationDate? ReadDate(Fields fields, string key)
    {
        if (fields.Text(key) is not { } text)
            return null;
        if (PublicationDate.TryParse(text) is { } date)
            return date;
        fields.Wrong(fields.LocationOf(key), $"'{key}: {text}' is not a date of the calendar", "Write it as 2023-09-12, or with a time as 2023-09-12T08:00:00+08:00.", DiagnosticCode.BadDate);
        return null;
    }
}
