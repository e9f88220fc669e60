using Digest.Incremental;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Digest.Languages;
using Digest.Languages.Dates;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Configuration;

/// <summary>The settings of a site: <c>statiq.json</c>, and what the command line says over it.</summary>
internal sealed partial record Settings
{
    public const string File = "statiq.json";

    /// <summary>The host that absolute addresses start with, such as <c>user.github.io</c>; null when nobody said.</summary>
    public string? Host { get; private init; }

    public bool LinksUseHttps { get; private init; } = true;

    /// <summary>The path below which the site is served: empty, or <c>/repo</c>.</summary>
    public string LinkRoot { get; private init; } = "";

    public LocalizedText SiteTitle { get; private init; } = LocalizedText.Empty;
    public LocalizedText SiteDescription { get; private init; } = LocalizedText.Empty;
    public LocalizedText Author { get; private init; } = LocalizedText.Empty;
    public LocalizedText Copyright { get; private init; } = LocalizedText.Empty;

    /// <summary>The languages of the site in the order of its menus, each with what is set over its file in <c>theme/languages/</c>.</summary>
    public ImmutableArray<LanguageSetting> Languages { get; private init; } = [];

    /// <summary>The language of the two pages that serve all of them, and of nothing else.</summary>
    public string DefaultLanguage { get; private init; } = "";

    public LocalizedText MonthStyle { get; private init; } = LocalizedText.Empty;
    /// <summary>Where the style is set, for messages.</summary>
    public SourceLocation MonthStylePlace { get; private init; }

    public LocalizedText Digits { get; private init; } = LocalizedText.Empty;

    public SourceLocation DigitsPlace { get; private init; }

    /// <summary>How many articles a page of a topic lists.</summary>
    public int PageSize { get; private init; } = 20;

    /// <summary>What the time is taken to be, for what is held back and what has expired.</summary>
    public DateTimeOffset? CurrentDateTime { get; private init; }

    /// <summary>The zone in which a day without a time starts.</summary>
    public TimeZoneInfo TimeZone { get; private init; } = TimeZoneInfo.Utc;

    /// <summary>The folder that is published to, from the root of the project.</summary>
    public string OutputPath { get; private init; } = "output";

    private static readonly KeyTable s_keys = new(
        "the settings",
        [
            nameof(Host), nameof(LinksUseHttps), nameof(LinkRoot), nameof(SiteTitle), nameof(SiteDescription), nameof(Author), nameof(Copyright),
            nameof(Languages), nameof(DefaultLanguage), nameof(MonthStyle), nameof(Digits), nameof(PageSize), nameof(CurrentDateTime), nameof(TimeZone), nameof(OutputPath),
        ],
        OtherGeneratorKeys.OfSettings,
        DiagnosticCode.UnknownSetting,
        DiagnosticCode.BadSetting);

    // What others call their settings, and an editor may think we read.
    private static readonly string[] s_others = ["statiq.yml", "statiq.yaml", "settings.json", "settings.yml", "appsettings.json"];

    /// <summary>Every file that the settings depend on: those of the languages as well, because a site that names none has them all.</summary>
    private static ImmutableArray<object?> FilesIn(SourceTree sources) => [sources.Find(File), .. s_others.Select(sources.Find), .. sources.Below(LanguageFile.Folder)];

    /// <summary>Reads the settings; null when they are too wrong to go on with, and the bag then says why.</summary>
    /// <param name="overrides">What the command line sets, in order: the last one counts.</param>
    public static Settings? Parse(SourceTree sources, CompileOptions options, BuildCache cache, DiagnosticBag diagnostics) =>
        cache.GetOrAdd(nameof(Settings), FilesIn(sources), diagnostics, own => Parse(sources, options.Settings, own));

    private static Settings? Parse(SourceTree sources, ImmutableArray<KeyValuePair<string, string>> overrides, DiagnosticBag diagnostics)
    {
        if (FromFile(sources, diagnostics) is not { } file)
            return null;

        foreach (var other in s_others.Where(name => sources.Find(name) is not null))
            diagnostics.Warning(DiagnosticCode.UnexpectedFile, SourceLocation.OfFile(other), "this file of settings is not read", $"Move its settings to {File}.");

        var map = overrides.Aggregate(file, (below, setting) => FromCommandLine(setting).Over(below));
        var fields = new Fields(map, s_keys, diagnostics);
        var settings = Read(fields, LanguageFile.CodesIn(sources));
        if (!fields.Has(nameof(Host)))
            diagnostics.Warning(DiagnosticCode.MissingHost, SourceLocation.OfFile(File), "the site does not know its host, so canonical addresses are left out, and those of hreflang and the sitemap start at the root", """Add "Host": "user.github.io", or say -s Host=….""");
        return fields.IsSound || CanGoOn(settings) ? settings : null;
    }

    /// <summary>With its languages known, content can be read and its mistakes told, whatever else is wrong with the settings.</summary>
    private static bool CanGoOn(Settings settings) =>
        !settings.Languages.IsEmpty
        && settings.Languages.All(language => LanguageTag.IsMatch(language.Code))
        && settings.Languages.DistinctBy(language => language.Code, StringComparer.OrdinalIgnoreCase).Count() == settings.Languages.Length
        && settings.Languages.Any(language => language.Code == settings.DefaultLanguage);

    /// <summary>A site without the file has the settings that nobody changed.</summary>
    private static MapNode? FromFile(SourceTree sources, DiagnosticBag diagnostics) => sources.Find(File) switch
    {
        null => new(SourceLocation.OfFile(File), []),
        { } file => SourceText.Decode(file, diagnostics) is { } text ? JsonReader.ReadMap(text, diagnostics) : null,
    };

    private static MapNode FromCommandLine(KeyValuePair<string, string> setting)
    {
        var location = SourceLocation.OfFile($"-s {setting.Key}={setting.Value}");
        return new(location, [new(setting.Key, location, new ScalarNode(location, setting.Value))]);
    }

    private static Settings Read(Fields fields, ImmutableArray<string> themeLanguages)
    {
        var languages = ReadLanguages(fields, themeLanguages);
        var known = languages.Select(language => language.Code).Union(themeLanguages, StringComparer.Ordinal).ToImmutableArray();
        var zone = ReadZone(fields);
        var settings = new Settings
        {
            Host = ReadHost(fields),
            LinksUseHttps = !fields.Has(nameof(LinksUseHttps)) || fields.Flag(nameof(LinksUseHttps)),
            LinkRoot = ReadLinkRoot(fields),
            SiteTitle = ReadLocalized(fields, nameof(SiteTitle), known),
            SiteDescription = ReadLocalized(fields, nameof(SiteDescription), known),
            Author = ReadLocalized(fields, nameof(Author), known),
            Copyright = ReadLocalized(fields, nameof(Copyright), known),
            Languages = languages,
            DefaultLanguage = fields.Text(nameof(DefaultLanguage)) ?? languages.FirstOrDefault()?.Code ?? "",
            MonthStyle = ReadLocalized(fields, nameof(MonthStyle), known),
            MonthStylePlace = fields.LocationOf(nameof(MonthStyle)),
            Digits = ReadLocalized(fields, nameof(Digits), known),
            DigitsPlace = fields.LocationOf(nameof(Digits)),
            PageSize = fields.Number(nameof(PageSize), 1, 1000) ?? 20,
            CurrentDateTime = ReadMoment(fields, zone),
            TimeZone = zone,
            OutputPath = fields.Text(nameof(OutputPath)) is { Length: > 0 } path ? path : "output",
        };

        if (languages.All(language => language.Code != settings.DefaultLanguage))
            Wrong(fields, nameof(DefaultLanguage), $"'{settings.DefaultLanguage}' is not one of the site's languages", Nearest.DidYouMean(settings.DefaultLanguage, languages.Select(language => language.Code)));
        return settings;
    }

    /// <summary>The languages that are named; where none is, all that the theme knows.</summary>
    private static ImmutableArray<LanguageSetting> ReadLanguages(Fields fields, ImmutableArray<string> themeLanguages)
    {
        ImmutableArray<LanguageSetting> languages = fields.Node(nameof(Languages)) switch
        {
            null => [.. themeLanguages.Select(code => new LanguageSetting(code, SourceLocation.OfFile(LanguageFile.PathOf(code)), null))],
            MapNode map => [.. map.Entries.Select(entry => new LanguageSetting(entry.Key, entry.Location, entry.Value as MapNode))],
            ScalarNode { IsNull: false } one => [.. one.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(code => new LanguageSetting(code, one.Location, null))],
            _ => [.. fields.List(nameof(Languages)).Select(item => new LanguageSetting(fields.TextOf(item, nameof(Languages)) ?? "", item.Location, null))],
        };

        foreach (var entry in (fields.Node(nameof(Languages)) as MapNode)?.Entries.Where(entry => entry.Value is not (MapNode or ScalarNode { IsNull: true })) ?? [])
            fields.Wrong(entry.Value.Location, $"under '{entry.Key}' stands {entry.Value.Kind}, not settings of the language", """Write { "monthStyle": "…" } or the like, or {} for none.""");
        if (languages.IsEmpty)
            Wrong(fields, nameof(Languages), "the site has no language", """Name its languages: "Languages": ["…", "…"].""");
        foreach (var language in languages.Where(language => !LanguageTag.IsMatch(language.Code)))
            fields.Wrong(language.Location, $"'{language.Code}' is not a language code", "Write it as BCP 47 does: two or three small letters, then perhaps a script or region: 'xx', 'xx-Arab'.", DiagnosticCode.BadSetting);
        foreach (var twice in languages.GroupBy(language => language.Code, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
            fields.Wrong(twice.Last().Location, $"'{twice.Key}' is named twice", "Keep one.", DiagnosticCode.BadSetting);
        return languages;
    }

    /// <param name="known">The languages of the site and of the theme: a text may wait for a language that is not in use.</param>
    private static LocalizedText ReadLocalized(Fields fields, string key, ImmutableArray<string> known)
    {
        if (fields.Node(key) is not MapNode map)
            return fields.Text(key) is { Length: > 0 } text ? new([], text) : LocalizedText.Empty;

        foreach (var entry in map.Entries.Where(entry => !known.Contains(entry.Key, StringComparer.Ordinal)))
            fields.Wrong(entry.Location, $"'{entry.Key}' is not one of the site's languages", Nearest.DidYouMean(entry.Key, known) ?? $"They are: {string.Join(", ", known)}.", DiagnosticCode.UnknownLanguage);
        return new([.. map.Entries.Select(entry => KeyValuePair.Create(entry.Key, fields.TextOf(entry.Value, key) ?? ""))]);
    }

    private static string? ReadHost(Fields fields)
    {
        if (fields.Text(nameof(Host)) is not { Length: > 0 } host)
            return null;
        if (!HostName.IsMatch(host))
            Wrong(fields, nameof(Host), $"'{host}' is not a host", "Write the name alone, without https:// and without a path: user.github.io.");
        return host.ToLowerInvariant();
    }

    private static string ReadLinkRoot(Fields fields)
    {
        var root = (fields.Text(nameof(LinkRoot)) ?? "").Trim('/');
        if (root.Length == 0)
            return "";
        if (!RootPath.IsMatch(root))
            Wrong(fields, nameof(LinkRoot), $"'{root}' is not a path that a site can stand below", "Write it like /repo: letters, digits, '-', '_' and '.' between slashes.");
        return "/" + root;
    }

    private static DateTimeOffset? ReadMoment(Fields fields, TimeZoneInfo zone)
    {
        if (fields.Text(nameof(CurrentDateTime)) is not { } text)
            return null;
        if (PublicationDate.TryParse(text) is { } date)
            return date.Moment(zone);
        Wrong(fields, nameof(CurrentDateTime), $"'{text}' is not a date", "Write it as 2024-01-31 or 2024-01-31T08:00:00+08:00.");
        return null;
    }

    private static TimeZoneInfo ReadZone(Fields fields)
    {
        if (fields.Text(nameof(TimeZone)) is not { } name)
            return TimeZoneInfo.Utc;
        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
            return zone;
        Wrong(fields, nameof(TimeZone), $"'{name}' is not a time zone", "Write it as the IANA database does: Asia/Kuala_Lumpur.");
        return TimeZoneInfo.Utc;
    }

    private static void Wrong(Fields fields, string key, string message, string? advice) =>
        fields.Wrong(fields.LocationOf(key), string.Create(CultureInfo.InvariantCulture, $"{key}: {message}"), advice, DiagnosticCode.BadSetting);

    [GeneratedRegex(@"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LanguageTag { get; }

    [GeneratedRegex(@"^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HostName { get; }

    [GeneratedRegex(@"^[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RootPath { get; }
}
