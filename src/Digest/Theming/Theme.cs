using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Digest.Incremental;
using Digest.Languages;
using Digest.Pages;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Templates;

namespace Digest.Theming;

/// <summary>
/// The theme: a layout for each kind of page, the document around all of them, partials, styles. It is checked as a whole against what
/// pages give to templates before the first page is rendered.
/// </summary>
internal sealed class Theme
{
    public const string Folder = "theme";
    private const string LayoutsFolder = Folder + "/layouts";
    private const string PartialsFolder = Folder + "/partials";
    private const string Extension = ".sbn-html";

    /// <summary>The layout around every page; it prints what the page's own layout made as <c>content</c>.</summary>
    private const string Document = "document";

    private readonly FrozenDictionary<string, Template> _layouts;
    private readonly FrozenDictionary<string, Template> _partials;
    private readonly FrozenDictionary<string, Stylesheet> _stylesheets;
    private readonly FrozenDictionary<string, string> _policies;
    private readonly SpeculationRules? _speculationRules;
    private readonly FrozenDictionary<string, TemplateHost> _hosts;

    private Theme(FrozenDictionary<string, Template> layouts, FrozenDictionary<string, Template> partials, FrozenDictionary<string, Stylesheet> stylesheets, SpeculationRules? speculationRules, ImmutableArray<Language> languages)
    {
        _layouts = layouts;
        _partials = partials;
        _stylesheets = stylesheets;
        _speculationRules = speculationRules;
        _policies = stylesheets.ToFrozenDictionary(layout => layout.Key, layout => layout.Value.PolicyWith(speculationRules), StringComparer.Ordinal);
        var byCode = languages.ToFrozenDictionary(language => language.Code, StringComparer.Ordinal);
        _hosts = languages.ToFrozenDictionary(
            language => language.Code,
            language => new TemplateHost(partials, InterfaceFunctions.For(language, byCode), CalendarOf(language)),
            StringComparer.Ordinal);
    }

    /// <summary>Reads and checks the theme; null when a template is wrong, and the bag then says where.</summary>
    public static Theme? Load(
        SourceTree sources, ImmutableArray<Language> languages, ImmutableArray<PageKind> kinds, BuildCache cache, DiagnosticBag diagnostics) =>
        cache.GetOrAdd(nameof(Theme), [.. languages, .. sources.Below(Folder)], diagnostics, own => Load(sources, languages, kinds, own));

    private static Theme? Load(SourceTree sources, ImmutableArray<Language> languages, ImmutableArray<PageKind> kinds, DiagnosticBag diagnostics)
    {
        var errorsBefore = diagnostics.ErrorCount;
        var theme = new Theme(
            ParseAll(LayoutsFolder, sources, diagnostics),
            ParseAll(PartialsFolder, sources, diagnostics),
            Stylesheet.ForAll(kinds.Select(kind => kind.Layout), sources, diagnostics),
            SpeculationRules.Read(sources, diagnostics),
            languages);
        theme.Check(sources, languages, kinds, diagnostics);
        theme.ReportUnused(kinds, diagnostics);
        return diagnostics.ErrorCount == errorsBefore ? theme : null;
    }

    /// <summary>Writes a page, and reports errors that only rendering finds.</summary>
    public void Render(Page page, IBufferWriter<byte> output, DiagnosticBag diagnostics)
    {
        try
        {
            Render(page.Layout, page.Language, page, output);
        }
        catch (TemplateException exception)
        {
            Report(exception.Mistake with { Message = $"{exception.Mistake.Message} (in the page {page.Address})" }, diagnostics);
        }
    }

    /// <summary>Writes a page: what its layout makes of the model, and the document around that.</summary>
    public void Render(string layout, Language language, ITemplateModel model, IBufferWriter<byte> output)
    {
        var host = _hosts[language.Code];
        using var content = new PageBuffer();
        host.Render(_layouts[layout], model, [], content);
        host.Render(_layouts[Document], model, DocumentGlobals(Html.FromUtf8(content.WrittenMemory), layout), output);
    }

    private (string Name, object? Value)[] DocumentGlobals(Html content, string layout) =>
    [
        ("content", content),
        ("stylesheet", _stylesheets[layout].Element),
        ("speculation_rules", _speculationRules?.Element),
        ("csp", _policies[layout]),
    ];

    /// <summary>The names that <c>date.to_string</c> prints. Language files have no short ones, and no words for the halves of the day.</summary>
    private static DateTimeFormatInfo CalendarOf(Language language)
    {
        var calendar = (DateTimeFormatInfo)DateTimeFormatInfo.InvariantInfo.Clone();
        string[] months = [.. language.Months, ""]; // .NET has a place for a thirteenth month
        // .NET begins with Sunday, language files with Monday as ISO 8601.
        string[] weekdays = [language.Weekdays[^1], .. language.Weekdays[..^1]];
        (calendar.MonthNames, calendar.MonthGenitiveNames) = (months, months);
        (calendar.AbbreviatedMonthNames, calendar.AbbreviatedMonthGenitiveNames) = (months, months);
        (calendar.DayNames, calendar.AbbreviatedDayNames) = (weekdays, weekdays);
        return calendar;
    }

    /// <summary>Every layout, with the partials that it includes, against the members that its pages have, in every language.</summary>
    private void Check(SourceTree sources, ImmutableArray<Language> languages, ImmutableArray<PageKind> kinds, DiagnosticBag diagnostics)
    {
        foreach (var (layout, model) in kinds.Select(kind => (kind.Layout, kind.Model)).Append((Document, PageKind.ModelOf<Page>(Document))))
        {
            if (!_layouts.TryGetValue(layout, out var template))
            {
                var path = PathOf(LayoutsFolder, layout);
                if (sources.Find(path) is null) // else it is there, and what is wrong with it has been said
                    diagnostics.Error(DiagnosticCode.MissingLayout, SourceLocation.OfFile(path), $"the theme has no layout '{layout}'", "Every kind of page needs one: see docs/templates.md.");
                continue;
            }

            foreach (var language in languages)
            {
                var globals = layout == Document ? DocumentGlobals(Html.Empty, kinds[0].Layout) : [];
                foreach (var mistake in template.Check(model, _hosts[language.Code], globals))
                    Report(mistake, diagnostics);
            }
        }
    }

    /// <summary>Layouts that no page has, and partials that no layout leads to.</summary>
    private void ReportUnused(ImmutableArray<PageKind> kinds, DiagnosticBag diagnostics)
    {
        var layouts = kinds.Select(kind => kind.Layout).Append(Document).ToHashSet(StringComparer.Ordinal);
        foreach (var name in _layouts.Keys.Where(name => !layouts.Contains(name)))
            diagnostics.Warning(DiagnosticCode.UnusedTemplate, new(PathOf(LayoutsFolder, name), 1, 1), $"no page has the layout '{name}'", "Layouts are named after the kinds of pages: see docs/templates.md. What layouts include is in theme/partials/.");

        if (IncludedFrom(_layouts.Where(layout => layouts.Contains(layout.Key)).Select(layout => layout.Value)) is not { } included)
            return;
        foreach (var name in _partials.Keys.Where(name => !included.Contains(name)))
            diagnostics.Warning(DiagnosticCode.UnusedTemplate, new(PathOf(PartialsFolder, name), 1, 1), $"no layout includes the partial '{name}', not even by way of another", "Include it, or delete the file.");
    }

    /// <summary>The names of all partials that these templates lead to; null when nobody can say, since a name is computed or a template cannot be read.</summary>
    private HashSet<string>? IncludedFrom(IEnumerable<Template> templates)
    {
        var included = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<Template>(templates);
        while (waiting.TryDequeue(out var template))
        {
            if (!template.Mistakes.IsEmpty || template.Names.ComputesIncludes)
                return null;
            foreach (var name in template.Names.Includes.Where(included.Add))
            {
                if (_partials.TryGetValue(name, out var partial))
                    waiting.Enqueue(partial);
            }
        }

        return included;
    }

    private static string PathOf(string folder, string name) => $"{folder}/{name}{Extension}";

    private static FrozenDictionary<string, Template> ParseAll(string folder, SourceTree sources, DiagnosticBag diagnostics)
    {
        var templates = new Dictionary<string, Template>(StringComparer.Ordinal);
        foreach (var file in sources.Below(folder).Where(file => file.Extension == Extension))
        {
            if (SourceText.Decode(file, diagnostics) is not { } text)
                continue;
            var template = Template.Parse(text.Text, file.Path);
            foreach (var mistake in template.Mistakes)
                Report(mistake, diagnostics);
            templates[file.Path[(folder.Length + 1)..^Extension.Length]] = template;
        }

        return templates.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static void Report(TemplateMistake mistake, DiagnosticBag diagnostics) =>
        diagnostics.Error(DiagnosticCode.TemplateError, mistake.Location, mistake.Message, mistake.Advice);
}
