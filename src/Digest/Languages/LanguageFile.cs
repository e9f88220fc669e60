using Digest.Incremental;
using Digest.Languages.Dates;
using Digest.Languages.Quotes;
using Digest.Languages.Search;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Text;

namespace Digest.Languages;

/// <summary>
/// Reads <c>theme/languages/*.yml</c>. A new language needs one such file. For a built-in language, the project's file may have a part of
/// the keys: it is merged with the built-in one.
/// </summary>
internal static class LanguageFile
{
    public const string Folder = ProjectLayout.Theme + "/languages";

    private static readonly KeyTable s_pluralKeys = new("'plurals'");
    private static readonly ImmutableArray<Key<string?>> s_pluralCategories =
        [.. Plurals.Categories.Select(category => s_pluralKeys.Text(category, $"For the category `{category}` of CLDR."))];

    public static readonly KeyTable Keys = new("a language file");
    private static readonly Key<string> s_name = Keys.RequiredText("name", "The language's name for itself.");
    private static readonly Key<Direction> s_direction = Keys.Choice(
        "direction", "The direction of its script.", required: true, ("ltr", Direction.LeftToRight), ("rtl", Direction.RightToLeft));
    private static readonly Key<bool> s_optional = Keys.Flag(
        "optional", "Whether a site that does not list its languages has it only if a text is written in it.");
    private static readonly Key<string> s_ogLocale = Keys.RequiredCode("ogLocale", "The locale, as the Open Graph protocol writes it.");
    private static readonly Key<string> s_foreign = Keys.RequiredCode("foreign", "The language of words of the other direction.");
    private static readonly Key<MapNode?> s_editions = Keys.Map(
        "editions", "The words for editions in other languages, by code: `ar: Arabic`.");
    private static readonly Key<string> s_digits = Keys.RequiredCode("digits", "The digits: `latn`, `arab` or `arabext`.");
    private static readonly Key<string> s_monthStyle = Keys.RequiredCode("monthStyle", "One of the styles in `months`.");
    private static readonly Key<MapNode?> s_months = Keys.Map(
        "months", "A list of twelve names for each style, January first.", required: true);
    private static readonly Key<ImmutableArray<DataNode>> s_weekdays = Keys.List(
        "weekdays", "The names of the days, Monday first.", required: true);
    private static readonly Key<MapNode?> s_dates = Keys.Map(
        "dates", "The patterns of dates; the meanings below are examples.", DatePatterns.Keys, required: true);
    private static readonly Key<MapNode?> s_hijri = Keys.Map("hijri", "A second calendar below the dates of articles.", HijriDates.Keys);
    private static readonly Key<MapNode?> s_plurals = Keys.Map("plurals", "The plural rules, as CLDR writes them.", s_pluralKeys);
    private static readonly Key<ImmutableArray<DataNode>> s_quotes = Keys.List(
        "quotes", "The outer and the inner quotation marks.", required: true);
    private static readonly Key<string?> s_clitics = Keys.Text("clitics", "Letters that are written in front of a word without a space.");
    private static readonly Key<MapNode?> s_sorting = Keys.Map(
        "sorting", "The order of names, if it is not that of Unicode.", NameOrder.Keys);
    private static readonly Key<MapNode?> s_lint = Keys.Map(
        "lint", "The rules of proofreading that depend on the language.", LintRules.Keys);
    private static readonly Key<MapNode?> s_search = Keys.Map(
        "search", "How searches find related words: docs/search.md.", SearchRules.Keys);
    private static readonly Key<MapNode?> s_paths = Keys.Map(
        "paths", "The words that addresses are made of.", PathWords.Keys, required: true);
    private static readonly Key<MapNode?> s_strings = Keys.Map(
        "strings", "The texts of the pages; a text with a count has a form for each plural.");

    /// <summary>The languages of the site, in its order; null if one of them cannot be read.</summary>
    public static ImmutableArray<Language>? ParseAll(
        SourceTree sources, LanguageSettings settings, BuildCache cache, DiagnosticBag diagnostics) =>
        cache.GetOrAdd<ImmutableArray<Language>?>(
            nameof(Language), [settings, .. sources.Below(Folder)], diagnostics, found => ParseAll(sources, settings, found));

    private static ImmutableArray<Language>? ParseAll(SourceTree sources, LanguageSettings settings, DiagnosticBag diagnostics)
    {
        var parsed = settings.Languages.Select(setting => Parse(setting, sources, settings, diagnostics)).ToImmutableArray();
        ImmutableArray<Language> languages = [.. parsed.OfType<Language>()];
        if (languages.Length < parsed.Length)
            return null;

        RequireSameStrings(languages, diagnostics);
        if (settings.MonthStyle.ForAll is { } style
            && !languages.Any(language => style.Equals(language.MonthStyle, StringComparison.OrdinalIgnoreCase)))
        {
            const string Advice = $"Each file in {Folder}/ lists its styles below 'months'.";
            var message = $"MonthStyle: no language of this site has a style '{style}' of month names";
            diagnostics.Error(DiagnosticCode.BadSetting, settings.MonthStyleLocation, message, Advice);
        }

        return languages;
    }

    /// <summary>The codes of all languages that the theme has a file for, used or not.</summary>
    public static ImmutableArray<string> CodesIn(SourceTree sources) => [.. FilesIn(sources).Select(file => file.Stem)];

    /// <summary>The codes of the languages in which content may have texts before the site lists them: all but the optional ones.</summary>
    public static ImmutableArray<string> ExpectedIn(SourceTree sources, BuildCache cache) =>
        [.. FilesIn(sources).Where(file => !IsOptional(file, cache)).Select(file => file.Stem)];

    /// <summary>
    /// The files of the languages of a site that lists none: those of the project, and the built-in and optional ones in which a text is
    /// written.
    /// </summary>
    public static ImmutableArray<SourceFile> UsedIn(SourceTree sources, BuildCache cache)
    {
        // From the names of the files only, so that a save does not look through all of them.
        var texts = new Lazy<HashSet<string>>(() => cache.GetOrAdd<HashSet<string>>(nameof(UsedIn), [sources.PathsKey], new(), _ =>
        [
            .. sources.Below(ProjectLayout.Input)
                .Where(file => file.Extension == ".md" && !file.Path.Contains("/_", StringComparison.Ordinal))
                .Select(file => file.Stem),
        ])!);
        return
        [
            .. FilesIn(sources).Where(file => !(sources.IsBuiltIn(file) || IsOptional(file, cache)) || texts.Value.Contains(file.Stem)),
        ];
    }

    /// <summary>Whether a file says so. Mistakes in it are reported when it is used. Every compilation asks this of all files.</summary>
    private static bool IsOptional(SourceFile file, BuildCache cache) =>
        (bool)cache.GetOrAdd<object>((nameof(IsOptional), file.Path), [file], new(), _ => IsOptional(file))!;

    private static bool IsOptional(SourceFile file)
    {
        var ignored = new DiagnosticBag();
        var map = FileFault.Catch(file.Path, ignored, () =>
            YamlReader.ReadMap(file.Path, SourceText.DecodeLeniently(file).Text, linesBefore: 0, ignored));
        return map is not null && new Fields(map, Keys, ignored).Get(s_optional);
    }

    public static string PathOf(string code) => $"{Folder}/{code}.yml";

    private static IEnumerable<SourceFile> FilesIn(SourceTree sources) =>
        sources.Below(Folder).Where(file => file.Extension == ".yml" && file.Folder == Folder);

    private static Language? Parse(LanguageSetting setting, SourceTree sources, LanguageSettings settings, DiagnosticBag diagnostics)
    {
        if (sources.Find(PathOf(setting.Code)) is not { } file)
        {
            var advice = Nearest.DidYouMean(setting.Code, CodesIn(sources)) ?? "Copy the file of another language and translate it.";
            diagnostics.Error(DiagnosticCode.MissingLanguageFile, setting.Location, $"there is no {PathOf(setting.Code)}", advice);
            return null;
        }

        return FileFault.Catch(file.Path, diagnostics, () =>
        {
            if (MergedYaml.Read(file, sources, diagnostics) is not { } map)
                return null;
            var fields = new Fields(setting.Overrides?.Over(map) ?? map, Keys, diagnostics);
            var language = Read(setting, fields, settings, diagnostics);
            return fields.IsValid ? language : null;
        });
    }

    private static Language? Read(LanguageSetting setting, Fields fields, LanguageSettings settings, DiagnosticBag diagnostics)
    {
        var digits = ReadDigits(setting, fields, settings);
        var (monthStyle, months) = ReadMonths(setting, fields, settings);
        var allMonths = ReadAllMonths(fields);
        var weekdays = ReadNames(fields, s_weekdays, 7);
        var dates = fields.Read(s_dates, DatePatterns.Read);
        var hijri = fields.Read(s_hijri, HijriDates.Read);
        var plurals = ReadPlurals(fields);
        var quotes = ReadQuotes(fields);
        var clitics = fields.Get(s_clitics) ?? "";
        var nameOrder = fields.Has(s_sorting) ? fields.Read(s_sorting, NameOrder.Read) : NameOrder.OfUnicode;
        var lint = fields.Has(s_lint) ? fields.Read(s_lint, LintRules.Read) : LintRules.None;
        var search = fields.Has(s_search) ? fields.Read(s_search, SearchRules.Read) : SearchRules.None;
        var paths = fields.Read(s_paths, PathWords.Read);
        var (name, direction) = (fields.Get(s_name), fields.Get(s_direction));
        var (ogLocale, foreign) = (fields.Get(s_ogLocale), fields.Get(s_foreign));
        var strings = ReadStrings(fields, plurals, diagnostics);
        if (digits is null || dates is null || plurals is null || quotes is null || nameOrder is null || lint is null || search is null
            || paths is null
            || !fields.IsValid)
        {
            return null;
        }

        return new Language
        {
            Code = setting.Code,
            Name = name,
            Direction = direction,
            OgLocale = ogLocale,
            Foreign = foreign,
            Editions = ReadEditions(fields),
            Digits = digits,
            MonthStyle = monthStyle,
            Months = months,
            AllMonths = allMonths,
            Weekdays = weekdays,
            Dates = dates,
            WrittenDates = new(dates.Full, allMonths, weekdays, clitics),
            Hijri = hijri,
            Plurals = plurals,
            Quotes = quotes,
            Clitics = clitics,
            NameOrder = nameOrder,
            Lint = lint,
            Search = search,
            Paths = paths,
            Strings = strings,
        };
    }

    private static FrozenDictionary<string, string> ReadEditions(Fields fields) =>
        (fields.Get(s_editions)?.Entries ?? [])
            .Select(entry => KeyValuePair.Create(entry.Key, fields.TextOf(entry.Value, s_editions.Name) ?? ""))
            .Where(edition => edition.Value.Length > 0)
            .ToFrozenDictionary();

    private static Digits? ReadDigits(LanguageSetting setting, Fields fields, LanguageSettings settings)
    {
        var ofSite = setting.Sets(s_digits) ? null : settings.Digits.ForAll ?? settings.Digits.WrittenFor(setting.Code);
        var name = ofSite ?? fields.Get(s_digits);
        if (name.Length == 0 || Digits.Systems.TryGetValue(name, out var digits))
            return Digits.Systems.GetValueOrDefault(name);
        var place = ofSite is null ? (SourceLocation?)null : settings.DigitsLocation;
        WrongName(fields, s_digits, place, $"'{name}' is not a numbering system", Digits.Systems.Keys.Order(StringComparer.Ordinal));
        return null;
    }

    /// <summary>The month names of the chosen style. A style that is set for all languages applies to those that have it.</summary>
    private static (string Style, ImmutableArray<string> Names) ReadMonths(
        LanguageSetting setting, Fields fields, LanguageSettings settings)
    {
        if (fields.Get(s_months) is not { } styles)
            return ("", []);

        var forAll = settings.MonthStyle.ForAll is { } wanted && styles.Find(wanted) is not null ? wanted : null;
        var ofSite = setting.Sets(s_monthStyle) ? null : settings.MonthStyle.WrittenFor(setting.Code) ?? forAll;
        var style = ofSite ?? fields.Get(s_monthStyle);
        if (styles.Find(style) is ListNode names)
            return (style, ReadNames(fields, s_months, names.Items, 12));

        WrongName(
            fields,
            s_monthStyle,
            ofSite is null ? null : settings.MonthStyleLocation,
            $"'{style}' is not a style of month names in '{setting.Code}'",
            styles.Entries.Select(entry => entry.Key));
        return ("", []);
    }

    /// <summary>Reports a value of the language file, or of the setting that overrides it.</summary>
    private static void WrongName(Fields fields, KeyDeclaration key, SourceLocation? setting, string message, IEnumerable<string> names) =>
        fields.Wrong(
            setting ?? fields.LocationOf(key),
            message,
            $"Known are: {string.Join(", ", names)}.",
            setting is null ? null : DiagnosticCode.BadSetting);

    private static ImmutableArray<ImmutableArray<string>> ReadAllMonths(Fields fields) =>
    [
        .. (fields.Get(s_months)?.Entries ?? [])
            .Select(style => style.Value)
            .OfType<ListNode>()
            .Select(names => ReadNames(fields, s_months, names.Items, 12)),
    ];

    public static ImmutableArray<string> ReadNames(Fields fields, Key<ImmutableArray<DataNode>> key, int count) =>
        fields.Get(key) is { IsEmpty: false } items ? ReadNames(fields, key, items, count) : [];

    private static ImmutableArray<string> ReadNames(Fields fields, KeyDeclaration key, ImmutableArray<DataNode> items, int count)
    {
        ImmutableArray<string> names =
            [.. items.Select(item => fields.TextOf(item, key.Name, isItem: true) ?? "").Where(name => name.Length > 0)];
        if (names.Length != count)
        {
            var location = items.FirstOrDefault()?.Location ?? fields.LocationOf(key);
            fields.Wrong(location, $"'{key.Name}' must have {count} names, not {names.Length}", null, DiagnosticCode.MissingText);
        }

        return names;
    }

    private static QuoteMarks? ReadQuotes(Fields fields)
    {
        var marks = ReadNames(fields, s_quotes, 4);
        if (marks.FirstOrDefault(mark => mark.Length > 1) is { } longer)
            fields.Wrong(s_quotes, $"'{longer}' is not a single character", "Write the outer marks and the inner ones: [“, ”, ‘, ’].");
        return marks.Length == 4 && marks.All(mark => mark.Length == 1) ? new(marks[0][0], marks[1][0], marks[2][0], marks[3][0]) : null;
    }

    private static Plurals? ReadPlurals(Fields fields)
    {
        if (!fields.Has(s_plurals))
            return Plurals.Parse([]);
        try
        {
            return fields.Read(s_plurals, rules => Plurals.Parse(ReadCategories(rules)));
        }
        catch (FormatException exception)
        {
            fields.Wrong(s_plurals, exception.Message, "Write the rules as CLDR does: few: \"n % 100 = 3..10\".");
            return null;
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> ReadCategories(Fields fields) =>
        s_pluralCategories.Where(fields.Has).Select(category => KeyValuePair.Create(category.Name, fields.Get(category) ?? ""));

    /// <summary>The forms with one for "other". If the file has none, that is reported, and the text is not missing as well.</summary>
    private static IEnumerable<KeyValuePair<string, string>> WithOther(IEnumerable<KeyValuePair<string, string>> forms)
    {
        var found = forms.ToDictionary();
        found.TryAdd("other", found.Values.FirstOrDefault(""));
        return found;
    }

    private static FrozenDictionary<string, InterfaceText> ReadStrings(Fields fields, Plurals? plurals, DiagnosticBag diagnostics)
    {
        var strings = new Dictionary<string, InterfaceText>(StringComparer.Ordinal);
        foreach (var entry in fields.Get(s_strings)?.Entries ?? [])
        {
            ReportMarkup(entry, fields);
            if (entry.Value is MapNode forms)
            {
                var text = fields.Read(
                    forms,
                    s_pluralKeys,
                    form => InterfaceText.Of(WithOther(ReadCategories(form)), entry.Location),
                    $"the forms of '{entry.Key}'");
                foreach (var missing in (plurals?.Used ?? []).Where(category => text is not null && forms.Find(category) is null))
                {
                    var message = $"'{entry.Key}' has no form '{missing}', which the plural rules of this language require";
                    diagnostics.Error(DiagnosticCode.MissingText, entry.Location, message, $"Add a line '{missing}: …' below it.");
                }

                if (text is not null)
                    strings[entry.Key] = text;
            }
            else if (entry.Value is ScalarNode { IsNull: false } scalar && fields.TextOf(scalar, entry.Key) is { Length: > 0 })
            {
                // Not trimmed: in ", " the space is part of the text.
                strings[entry.Key] = InterfaceText.Of(scalar.Value, entry.Location);
            }
            else
            {
                diagnostics.Error(DiagnosticCode.MissingText, entry.Location, $"'{entry.Key}' has no text", "Write one.");
            }
        }

        return strings.ToFrozenDictionary();
    }

    private static void ReportMarkup(MapEntry text, Fields fields)
    {
        foreach (var value in (text.Value as MapNode)?.Entries.Select(form => form.Value) ?? [text.Value])
        {
            if (value is ScalarNode scalar && VisibleMarkup.FirstIn(scalar.Value) is { } markup)
                fields.Wrong(scalar.Location, VisibleMarkup.Message(markup, text.Key), VisibleMarkup.Advice);
        }
    }

    /// <summary>Every language must have the same interface texts: no page may fall back to another language's words.</summary>
    private static void RequireSameStrings(ImmutableArray<Language> languages, DiagnosticBag diagnostics)
    {
        var all = languages.SelectMany(language => language.Strings.Keys).Concat(TextKey.All.Select(text => text.Key)).ToHashSet();
        foreach (var language in languages)
            ReportMisspelt(language, languages, all, diagnostics);
        foreach (var language in languages)
        {
            string[] missing = [.. all.Except(language.Strings.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            if (missing.Length == 0)
                continue;
            var (message, advice) = missing is [var key]
                ? ($"the interface text '{key}' is missing", $"Add a line '{key}: …' below 'strings:'.")
                : ($"{missing.Length} interface texts are missing: {string.Join(", ", missing)}", "Add a line for each below 'strings:'.");
            diagnostics.Error(DiagnosticCode.MissingText, SourceLocation.OfFile(PathOf(language.Code)), message, advice);
        }
    }

    /// <summary>
    /// Reports a key that only this file has while it lacks a similar one: one slip, not a text that each of the files lacks. Both keys
    /// leave the set of keys that every file must have.
    /// </summary>
    private static void ReportMisspelt(
        Language language, ImmutableArray<Language> languages, HashSet<string> all, DiagnosticBag diagnostics)
    {
        var others = languages.Where(other => other != language).SelectMany(other => other.Strings.Keys).ToHashSet(StringComparer.Ordinal);
        var missing = all.Except(language.Strings.Keys, StringComparer.Ordinal).ToList();
        foreach (var (key, text) in language.Strings.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            if (others.Contains(key) || !all.Contains(key) || TextKey.All.Any(known => known.Key == key)
                || Nearest.To(key, missing) is not { } meant)
                continue;
            var message = $"the interface text '{key}' is in this file only, and '{meant}' is missing here";
            diagnostics.Error(DiagnosticCode.MissingText, text.Location, message, "Write the same key in all language files.");
            all.Remove(key);
            all.Remove(meant);
            missing.Remove(meant);
        }
    }
}
