using Digest.Incremental;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Digest.Configuration;
using Digest.Languages.Dates;
using Digest.Languages.Quotes;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Text;

namespace Digest.Languages;

/// <summary>Reads <c>theme/languages/*.yml</c>: one file is all that a further language takes.</summary>
internal static class LanguageFile
{
    public const string Folder = "theme/languages";

    private static readonly KeyTable s_keys = new(
        "a language file",
        ["name", "direction", "ogLocale", "foreign", "digits", "monthStyle", "months", "weekdays", "dates", "hijri", "plurals", "quotes", "clitics", "lint", "paths", "strings"]);

    private static readonly KeyTable s_dateKeys = new("'dates'", ["full", "weekday", "short", "month", "year", "approximate", "range", "rangeInMonth", "rangeInYear", "rangeOfMonths", "rangeOfYears"]);
    private static readonly KeyTable s_pathKeys = new("'paths'", ["topics", "chronology", "events", "page", "facing"]);
    private static readonly KeyTable s_pluralKeys = new("'plurals'", Plurals.Categories);

    private static readonly ImmutableDictionary<string, Direction> s_directions =
        ImmutableDictionary.CreateRange(StringComparer.OrdinalIgnoreCase, [KeyValuePair.Create("ltr", Direction.LeftToRight), KeyValuePair.Create("rtl", Direction.RightToLeft)]);

    /// <summary>The languages of the site, in its order; null when one of them cannot be read, and the bag then says why.</summary>
    public static ImmutableArray<Language>? ParseAll(SourceTree sources, Settings settings, BuildCache cache, DiagnosticBag diagnostics) =>
        cache.GetOrAdd(nameof(Language), [settings, .. sources.Below(Folder)], diagnostics, own => ParseAll(sources, settings, own));

    private static ImmutableArray<Language>? ParseAll(SourceTree sources, Settings settings, DiagnosticBag diagnostics)
    {
        var languages = settings.Languages.Select(setting => Parse(setting, sources, settings, diagnostics)).ToImmutableArray();
        if (languages.Any(language => language is null))
            return null;

        RequireSameStrings([.. languages.OfType<Language>()], diagnostics);
        if (settings.MonthStyle.ForAll is { } style && !languages.Any(language => style.Equals(language?.MonthStyle, StringComparison.OrdinalIgnoreCase)))
            diagnostics.Error(DiagnosticCode.BadSetting, settings.MonthStylePlace, $"MonthStyle: no language of this site has a style '{style}' of month names", "Each file in theme/languages/ names its styles below 'months'.");
        return [.. languages.OfType<Language>()];
    }

    /// <summary>The codes of all languages that the theme has a file for, used or not.</summary>
    public static ImmutableArray<string> CodesIn(SourceTree sources) =>
        [.. sources.Below(Folder).Where(file => file.Extension == ".yml" && file.Folder == Folder).Select(file => file.Stem)];

    public static string PathOf(string code) => $"{Folder}/{code}.yml";

    private static Language? Parse(LanguageSetting setting, SourceTree sources, Settings settings, DiagnosticBag diagnostics)
    {
        if (sources.Find(PathOf(setting.Code)) is not { } file)
        {
            diagnostics.Error(
                DiagnosticCode.MissingLanguageFile,
                setting.Location,
                $"there is no {PathOf(setting.Code)}",
                Nearest.DidYouMean(setting.Code, CodesIn(sources)) ?? "Copy the file of another language and translate it: that is all a language takes.");
            return null;
        }

        if (SourceText.Decode(file, diagnostics) is not { } text || YamlReader.ReadMap(file.Path, text.Text, 0, diagnostics) is not { } map)
            return null;

        var fields = new Fields(setting.Overrides?.Over(map) ?? map, s_keys, diagnostics);
        var language = Read(setting.Code, fields, settings, diagnostics);
        return fields.IsSound ? language : null;
    }

    private static Language? Read(string code, Fields fields, Settings settings, DiagnosticBag diagnostics)
    {
        var name = fields.RequiredText("name");
        var ogLocale = fields.RequiredText("ogLocale");
        var foreign = fields.RequiredText("foreign");
        if (!fields.Has("direction"))
            fields.Missing("direction");
        var direction = fields.Choice("direction", s_directions);
        var digits = ReadDigits(code, fields, settings);
        var (monthStyle, months) = ReadMonths(code, fields, settings);
        var weekdays = ReadNames(fields, "weekdays", fields.List("weekdays"), 7);
        var dates = Required(fields, "dates", s_dateKeys, ReadDates);
        var hijri = HijriDates.Read(fields);
        var plurals = ReadPlurals(fields);
        var quotes = ReadQuotes(fields);
        var clitics = fields.Text("clitics") ?? "";
        var lint = LintRules.Read(fields);
        var paths = Required(fields, "paths", s_pathKeys, ReadPaths);
        var strings = ReadStrings(fields, plurals, diagnostics);
        if (name is null || ogLocale is null || foreign is null || direction is null || digits is null || dates is null || plurals is null || quotes is null || lint is null || paths is null || !fields.IsSound)
            return null;

        return new Language
        {
            Code = code,
            Name = name,
            Direction = direction.Value,
            OgLocale = ogLocale,
            Foreign = foreign,
            Digits = digits,
            MonthStyle = monthStyle,
            Months = months,
            Weekdays = weekdays,
            Dates = dates,
            WrittenDates = new(dates.Full, AllMonths(fields), weekdays, clitics),
            Hijri = hijri,
            Plurals = plurals,
            Quotes = quotes,
            Clitics = clitics,
            Lint = lint,
            Paths = paths,
            Strings = strings,
        };
    }

    private static T? Required<T>(Fields fields, string key, KeyTable keys, Func<Fields, T?> read)
        where T : class
    {
        if (!fields.Has(key))
            fields.Missing(key);
        return fields.Read(key, keys, read);
    }

    private static Digits? ReadDigits(string code, Fields fields, Settings settings)
    {
        var ofSite = HasOwn(code, "digits", settings) ? null : SettingFor(settings.Digits, code);
        var name = ofSite ?? fields.RequiredText("digits");
        if (name is null || Digits.Systems.TryGetValue(name, out var digits))
            return name is null ? null : Digits.Systems[name];
        fields.Wrong(
            ofSite is null ? fields.LocationOf("digits") : settings.DigitsPlace,
            $"'{name}' is not a numbering system",
            $"Known are: {string.Join(", ", Digits.Systems.Keys.Order(StringComparer.Ordinal))}.",
            ofSite is null ? null : DiagnosticCode.BadSetting);
        return null;
    }

    /// <summary>The month names of the style that is asked for. A style that is set for all languages counts where a language has it.</summary>
    private static (string Style, ImmutableArray<string> Names) ReadMonths(string code, Fields fields, Settings settings)
    {
        if (fields.Map("months") is not { } styles)
        {
            fields.Missing("months");
            return ("", []);
        }

        var forThis = settings.MonthStyle.ByLanguage.Where(pair => pair.Key == code).Select(pair => pair.Value).FirstOrDefault();
        var forAll = settings.MonthStyle.ForAll is { } wished && styles.Find(wished) is not null ? wished : null;
        var ofSite = HasOwn(code, "monthStyle", settings) ? null : forThis ?? forAll;
        var style = ofSite ?? fields.RequiredText("monthStyle") ?? "";
        if (styles.Find(style) is ListNode names)
            return (style, ReadNames(fields, "months", names.Items, 12));

        var known = styles.Entries.Select(entry => entry.Key).ToList();
        fields.Wrong(
            ofSite is null ? fields.LocationOf("monthStyle") : settings.MonthStylePlace,
            $"'{style}' is not a style of month names in '{code}'",
            $"Known are: {string.Join(", ", known)}.",
            ofSite is null ? null : DiagnosticCode.BadSetting);
        return ("", []);
    }

    private static IEnumerable<ImmutableArray<string>> AllMonths(Fields fields) =>
        (fields.Map("months")?.Entries ?? []).Select(style => style.Value).OfType<ListNode>().Select(names => ReadNames(fields, "months", names.Items, 12));

    /// <summary>What is set for one language in particular stands over what is set for the site.</summary>
    private static bool HasOwn(string code, string key, Settings settings) =>
        settings.Languages.Any(language => language.Code == code && language.Overrides?.Find(key) is not null);

    private static string? SettingFor(LocalizedText setting, string code) =>
        setting.ForAll ?? setting.ByLanguage.Where(pair => pair.Key == code).Select(pair => pair.Value).FirstOrDefault();

    public static ImmutableArray<string> ReadNames(Fields fields, string key, ImmutableArray<DataNode> items, int count)
    {
        ImmutableArray<string> names = [.. items.Select(item => fields.TextOf(item, key)).OfType<string>().Where(name => name.Length > 0)];
        if (names.Length != count)
            fields.Wrong(items.FirstOrDefault()?.Location ?? fields.LocationOf(key), $"'{key}' has {names.Length} names and not {count}", null, DiagnosticCode.MissingText);
        return names;
    }

    private static QuoteMarks? ReadQuotes(Fields fields)
    {
        var marks = ReadNames(fields, "quotes", fields.List("quotes"), 4);
        if (marks.FirstOrDefault(mark => mark.Length > 1) is { } longer)
            fields.Wrong(fields.LocationOf("quotes"), $"'{longer}' is not one character", "Write the outer marks and the inner ones: [“, ”, ‘, ’].");
        return fields.IsSound && marks.Length == 4 ? new(marks[0][0], marks[1][0], marks[2][0], marks[3][0]) : null;
    }

    private static DatePatterns? ReadDates(Fields fields)
    {
        InterfaceText Pattern(string key) => InterfaceText.Of(fields.RequiredText(key) ?? "");

        return new DatePatterns
        {
            Full = Pattern("full"),
            Weekday = Pattern("weekday"),
            Short = Pattern("short"),
            Month = Pattern("month"),
            Year = Pattern("year"),
            Approximate = Pattern("approximate"),
            Range = Pattern("range"),
            RangeInMonth = Pattern("rangeInMonth"),
            RangeInYear = Pattern("rangeInYear"),
            RangeOfMonths = Pattern("rangeOfMonths"),
            RangeOfYears = Pattern("rangeOfYears"),
        };
    }

    private static PathWords? ReadPaths(Fields fields)
    {
        string Word(string key)
        {
            var word = fields.RequiredText(key) ?? "";
            if (word.Length > 0 && !Slug.IsValid(word))
                fields.Wrong(fields.LocationOf(key), $"'{word}' cannot stand in an address", "Use letters, digits and hyphens.");
            return word;
        }

        return new PathWords(Word("topics"), Word("chronology"), Word("events"), Word("page"), Word("facing"));
    }

    private static Plurals? ReadPlurals(Fields fields)
    {
        if (!fields.Has("plurals"))
            return Plurals.Parse([]);
        try
        {
            return fields.Read("plurals", s_pluralKeys, rules =>
                Plurals.Parse(Plurals.Categories.Where(rules.Has).Select(category => KeyValuePair.Create(category, rules.Text(category) ?? ""))));
        }
        catch (FormatException exception)
        {
            fields.Wrong(fields.LocationOf("plurals"), exception.Message, "Write the rules as CLDR does: few: \"n % 100 = 3..10\".");
            return null;
        }
    }

    private static FrozenDictionary<string, InterfaceText> ReadStrings(Fields fields, Plurals? plurals, DiagnosticBag diagnostics)
    {
        var strings = new Dictionary<string, InterfaceText>(StringComparer.Ordinal);
        foreach (var entry in fields.Map("strings")?.Entries ?? [])
        {
            if (entry.Value is MapNode forms)
            {
                var keys = s_pluralKeys with { Owner = $"the forms of '{entry.Key}'" };
                var text = fields.Read(forms, keys, form => InterfaceText.Of(Plurals.Categories.Where(form.Has).Select(category => KeyValuePair.Create(category, form.Text(category) ?? ""))));
                foreach (var missing in (plurals?.Used ?? []).Where(category => text is not null && !text.Covers(category)))
                    diagnostics.Error(DiagnosticCode.MissingText, entry.Location, $"'{entry.Key}' has no form '{missing}', which the plural rules of this language ask for", $"Add a line '{missing}: …' below it.");
                if (text is not null && text.Covers("other"))
                    strings[entry.Key] = text;
            }
            else if (entry.Value is ScalarNode { IsNull: false } && fields.TextOf(entry.Value, entry.Key) is { Length: > 0 })
            {
                // As written: in ", " the space is part of the text.
                strings[entry.Key] = InterfaceText.Of(((ScalarNode)entry.Value).Value);
            }
            else
            {
                diagnostics.Error(DiagnosticCode.MissingText, entry.Location, $"'{entry.Key}' has no text", "Write one.");
            }
        }

        return strings.ToFrozenDictionary();
    }

    /// <summary>A text that one language has, all have: no page may fall back to another language's words.</summary>
    private static void RequireSameStrings(ImmutableArray<Language> languages, DiagnosticBag diagnostics)
    {
        foreach (var language in languages)
        {
            var missing = languages.Where(other => other.Code != language.Code)
                .SelectMany(other => other.Strings.Keys)
                .Concat(TextKey.All.Select(text => text.Key))
                .Distinct(StringComparer.Ordinal)
                .Except(language.Strings.Keys, StringComparer.Ordinal)
                .Order(StringComparer.Ordinal);
            foreach (var key in missing)
                diagnostics.Error(DiagnosticCode.MissingText, SourceLocation.OfFile(PathOf(language.Code)), $"the interface text '{key}' is missing", $"Add a line '{key}: …' below 'strings:'.");
        }
    }
}
