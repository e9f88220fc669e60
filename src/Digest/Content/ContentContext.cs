using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Digest.Configuration;
using Digest.Content.Lint;
using Digest.Content.Markdown;
using Digest.Incremental;
using Digest.Languages;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Text;

namespace Digest.Content;

/// <summary>What the parsers of content have in common.</summary>
internal sealed partial record ContentContext(
    SourceTree Sources, Settings Settings, ImmutableArray<Language> Languages, BuildCache Cache, BuildDay Today,
    DiagnosticBag Diagnostics)
{
    /// <summary>The fields that the theme declares. A cache key of what has fields.</summary>
    public FieldDeclarations DeclaredFields { get; init; } = FieldDeclarations.None;

    /// <summary>The links that are cards. A cache key of texts.</summary>
    public Embeds Embeds { get; init; } = Embeds.None;

    /// <summary>The part of the site that is built; null for the whole site.</summary>
    public SitePart? Part { get; init; }

    /// <summary>See <see cref="TextKeys.OfShared"/>; null if nothing is kept for later builds.</summary>
    public ContentKey? SharedKey { get; init; }

    private readonly FrozenSet<string> _knownCodes =
        LanguageFile.ExpectedIn(Sources, Cache).Concat(Languages.Select(language => language.Code)).ToFrozenSet(StringComparer.Ordinal);

    public MediaLibrary Media { get; init; } = new(Sources, Settings.LinkRoot, Cache);

    /// <summary>A cache key: another object when the settings or a language file change.</summary>
    public object? LanguagesKey => ImmutableCollectionsMarshal.AsArray(Languages);

    /// <summary>The same context for a text that also publishes its photographs as they are.</summary>
    public ContentContext KeepingOriginals() => this with { Media = Media.KeepingOriginals() };

    /// <summary>The same context with another bag.</summary>
    public ContentContext With(DiagnosticBag diagnostics) => this with { Diagnostics = diagnostics };

    /// <summary>The same context for a body, with another bag and without the day: see <see cref="TextKeys"/>.</summary>
    public ContentContext ForBody(DiagnosticBag diagnostics) => this with { Diagnostics = diagnostics, Today = BuildDay.None };

    /// <summary>The language that a text file is named after; null if it is not a language of the site.</summary>
    public Language? LanguageOf(SourceFile file)
    {
        if (Languages.FirstOrDefault(language => language.Code == file.Stem) is { } language)
            return language;

        var names = Languages.Select(candidate => candidate.Code + ".md");
        var advice = Nearest.To(file.Stem, Languages.Select(candidate => candidate.Code)) is { } near
            ? $"Did you mean '{near}.md'?"
            : OriginalOf(file) is { } original
            ? $"It looks like a copy of {original}, which is beside it: compare the two, and delete this one."
            : AdviceToAdd(file.Stem)
                ?? $"Name the file after its language: {string.Join(", ", names)}. Files whose names start with '_' are ignored.";
        Diagnostics.Error(DiagnosticCode.UnknownLanguage, new(file.Path, 1, 1), $"'{file.Stem}' is not a language of this site", advice);
        return null;
    }

    /// <summary>What to do about a language that the theme has and the site does not.</summary>
    private string? AdviceToAdd(string code) => LanguageFile.CodesIn(Sources).Contains(code, StringComparer.Ordinal)
        ? $"The theme has a file for '{code}': add it to Languages in {Settings.File}." : null;

    /// <summary>Whether content may have texts in a language: it is one of the site, or the theme has it and it may be added.</summary>
    public bool IsKnownLanguage(string code) => _knownCodes.Contains(code);

    /// <summary>The text that a file seems to be a copy of: <c>ms (1).md</c>, <c>Copy of ms.md</c>; null if there is none.</summary>
    private string? OriginalOf(SourceFile file)
    {
        var words = NotLetters.Split(file.Stem);
        return Languages.Select(language => language.Code)
            .Where(code => words[0] == code || words[^1] == code)
            .Select(code => code + ".md")
            .FirstOrDefault(name => Sources.Find($"{file.Folder}/{name}") is not null);
    }

    /// <summary>What looks like the code of a language, not its name.</summary>
    [GeneratedRegex(@"\A[A-Za-z]{2,3}([-_]|\z)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex CodeShape { get; }

    [GeneratedRegex(@"[^\p{L}]+", RegexOptions.CultureInvariant)]
    private static partial Regex NotLetters { get; }

    /// <summary>Reports a language that the site does not have and is not expected to get.</summary>
    public void RequireKnownLanguage(string code, SourceLocation location)
    {
        if (!IsKnownLanguage(code))
            RequireLanguageOfSite(code, location);
    }

    /// <param name="adviceIfForeign">What to do about a language that does not resemble one of the site.</param>
    public void RequireLanguageOfSite(string code, SourceLocation location, string? adviceIfForeign = null)
    {
        if (Languages.Any(language => language.Code == code))
            return;
        var codes = string.Join(", ", Languages.Select(language => language.Code));
        var advice = Languages.FirstOrDefault(language => language.Name.Equals(code, StringComparison.OrdinalIgnoreCase)) is { } named
            ? $"Write its code: {named.Code}."
            : Nearest.DidYouMean(code, Languages.Select(language => language.Code))
            ?? (adviceIfForeign is null ? AdviceToAdd(code) ?? $"The languages are: {codes}."
                : CodeShape.IsMatch(code) ? adviceIfForeign
                : $"Write a code: {codes}. {adviceIfForeign}");
        Diagnostics.Error(DiagnosticCode.UnknownLanguage, location, NoLanguage(code), advice);
    }

    private static string NoLanguage(string code) => $"'{code}' is not a language of this site";

    public bool IsId(string id, SourceLocation location)
    {
        if (Id.IsValid(id))
            return true;
        var advice = DeviceNames.Contain(id) ? DeviceNames.Advice : "An id consists of the letters a–z, digits and hyphens.";
        Diagnostics.Error(DiagnosticCode.BadFileName, location, $"'{id}' is not an id", advice);
        return false;
    }

    /// <summary>A text, or a map from language codes to texts.</summary>
    public LocalizedText LocalizedOf(DataNode node, string name)
    {
        switch (node)
        {
            case MapNode map:
                CheckTexts(map);
                return new(
                [
                    .. map.Entries
                        .Where(entry => entry.Value is ScalarNode { IsNull: false, IsBlank: false })
                        .Select(entry => KeyValuePair.Create(entry.Key, ((ScalarNode)entry.Value).Value.Trim())),
                ]);
            case ScalarNode { IsNull: false } scalar:
                MarkupInData.Check(scalar.Value, scalar.LocationOf, Diagnostics);
                return scalar.IsBlank ? LocalizedText.Empty : new([], scalar.Value.Trim());
            default:
                var advice = node is ListNode list && list.Items.All(item => item is MapNode)
                    ? "Delete the hyphens: each language is a key." : $"Write one text, or one for each language: {TextsInBraces}.";
                Diagnostics.Error(DiagnosticCode.BadValue, node.Location, $"'{name}' must be a text, not {node.Kind}", advice);
                return LocalizedText.Empty;
        }
    }

    /// <summary>A text for each language of the site, for advice.</summary>
    private string TextsInBraces => $"{{ {string.Join(", ", Languages.Select(language => $"{language.Code}: …"))} }}";

    /// <summary>
    /// The language that a key means which is not its code: the space after its colon is missing, or its letters have another case. Null
    /// for other keys.
    /// </summary>
    private Language? LanguageMeantBy(string key)
    {
        var code = key.Split(':', 2)[0];
        return IsKnownLanguage(key) ? null
            : Languages.FirstOrDefault(language => language.Code.Equals(code, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>
    /// Checks the texts of a map. All keys that lack the space after their colon are one error, and so are all in another case.
    /// </summary>
    private void CheckTexts(MapNode map)
    {
        string? reported = null;
        foreach (var entry in map.Entries.Where(entry => LanguageMeantBy(entry.Key) is null))
        {
            if (entry.AdviceOnComma is not { } comma || IsKnownLanguage(entry.Key))
                CheckText(entry);
            else if (comma != reported)
                Diagnostics.Error(DiagnosticCode.UnknownLanguage, entry.Location, NoLanguage(entry.Key), comma);
            reported = entry.AdviceOnComma;
        }

        foreach (var same in map.Entries.Where(entry => LanguageMeantBy(entry.Key) is not null).GroupBy(HasColon))
        {
            var codes = string.Join(", ", same.Select(entry => $"'{LanguageMeantBy(entry.Key)!.Code}'"));
            var advice = same.Key ? $"Put a space after the colon of {codes}."
                : same.Count() == 1 ? $"Did you mean {codes}?" : $"Write the codes of the languages: {codes}.";
            var first = same.First();
            Diagnostics.Error(DiagnosticCode.UnknownLanguage, first.Location, NoLanguage(first.Key), advice);
        }

        static bool HasColon(MapEntry entry) => entry.Key.Contains(':', StringComparison.Ordinal);
    }

    /// <summary>Checks the text of one language, and proofreads it if it is a language of the site.</summary>
    private void CheckText(MapEntry entry)
    {
        RequireKnownLanguage(entry.Key, entry.Location);
        if (entry.Value is not ScalarNode scalar)
        {
            Diagnostics.Error(DiagnosticCode.BadValue, entry.Value.Location, $"'{entry.Key}' must be a text, not {entry.Value.Kind}");
            return;
        }

        var text = MarkupInData.Check(scalar.Value, scalar.LocationOf, Diagnostics);
        if (Languages.FirstOrDefault(language => language.Code == entry.Key) is { } language)
        {
            var proofreader = new Proofreader(language, published: null, Spellings.None);
            proofreader.ReportPlaceholder(text, scalar.Location, Diagnostics);
            proofreader.ReadPlain(text, TextKind.Label, _ => scalar.Location, Diagnostics);
        }
    }

    /// <summary>The id of an entity, or a name that readers see.</summary>
    public Reference? ReadName(Fields fields, Key<Reference?> key)
    {
        if (fields.Get(key) is not { } name)
            return null;
        MarkupInData.Check(name.Id, _ => name.Location, Diagnostics);
        return name;
    }

    /// <summary>The texts of a key whose values are words, not names: each should say its language, so that pages can mark it.</summary>
    public LocalizedText ReadWords(Fields fields, Key<DataNode?> key)
    {
        var text = ReadLocalized(fields, key);
        if (text.ForAll is { Length: > 0 } && Languages.Length > 1)
        {
            var advice = $"Write {key.Name}: {TextsInBraces}, or the one that you have.";
            fields.Warn(key, DiagnosticCode.MissingText, $"'{key.Name}' does not say which language it is in", advice);
        }

        return text;
    }

    /// <summary>The last parts of the addresses of an entry, by language.</summary>
    public LocalizedText ReadSlugs(Fields fields, Key<DataNode?> key)
    {
        var slug = ReadLocalized(fields, key);
        foreach (var text in slug.Texts.Where(text => !Slug.IsValid(text)))
            fields.Wrong(key, $"'{text}' is not allowed in an address", Slug.AdviceOn(text));
        return slug;
    }

    /// <summary>The texts of a key. If it is required, it must have a text in one language of the site at least, or in every one.</summary>
    public LocalizedText ReadLocalized(Fields fields, Key<DataNode?> key, bool inEveryLanguage = false)
    {
        if (fields.Get(key) is not { } node)
            return LocalizedText.Empty;
        var text = LocalizedOf(node, key.Name);
        // A list is reported, and so is a key that means a language.
        if (!key.IsRequired || node is ListNode)
            return text;
        var meant = (node as MapNode)?.Entries.Select(entry => LanguageMeantBy(entry.Key)).OfType<Language>().ToList() ?? [];
        if (text.IsEmpty && meant.Count == 0)
        {
            fields.Missing(key);
            return text;
        }

        if (inEveryLanguage)
        {
            foreach (var language in Languages.Where(language => !text.Has(language) && !meant.Contains(language)))
                RequireText(language, $"'{language.Code}' ({language.Name})");
        }
        else if (meant.Count == 0 && !Languages.Any(text.Has))
        {
            RequireText(Languages[0], "a language of this site");
        }

        return text;

        void RequireText(Language language, string where) => fields.Wrong(
            key, $"'{key.Name}' has no text in {where}", $"Add '{language.Code}: …' to it.", DiagnosticCode.MissingText);
    }
}
