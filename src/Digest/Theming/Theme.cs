using System.Buffers;
using Digest.Configuration;
using Digest.Content;
using Digest.Incremental;
using Digest.Languages;
using Digest.Pages;
using Digest.Pages.Cards;
using Digest.Pages.Feeds;
using Digest.Pages.Models;
using Digest.Pages.StructuredData;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Templates;

namespace Digest.Theming;

/// <summary>
/// The theme: a layout for each kind of page, the document around all of them, partials and styles. The templates are checked against
/// the members of the models before the first page is rendered.
/// </summary>
internal sealed class Theme
{
    public const string LayoutsFolder = ProjectLayout.Theme + "/layouts";
    public const string FeedsFolder = ProjectLayout.Theme + "/feeds";
    public const string PartialsFolder = ProjectLayout.Theme + "/partials";
    public const string CardsFolder = ProjectLayout.Theme + "/cards";
    public const string Extension = ".sbn-html";
    public const string CardExtension = ".sbn-svg";

    /// <summary>The layout around every page. It prints the output of the page's own layout as <c>content</c>.</summary>
    private const string Document = "document";

    /// <summary>The template of all cards.</summary>
    private const string CardTemplate = "card";

    public const string DocumentPath = $"{LayoutsFolder}/{Document}{Extension}";
    public const string CardPath = $"{CardsFolder}/{CardTemplate}{CardExtension}";

    private readonly FrozenDictionary<string, Template> _layouts;
    private readonly FrozenDictionary<string, Template> _feedEntries;
    private readonly FrozenDictionary<string, Template> _cards;
    private readonly FrozenDictionary<string, Template> _partials;
    private readonly FrozenDictionary<string, Stylesheet> _stylesheets;
    private readonly StyleUse _styleUse;
    private readonly FrozenDictionary<string, ImmutableArray<string>> _scriptHashes;
    private readonly Settings _settings;
    private readonly DataBlock? _speculationRules;
    private readonly FrozenDictionary<string, TemplateHost> _hosts;
    private readonly Lazy<ImmutableArray<WrittenMarkup.File>> _written;
    private bool _areElementsDecided = true;

    private Theme(
        SourceTree sources, Settings settings, ImmutableArray<Language> languages, FieldDeclarations declared,
        ImmutableArray<PageKind> kinds, DiagnosticBag diagnostics)
    {
        var assets = new ThemeAssets(sources, settings.LinkRoot, diagnostics);
        Assets = assets.All;
        _settings = settings;
        _layouts = ParseAll(LayoutsFolder, sources, diagnostics);
        _feedEntries = ParseAll(FeedsFolder, sources, diagnostics);
        _cards = ParseAll(CardsFolder, sources, diagnostics);
        _partials = ParseAll(PartialsFolder, sources, diagnostics);
        _stylesheets = Stylesheet.ForAll(kinds, sources, assets, diagnostics);
        _styleUse = settings.Styles;
        _speculationRules = SpeculationRules.Read(sources, diagnostics);
        _written = new(() => WrittenMarkup.Read([.. sources.Below(ProjectLayout.Theme).Where(file => file.Extension == Extension)]));
        var byCode = languages.ToFrozenDictionary(language => language.Code, StringComparer.Ordinal);
        var fields = declared.ByOwner.ToFrozenDictionary(
            owner => owner.Key,
            owner => owner.Value.ToFrozenDictionary(field => field.Key, field => ShapeOf(field.Value), MapNode.KeyComparer),
            StringComparer.Ordinal);
        _hosts = byCode.ToFrozenDictionary(
            language => language.Key,
            language => new TemplateHost(
                _partials, [.. InterfaceFunctions.For(language.Value, byCode), .. assets.Functions], CalendarOf(language.Value), fields),
            StringComparer.Ordinal);
        _scriptHashes = kinds.ToFrozenDictionary(
            kind => kind.Layout,
            kind => assets.HashesOf(ScriptsOf(kind.Layout)).ToImmutableArray(),
            StringComparer.Ordinal);
    }

    /// <summary>The files of the theme that pages load.</summary>
    public ImmutableArray<ThemeAsset> Assets { get; }

    /// <summary>Reads and checks the theme; null if it has errors, which are reported.</summary>
    /// <param name="ownLayouts">The layouts that standing pages name.</param>
    public static Theme? Load(
        SourceTree sources, Settings settings, ImmutableArray<Language> languages, ImmutableArray<PageKind> kinds,
        IEnumerable<Reference> ownLayouts, BuildCache cache, DiagnosticBag diagnostics)
    {
        using var stage = Stage.Start("checked the theme for");
        stage?.Counted(kinds.Length, "layout");
        var declared = FieldDeclarations.Parse(sources, cache, diagnostics);
        ImmutableArray<Reference> own = [.. ownLayouts];
        // Equal names must be one object. Their places matter only for errors, which are not cached.
        var names = own.Select(layout => string.Intern(layout.Id));
        ImmutableArray<object?> inputs = [settings, .. languages, .. sources.Below(ProjectLayout.Theme), .. names];
        return cache.GetOrAdd(nameof(Theme), inputs, diagnostics, found =>
        {
            var named = own.Where(layout => IsOwn(layout, sources, kinds, found)).DistinctBy(layout => layout.Id, StringComparer.Ordinal);
            kinds = [.. kinds, .. named.Select(layout => StandingPage.KindWith(layout))];
            var theme = new Theme(sources, settings, languages, declared, kinds, found);
            theme.Check(sources, languages, kinds, found);
            theme.ReportUnused(sources, kinds, found);
            UnreadThemeFiles.Report(sources, kinds, found);
            return found.HasErrors ? null : theme;
        });
    }

    /// <summary>Whether a layout that a standing page names is one of the theme, and not that of another kind of page.</summary>
    private static bool IsOwn(Reference layout, SourceTree sources, ImmutableArray<PageKind> kinds, DiagnosticBag diagnostics)
    {
        var isTaken = layout.Id == Document || kinds.Any(kind => kind.Layout == layout.Id);
        if (!isTaken && sources.Find(PathOf(layout.Id)) is not null)
            return true;

        var own = sources.Below(LayoutsFolder).Select(file => file.Stem)
            .Where(name => name != Document && !kinds.Any(kind => kind.Layout == name));
        var advice = layout.Id == StandingPage.Kind.Layout ? "Delete the line: standing pages have this layout without it."
            : Nearest.DidYouMean(layout.Id, own) ?? $"Add {PathOf(isTaken ? "a-name" : layout.Id)}, or delete the line.";
        var message = isTaken ? $"'{layout.Id}' is not a layout for single pages" : $"there is no {PathOf(layout.Id)}";
        diagnostics.Error(DiagnosticCode.MissingLayout, layout.Location, message, advice);
        return false;
    }

    /// <summary>The path of a layout.</summary>
    public static string PathOf(string layout) => PathOf(LayoutsFolder, layout);

    /// <summary>What the templates of a file write.</summary>
    /// <param name="layout">The path of its own template, or of the folder of its templates.</param>
    public WrittenMarkup WrittenBy(string layout) => new(_written, layout);

    /// <summary>The styles of the pages of a site.</summary>
    public SiteStyles StylesFor(ImmutableArray<Page> pages) => new(_stylesheets, _styleUse, pages);

    /// <summary>Writes a page, and reports errors that only rendering finds.</summary>
    /// <param name="styles">Those of the site that the page belongs to.</param>
    public void Render(Page page, SiteStyles styles, IBufferWriter<byte> output, DiagnosticBag diagnostics) =>
        Render(PathOf(page.Layout), $"in the page {page.Address}", output, diagnostics,
            target => Render(page.Layout, page.Language, page, target, styles[page.Layout], StructuredDataOf(page)));

    /// <summary>Writes the content of an entry of a feed, and reports errors that only rendering finds.</summary>
    public void Render(FeedEntry entry, IBufferWriter<byte> output, DiagnosticBag diagnostics) =>
        Render(PathOf(FeedsFolder, entry.Kind.Template), $"in a feed, the entry {entry.Address}", output, diagnostics,
            target => _hosts[entry.Language.Code].Render(_feedEntries[entry.Kind.Template], entry, [], target));

    /// <summary>Writes a card in SVG, and reports errors that only rendering finds.</summary>
    public void Render(Card card, IBufferWriter<byte> output, DiagnosticBag diagnostics) =>
        Render(CardPath, $"in the card of '{card.Own.Headline.Text}'", output, diagnostics,
            target => _hosts[card.Language.Code].Render(_cards[CardTemplate], new CardModel(card), [], target));

    /// <summary>Renders the layout of a page, and the document around it.</summary>
    /// <param name="styles">By default in the page.</param>
    /// <param name="data">See <see cref="StructuredDataOf"/>.</param>
    public void Render(
        string layout, Language language, ITemplateModel model, IBufferWriter<byte> output, Stylesheet? styles = null,
        DataBlock? data = null)
    {
        var host = _hosts[language.Code];
        using var content = new PageBuffer();
        host.Render(_layouts[layout], model, [], content);
        host.Render(_layouts[Document], model, DocumentGlobals(Html.FromUtf8(content.WrittenMemory), layout, styles, data), output);
    }

    /// <param name="path">The path of the template.</param>
    /// <param name="page">See <see cref="Diagnostic.Page"/>.</param>
    private void Render(
        string path, string page, IBufferWriter<byte> output, DiagnosticBag diagnostics, Action<IBufferWriter<byte>> render)
    {
        try
        {
            if (_areElementsDecided)
                render(output);
            else
                RenderChecked(path, page, output, diagnostics, render);
        }
        catch (TemplateException exception)
        {
            diagnostics.Add(DiagnosticOf(exception.Mistake) with { Page = page });
        }
    }

    /// <summary>Checks the elements of a page if the check of the templates could not decide whether all pages close them.</summary>
    private static void RenderChecked(
        string path, string page, IBufferWriter<byte> output, DiagnosticBag diagnostics, Action<IBufferWriter<byte>> render)
    {
        using var buffer = new PageBuffer();
        render(buffer);
        if (ElementCheck.MistakeIn(Encoding.UTF8.GetString(buffer.WrittenMemory.Span)) is { } mistake)
            diagnostics.Add(DiagnosticOf(mistake with { Location = SourceLocation.OfFile(path) }) with { Page = page });
        output.Write(buffer.WrittenMemory.Span);
    }

    /// <summary>What the page says for programs; null if that is nothing.</summary>
    private static DataBlock? StructuredDataOf(Page page) =>
        GraphWriter.Of(page) is { } json ? DataBlock.Of("application/ld+json", json) : null;

    private (string Name, object? Value)[] DocumentGlobals(
        object content, string layout, Stylesheet? styles = null, DataBlock? data = null) =>
    [
        ("content", content),
        ("stylesheet", (styles ?? _stylesheets[layout]).Element),
        ("speculation_rules", _speculationRules?.Element),
        ("structured_data", data?.Element),
        ("csp", ContentSecurityPolicy.Of(
            styles ?? _stylesheets[layout], _scriptHashes[layout], _settings, _speculationRules, data)),
    ];

    /// <summary>The scripts that the pages of a layout may run: those that it, the document and their partials name.</summary>
    private IEnumerable<string> ScriptsOf(string layout)
    {
        ImmutableArray<Template> templates = [.. new[] { layout, Document }.Select(_layouts.GetValueOrDefault).OfType<Template>()];
        var partials = (IncludedFrom(templates) ?? [.. _partials.Keys]).Select(_partials.GetValueOrDefault).OfType<Template>();
        return templates.Concat(partials).SelectMany(template => template.Names.ArgumentsOf(ThemeAssets.ScriptFunction) ?? []).Distinct();
    }

    private static Shape ShapeOf(FieldType type) => type switch
    {
        FieldType.Text or FieldType.TextPerLanguage => Shape.Text,
        FieldType.Number => Shape.Number,
        FieldType.Flag => Shape.Flag,
        FieldType.List => new ListShape(Shape.Any),
        _ => Shape.Any,
    };

    /// <summary>The names that <c>date.to_string</c> prints. Language files have no abbreviated names.</summary>
    private static DateTimeFormatInfo CalendarOf(Language language)
    {
        var calendar = (DateTimeFormatInfo)DateTimeFormatInfo.InvariantInfo.Clone();
        string[] months = [.. language.Months, ""]; // .NET requires a thirteenth month
        // .NET starts with Sunday, language files with Monday, as ISO 8601 does.
        string[] weekdays = [language.Weekdays[^1], .. language.Weekdays[..^1]];
        (calendar.MonthNames, calendar.MonthGenitiveNames) = (months, months);
        (calendar.AbbreviatedMonthNames, calendar.AbbreviatedMonthGenitiveNames) = (months, months);
        (calendar.DayNames, calendar.AbbreviatedDayNames) = (weekdays, weekdays);
        return calendar;
    }

    /// <summary>Checks every template and the partials that it includes against its model, in every language.</summary>
    private void Check(SourceTree sources, ImmutableArray<Language> languages, ImmutableArray<PageKind> kinds, DiagnosticBag diagnostics)
    {
        foreach (var kind in kinds)
            Check(LayoutsFolder, kind.Layout, kind.Model, "layout", "page");
        Check(LayoutsFolder, Document, PageKind.ModelOf<Page>(Document), "layout", "page", DocumentGlobals(Shape.Blocks, kinds[0].Layout));
        foreach (var kind in FeedEntryKind.All)
            Check(FeedsFolder, kind.Template, kind.Model, "template", "entry in a feed");
        Check(CardsFolder, CardTemplate, CardModel.Type, "template", "card");

        void Check(
            string folder, string name, ModelType model, string what, string owner, params (string Name, object? Value)[] globals)
        {
            var path = PathOf(folder, name);
            if (TemplatesIn(folder).TryGetValue(name, out var template))
            {
                FileFault.Catch(path, diagnostics, () =>
                {
                    foreach (var mistake in languages.SelectMany(language => template.Check(model, _hosts[language.Code], globals)))
                        Report(mistake, diagnostics, includedFrom: path);
                });
            }
            else if (sources.Find(path) is null) // else it could not be decoded, which is reported
            {
                var message = $"the theme has no {what} '{name}'";
                var advice = $"Add it: every kind of {owner} needs one, see docs/templates.md.";
                diagnostics.Error(DiagnosticCode.MissingLayout, SourceLocation.OfFile(path), message, advice);
            }
        }
    }

    /// <summary>
    /// Reports templates of no kind of page or entry, and partials that no template includes directly or indirectly. Built-in partials may
    /// be unused, because templates of the project replace those that include them.
    /// </summary>
    private void ReportUnused(SourceTree sources, ImmutableArray<PageKind> kinds, DiagnosticBag diagnostics)
    {
        const string Advice =
            $"Name it after a kind of page (see docs/templates.md) or in the 'layout' of a standing page, or move it to {PartialsFolder}/.";
        const string FeedAdvice =
            $"Name it after a kind of entry (see docs/templates.md), or move it to {PartialsFolder}/ if other templates include it.";
        var layouts = kinds.Select(kind => kind.Layout).Append(Document).ToHashSet(StringComparer.Ordinal);
        foreach (var name in _layouts.Keys.Where(name => !layouts.Contains(name)))
            Warn(LayoutsFolder, name, $"no page has the layout '{name}'", Advice);
        var entries = FeedEntryKind.All.Select(kind => kind.Template).ToHashSet(StringComparer.Ordinal);
        foreach (var name in _feedEntries.Keys.Where(name => !entries.Contains(name)))
            Warn(FeedsFolder, name, $"no entry of a feed has the template '{name}'", FeedAdvice);

        foreach (var name in _cards.Keys.Where(name => name != CardTemplate))
            Warn(CardsFolder, name, $"no card has the template '{name}'", $"Name it '{CardTemplate}', or delete the file.");

        var used = _layouts.Where(layout => layouts.Contains(layout.Key))
            .Concat(_feedEntries.Where(entry => entries.Contains(entry.Key)))
            .Concat(_cards.Where(card => card.Key == CardTemplate));
        if (IncludedFrom(used.Select(template => template.Value)) is not { } included)
            return;
        var partials = sources.Below(PartialsFolder).Where(file => !sources.IsBuiltIn(file)).Select(file => file.Path).ToHashSet();
        foreach (var name in _partials.Keys.Where(name => !included.Contains(name) && partials.Contains(PathOf(PartialsFolder, name))))
            Warn(PartialsFolder, name, $"no layout includes the partial '{name}'", "Include it, or delete the file.");

        void Warn(string folder, string name, string message, string advice) =>
            diagnostics.Warning(DiagnosticCode.UnusedTemplate, new(PathOf(folder, name), 1, 1), message, advice);
    }

    /// <summary>The partials that templates include, also indirectly; null if a name is computed or a template has mistakes.</summary>
    private HashSet<string>? IncludedFrom(IEnumerable<Template> templates)
    {
        var included = new HashSet<string>(StringComparer.Ordinal);
        var queue = new Queue<Template>(templates);
        while (queue.TryDequeue(out var template))
        {
            if (!template.Mistakes.IsEmpty || template.Names.ArgumentsOf(IncludeFunction.Name) is not { } names)
                return null;
            foreach (var name in names.Where(included.Add))
            {
                if (_partials.TryGetValue(name, out var partial))
                    queue.Enqueue(partial);
            }
        }

        return included;
    }

    private FrozenDictionary<string, Template> TemplatesIn(string folder) => folder switch
    {
        FeedsFolder => _feedEntries,
        CardsFolder => _cards,
        _ => _layouts,
    };

    private static string ExtensionIn(string folder) => folder == CardsFolder ? CardExtension : Extension;
    private static string PathOf(string folder, string name) => $"{folder}/{name}{ExtensionIn(folder)}";

    private FrozenDictionary<string, Template> ParseAll(string folder, SourceTree sources, DiagnosticBag diagnostics)
    {
        var templates = new Dictionary<string, Template>(StringComparer.Ordinal);
        foreach (var file in sources.Below(folder).Where(file => file.Extension == ExtensionIn(folder)))
        {
            if (FileFault.Catch(file.Path, diagnostics, () => Parse(file, diagnostics)) is not { } template)
                continue;
            var elements = template.CheckElements();
            foreach (var mistake in template.Mistakes.Concat(elements.Mistakes))
                Report(mistake, diagnostics);
            _areElementsDecided &= elements.IsDecided;
            templates[file.Path[(folder.Length + 1)..^ExtensionIn(folder).Length]] = template;
        }

        return templates.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private Template? Parse(SourceFile file, DiagnosticBag diagnostics)
    {
        if (SourceText.Decode(file, diagnostics) is not { } text)
            return null;
        var errorsBefore = diagnostics.ErrorCount;
        BlockedMarkup.Report(text, _settings.ContentSecurity, diagnostics);
        if (file.Path == DocumentPath && diagnostics.ErrorCount == errorsBefore) // one of them may be before the policy
            ContentSecurityPolicy.ReportIfMissing(text, diagnostics);
        return Template.Parse(text.Text, file.Path);
    }

    /// <param name="includedFrom">The template that was checked; the mistake may be in a partial of it.</param>
    private static void Report(TemplateMistake mistake, DiagnosticBag diagnostics, string? includedFrom = null)
    {
        if (mistake.Element is { } element && diagnostics.Has(DiagnosticCode.BlockedMarkup, element))
            return; // an element that must be deleted is one error
        var isInPartial = includedFrom is not null && mistake.Location.Path != includedFrom;
        diagnostics.Add(DiagnosticOf(mistake) with { Page = isInPartial ? $"included from {includedFrom}" : null });
    }

    private static Diagnostic DiagnosticOf(TemplateMistake mistake) =>
        new(DiagnosticCode.TemplateError, Severity.Error, mistake.Location, mistake.Message, mistake.Advice);
}
