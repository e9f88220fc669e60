using System.Text.RegularExpressions;
using Digest.Incremental;
using Digest.Languages;
using Digest.Languages.Dates;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Text;

namespace Digest.Configuration;

/// <summary>The settings of a site: <c>statiq.json</c>, overridden by the command line.</summary>
internal sealed partial record Settings
{
    public const string File = ProjectLayout.SettingsFile;

    public static readonly KeyTable Keys = new("the settings", OtherGeneratorKeys.OfSettings)
    {
        UnknownKeyCode = DiagnosticCode.UnknownSetting,
        WrongValueCode = DiagnosticCode.BadSetting,
    };
    private static readonly Key<string?> s_host = Keys.Code(
        nameof(Host),
        "The host of absolute URLs: `user.github.io`.",
        ifMissing: "no canonical URLs; those of `hreflang`, the sitemap and feeds start at the root, and a warning says so");
    private static readonly Key<bool> s_linksUseHttps = Keys.Flag(
        nameof(LinksUseHttps), "Whether absolute URLs start with `https`.", fallback: true);
    private static readonly Key<string?> s_linkRoot = Keys.Code(
        nameof(LinkRoot), "The path that the site is served below: `/repo`.", ifMissing: "the root");
    private static readonly Key<DataNode?> s_siteTitle = Localized(nameof(SiteTitle), "The name of the site.");
    private static readonly Key<DataNode?> s_siteDescription = Localized(nameof(SiteDescription), "What the site is about.");
    private static readonly Key<DataNode?> s_author = Localized(nameof(Author), "The publisher.");
    private static readonly Key<DataNode?> s_copyright = Localized(nameof(Copyright), "The notice at the foot of every page.");
    private static readonly Key<DataNode?> s_languages = Keys.Node(
        nameof(Languages),
        "A list of codes in the order of the menus, or a map from code to keys that override the language file.",
        KeyKind.ListOrMap,
        ifMissing: "those of the files in `theme/languages/`, and the built-in ones that a text is written in");
    private static readonly Key<string?> s_defaultLanguage = Keys.Code(
        nameof(DefaultLanguage), "The language of `/` and `/404.html`, which all languages share.", ifMissing: "the first");
    private static readonly Key<DataNode?> s_monthStyle = Localized(
        nameof(LanguageSettings.MonthStyle), "A style of month names that the language file has.", ifMissing: "the language file's");
    private static readonly Key<DataNode?> s_digits = Localized(
        nameof(LanguageSettings.Digits), "`latn`, `arab` or `arabext`.", ifMissing: "the language file's");
    private static readonly Key<int> s_pageSize = Keys.Number(
        nameof(PageSize), "The number of articles on a page of a topic.", 1, 1000, fallback: 20);
    private static readonly Key<int> s_feedSize = Keys.Number(
        nameof(FeedSize), "The number of entries in a feed.", 1, 1000, fallback: 20);
    private static readonly Key<bool> s_feedRss = Keys.Flag(
        nameof(FeedRss), "Whether feeds are also written in the older format RSS 2.0, beside Atom and JSON Feed.");
    private static readonly Key<bool> s_shareCards = Keys.Flag(
        nameof(ShareCards), "Whether pictures are made for the networks on which pages are shared.", fallback: true);
    private static readonly Key<bool> s_generateSearchIndex = Keys.Flag(
        nameof(GenerateSearchIndex), "Whether the site has pages that search it, and the index for them.", fallback: true);
    private static readonly Key<bool> s_requireCredits = Keys.Flag(
        nameof(RequireCredits), "Whether pictures of which the text does not say who made them are reported.");
    private static readonly Key<TimeZoneInfo?> s_timeZone = Keys.Value(
        nameof(TimeZone),
        "The zone in which a day without a time begins, and of times without an offset, such as `Asia/Kuala_Lumpur`.",
        new ValueFormat<TimeZoneInfo>(
            KeyKind.Text,
            static (name, _) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null,
            "a time zone",
            "Write it as the IANA database does: Asia/Kuala_Lumpur."),
        ifMissing: "UTC");
    private static readonly Key<PublicationDate?> s_currentDateTime = Keys.Value(
        nameof(CurrentDateTime),
        "The time of the build, which decides what is held back and what has expired.",
        PublicationDate.Format with { Code = null },
        ifMissing: "`SOURCE_DATE_EPOCH`, else the clock");
    private static readonly Key<HtmlCommentUse> s_htmlComments = Keys.Choice<HtmlCommentUse>(
        nameof(HtmlComments),
        "What becomes of HTML comments in texts.",
        required: false,
        ("error", HtmlCommentUse.Refuse),
        ("drop", HtmlCommentUse.Drop));
    private static readonly Key<bool> s_expired = Keys.Choice(
        "Expired",
        "What is at the address of an expired article: `gone`, which is no page, or `redirect`, which leads to its first topic.",
        required: false,
        ("gone", false),
        ("redirect", true));
    private static readonly Key<StyleUse> s_styles = Keys.Choice<StyleUse>(
        nameof(Styles),
        "Where pages have their styles: `inline`, in every page; `linked`, in files that browsers keep; `auto`, "
            + "see [Styles](#styles).",
        required: false,
        ("auto", StyleUse.Auto),
        ("inline", StyleUse.Inline),
        ("linked", StyleUse.Linked));
    private static readonly Key<bool> s_facingPages = Keys.Choice(
        "FacingPages",
        "Which articles with a translation have a page that shows both texts side by side: `all` or `none`.",
        required: false,
        ("all", false),
        ("none", true));
    private static readonly Key<MapNode?> s_contentSecurity = Keys.Map(
        nameof(ContentSecurity), "What pages may load from other sites.", ContentSecurity.Keys);
    private static readonly Key<string> s_outputPath = Keys.TextOr(
        "output", nameof(OutputPath), "The folder that is published to, inside the project.");

    private static readonly Key<MapNode?> s_extra = Keys.OwnFields();

    /// <summary>In place of a code of a language whose mistake is reported already.</summary>
    private const string ReportedCode = "?";

    private const StringSplitOptions NonEmpty = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;

    // Names of other settings files, which an editor may expect to be read.
    private static readonly string[] s_otherFiles = ["statiq.yml", "statiq.yaml", "settings.json", "settings.yml", "appsettings.json"];

    public string? Host { get; private init; }
    public bool LinksUseHttps { get; private init; }

    /// <summary>The path that the site is served below: empty, or <c>/repo</c>.</summary>
    public required string LinkRoot { get; init; }

    public required LocalizedText SiteTitle { get; init; }
    public required LocalizedText SiteDescription { get; init; }
    public required LocalizedText Author { get; init; }
    public required LocalizedText Copyright { get; init; }
    public required LanguageSettings Languages { get; init; }

    /// <summary>The language of the two pages that all languages share.</summary>
    public required string DefaultLanguage { get; init; }

    public int PageSize { get; private init; }
    public int FeedSize { get; private init; }
    public bool FeedRss { get; private init; }

    /// <summary>Whether cards are drawn. Without them, only an article with a picture has an <c>og:image</c>.</summary>
    public bool ShareCards { get; private init; }

    /// <summary>Whether the site has pages that search it.</summary>
    public bool GenerateSearchIndex { get; private init; }

    /// <summary>Whether pictures without a credit are reported.</summary>
    public bool RequireCredits { get; private init; }

    public required TimeZoneInfo TimeZone { get; init; }

    /// <summary>The zone of times that are written without an offset; null if the settings name none.</summary>
    public TimeZoneInfo? ZoneOfTimes { get; private init; }

    public DateTimeOffset? CurrentDateTime { get; private init; }

    /// <summary>Fields that only the theme reads; null without any.</summary>
    public MapNode? Extra { get; private init; }

    public HtmlCommentUse HtmlComments { get; private init; }

    public StyleUse Styles { get; private init; }

    /// <summary>Whether a translation has a page that shows it beside the article.</summary>
    public bool HasFacingPages { get; private init; }

    public required ContentSecurity ContentSecurity { get; init; }

    /// <summary>The time of the build.</summary>
    public DateTimeOffset Now(CompileOptions options) => CurrentDateTime ?? options.Now;

    /// <summary>Whether the addresses of expired articles lead to their topics.</summary>
    public bool RedirectsExpired { get; private init; }

    /// <summary>The folder that is published to, relative to the project.</summary>
    public required string OutputPath { get; init; }

    /// <summary>Whether a text has the form of a language code of BCP 47.</summary>
    public static bool IsLanguageCode(string text) => LanguageTag.IsMatch(text);

    /// <summary>Reads the settings; null if they are too wrong to continue with.</summary>
    public static Settings? Parse(SourceTree sources, CompileOptions options, BuildCache cache, DiagnosticBag diagnostics)
    {
        // The language files, because a site without the setting has the languages of the theme.
        ImmutableArray<object?> files =
        [
            sources.Find(File), .. s_otherFiles.Select(sources.Find),
            .. sources.Below(LanguageFile.Folder), .. LanguageFile.UsedIn(sources, cache),
        ];
        return cache.GetOrAdd(
            nameof(Settings), files, diagnostics,
            found => FileFault.Catch(File, found, () => Parse(sources, options.Settings, cache, found)));
    }

    /// <param name="overrides">The settings of the command line, in order: the last one wins.</param>
    private static Settings? Parse(
        SourceTree sources, ImmutableArray<KeyValuePair<string, string>> overrides, BuildCache cache, DiagnosticBag diagnostics)
    {
        if (ReadFile(sources, diagnostics) is not { } file)
            return null;

        foreach (var other in s_otherFiles.Where(name => sources.Find(name) is not null))
        {
            var location = SourceLocation.OfFile(other);
            diagnostics.Warning(
                DiagnosticCode.UnexpectedFile, location, "this settings file is not read", $"Move its settings to {File}.");
        }

        var map = overrides.Aggregate(file, (below, setting) => FromCommandLine(setting, diagnostics).Over(below));
        var fields = new Fields(map, Keys, diagnostics);
        var settings = Read(fields, sources, cache);
        var isEmpty = map.Find(s_host.Name) is ScalarNode host && string.IsNullOrWhiteSpace(host.Value);
        if (isEmpty || !fields.Has(s_host))
        {
            diagnostics.Warning(
                DiagnosticCode.MissingHost,
                isEmpty ? fields.LocationOf(s_host) : SourceLocation.OfFile(File),
                "the host is not set, so pages have no canonical URLs, and the URLs of hreflang, the sitemap and feeds start at the root",
                """Add "Host": "user.github.io", or pass -s Host=….""");
        }

        return CanContinue(settings) ? settings : null;
    }

    /// <summary>If the languages are known, content can be read and checked, even if other settings are wrong.</summary>
    private static bool CanContinue(Settings settings)
    {
        ImmutableArray<string> codes = [.. settings.Languages.Languages.Select(language => language.Code)];
        return codes.All(LanguageTag.IsMatch)
            && codes.Distinct(StringComparer.OrdinalIgnoreCase).Count() == codes.Length
            && codes.Contains(settings.DefaultLanguage);
    }

    /// <summary>The settings in the file; empty for a site without the file.</summary>
    private static MapNode? ReadFile(SourceTree sources, DiagnosticBag diagnostics) => sources.Find(File) switch
    {
        null => new(SourceLocation.OfFile(File), []),
        { } file => SourceText.Decode(file, diagnostics) is { } text ? JsonReader.ReadMap(text, diagnostics) : null,
    };

    private static MapNode FromCommandLine(KeyValuePair<string, string> setting, DiagnosticBag diagnostics)
    {
        var location = SourceLocation.OfFile($"-s {setting.Key}={setting.Value}");
        var value = InvisibleCharacters.WithoutRefused(setting.Value, _ => location, diagnostics);
        return new(location, [new(setting.Key, location, new ScalarNode(location, value))]);
    }

    private static Settings Read(Fields fields, SourceTree sources, BuildCache cache)
    {
        var themeLanguages = LanguageFile.CodesIn(sources);
        var languages = ReadLanguages(fields, themeLanguages, [.. LanguageFile.UsedIn(sources, cache).Select(file => file.Stem)]);
        ImmutableArray<string> codes = [.. languages.Select(language => language.Code)];
        var known = codes.Union(LanguageFile.ExpectedIn(sources, cache), StringComparer.Ordinal).ToImmutableArray();
        fields.Zone = fields.Get(s_timeZone);
        var zone = fields.Zone ?? TimeZoneInfo.Utc;
        var settings = new Settings
        {
            Host = ReadHost(fields),
            LinksUseHttps = fields.Get(s_linksUseHttps),
            LinkRoot = ReadLinkRoot(fields),
            SiteTitle = ReadLocalized(fields, s_siteTitle, known),
            SiteDescription = ReadLocalized(fields, s_siteDescription, known),
            Author = ReadLocalized(fields, s_author, known),
            Copyright = ReadLocalized(fields, s_copyright, known),
            Languages = new(
                languages,
                ReadLocalized(fields, s_monthStyle, known),
                fields.LocationOf(s_monthStyle),
                ReadLocalized(fields, s_digits, known),
                fields.LocationOf(s_digits)),
            DefaultLanguage = fields.Get(s_defaultLanguage) ?? languages.FirstOrDefault()?.Code ?? "",
            PageSize = fields.Get(s_pageSize),
            FeedSize = fields.Get(s_feedSize),
            FeedRss = fields.Get(s_feedRss),
            ShareCards = fields.Get(s_shareCards),
            GenerateSearchIndex = fields.Get(s_generateSearchIndex),
            RequireCredits = fields.Get(s_requireCredits),
            CurrentDateTime = fields.Get(s_currentDateTime)?.Moment(zone),
            TimeZone = zone,
            HtmlComments = fields.Get(s_htmlComments),
            ZoneOfTimes = fields.Zone,
            RedirectsExpired = fields.Get(s_expired),
            Styles = fields.Get(s_styles),
            HasFacingPages = !fields.Get(s_facingPages),
            ContentSecurity = fields.Read(s_contentSecurity, ContentSecurity.Read) ?? ContentSecurity.None,
            OutputPath = fields.Get(s_outputPath),
            Extra = fields.Get(s_extra),
        };

        // A language without a file is an error of its own.
        WarnOfMissingTexts(fields, [.. codes.Where(code => themeLanguages.Contains(code, StringComparer.Ordinal))], [
            (s_siteTitle, settings.SiteTitle),
            (s_siteDescription, settings.SiteDescription),
            (s_author, settings.Author),
            (s_copyright, settings.Copyright),
        ]);
        // A wrong code may be meant for a language of the theme.
        var isMeant = !codes.All(LanguageTag.IsMatch) && themeLanguages.Contains(settings.DefaultLanguage, StringComparer.Ordinal);
        if (!languages.IsEmpty && !isMeant && !codes.Contains(settings.DefaultLanguage, StringComparer.Ordinal))
        {
            var advice = Nearest.DidYouMean(settings.DefaultLanguage, codes);
            Wrong(fields, s_defaultLanguage, $"'{settings.DefaultLanguage}' is not one of the site's languages", advice);
        }

        return settings;
    }

    /// <summary>The languages that are listed, or those that are used.</summary>
    private static ImmutableArray<LanguageSetting> ReadLanguages(
        Fields fields, ImmutableArray<string> themeLanguages, ImmutableArray<string> usedLanguages)
    {
        var node = fields.Get(s_languages);
        IEnumerable<LanguageSetting> listed = node switch
        {
            null => usedLanguages.Select(code => new LanguageSetting(code, SourceLocation.OfFile(LanguageFile.PathOf(code)))),
            MapNode map =>
            [
                .. map.Entries.Select(entry => new LanguageSetting(entry.Key, entry.Location, entry.Value as MapNode)),
                .. map.HasDuplicates ? [new LanguageSetting(ReportedCode, map.Location)] : Array.Empty<LanguageSetting>(),
            ],
            ScalarNode { IsNull: false } one => CodeIn(one, isItem: false).Split(',', NonEmpty)
                .Select(code => new LanguageSetting(code, one.Location)),
            _ => Fields.ItemsOf(node).Select(item => new LanguageSetting(CodeIn(item, isItem: true), item.Location)),
        };
        ImmutableArray<LanguageSetting> languages = [.. listed];
        foreach (var entry in (node as MapNode)?.Entries.Where(entry => entry.Value is not (MapNode or ScalarNode { IsNull: true })) ?? [])
        {
            const string Example = """Write { "monthStyle": "…" } or the like, or {} for none.""";
            fields.Wrong(entry.Value.Location, $"'{entry.Key}' must be the settings of the language, not {entry.Value.Kind}", Example);
        }

        if (languages.IsEmpty)
            Wrong(fields, s_languages, "the site has no language", """List its languages: "Languages": ["…", "…"].""");
        foreach (var language in languages.Where(language => !LanguageTag.IsMatch(language.Code) && language.Code != ReportedCode))
            fields.Wrong(language.Location, $"'{language.Code}' is not a language code", AdviceOnCode(language.Code, themeLanguages));

        var byCode = languages.Where(language => language.Code != ReportedCode)
            .GroupBy(language => language.Code, StringComparer.OrdinalIgnoreCase);
        foreach (var duplicate in byCode.Where(group => group.Count() > 1))
            fields.Wrong(duplicate.Last().Location, $"'{duplicate.Key}' is listed twice", "Keep one of the two.");
        return languages;

        string CodeIn(DataNode item, bool isItem) => fields.CodeOf(item, s_languages.Name, isItem) ?? ReportedCode;
    }

    private static string AdviceOnCode(string code, ImmutableArray<string> themeLanguages)
    {
        var parts = code.Split([' ', ',', .. ListMistake.OtherCommas], NonEmpty);
        if (parts.Length > 1 && parts.All(LanguageTag.IsMatch))
            return $"Write a list: [{string.Join(", ", parts.Select(part => $"\"{part}\""))}].";
        return Nearest.DidYouMean(code, themeLanguages)
            ?? "Write it as BCP 47 does: two or three small letters, then perhaps a script or region: 'xx', 'xx-Arab'.";
    }

    /// <param name="known">The languages of the site and of the theme: a text may be written for a language that is not in use.</param>
    private static LocalizedText ReadLocalized(Fields fields, Key<DataNode?> key, ImmutableArray<string> known)
    {
        if (fields.Get(key) is not { } node)
            return LocalizedText.Empty;
        if (node is not MapNode map)
            return TextOf(node) is { Length: > 0 } text ? new([], text) : LocalizedText.Empty;

        foreach (var entry in map.Entries.Where(entry => !known.Contains(entry.Key, StringComparer.Ordinal)))
        {
            var advice = Nearest.DidYouMean(entry.Key, known) ?? $"They are: {string.Join(", ", known)}.";
            fields.Wrong(entry.Location, $"'{entry.Key}' is not one of the site's languages", advice, DiagnosticCode.UnknownLanguage);
        }

        return new([.. map.Entries.Select(entry => KeyValuePair.Create(entry.Key, TextOf(entry.Value) ?? ""))]);

        string? TextOf(DataNode value)
        {
            var text = fields.TextOf(value, key.Name);
            if (text is not null && Placeholder.Is(text))
                fields.Warn(value.Location, DiagnosticCode.Placeholder, Placeholder.Message, Placeholder.Advice);
            if (text is not null && VisibleMarkup.FirstIn(text) is { } markup)
                fields.Wrong(value.Location, VisibleMarkup.Message(markup, key.Name), VisibleMarkup.Advice);
            return text;
        }
    }

    /// <summary>Warns of texts by language that lack one: its pages would show that of another language.</summary>
    private static void WarnOfMissingTexts(
        Fields fields, ImmutableArray<string> codes, ImmutableArray<(Key<DataNode?> Key, LocalizedText Text)> texts)
    {
        // A wrong code of a language is an error of its own.
        foreach (var (key, text) in texts.Where(pair => fields.IsValid && pair.Text is { ForAll: null, IsEmpty: false }))
        {
            var missing = codes.Where(code => text.WrittenFor(code) is not { Length: > 0 }).Select(code => $"'{code}'").ToList();
            if (missing.Count == 0)
                continue;
            var message = $"'{key.Name}' has no text in {string.Join(", ", missing)}, so pages there show that of another language";
            fields.Warn(key, DiagnosticCode.MissingText, message, "Add it, or write one text for all languages.");
        }
    }

    private static string? ReadHost(Fields fields)
    {
        if (fields.Get(s_host) is not { Length: > 0 } host)
            return null;
        var isUsable = SafeUri.TryParse($"https://{host}/", out var url);
        if (!HostName.IsMatch(host) || !isUsable)
        {
            var inUrls = isUsable && host.Equals(url!.Host, StringComparison.OrdinalIgnoreCase) ? url.IdnHost : host;
            const string Advice = "Write the name alone, without https:// and without a path: user.github.io.";
            Wrong(fields, s_host, $"'{host}' is not a host name", inUrls == host ? Advice : $"Write it as URLs have it: {inUrls}.");
        }

        return host.ToLowerInvariant();
    }

    private static string ReadLinkRoot(Fields fields)
    {
        var root = (fields.Get(s_linkRoot) ?? "").Trim('/');
        if (root.Length == 0)
            return "";
        if (!RootPath.IsMatch(root))
        {
            const string Advice = "Write it like /repo: letters, digits, '-', '_' and '.' between slashes, 200 characters at most.";
            Wrong(fields, s_linkRoot, $"'{root}' is not a path that a site can be served below", Advice);
        }

        return "/" + root;
    }

    private static void Wrong(Fields fields, KeyDeclaration key, string message, string? advice) =>
        fields.Wrong(key, $"{key.Name}: {message}", advice);

    private static Key<DataNode?> Localized(string name, string summary, string ifMissing = "") =>
        Keys.Node(name, summary, KeyKind.TextPerLanguage, ifMissing: ifMissing);

    [GeneratedRegex(@"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex LanguageTag { get; }

    [GeneratedRegex(
        @"^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex HostName { get; }

    [GeneratedRegex(
        @"^(?=.{1,200}\z)[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*\z",
        RegexOptions.ExplicitCapture)]
    private static partial Regex RootPath { get; }
}
