using System.Buffers;
using AngleSharp.Dom;
using AngleSharp.Dom.Events;
using AngleSharp.Html.Dom.Events;
using AngleSharp.Html.Parser;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Output.Checks;

/// <summary>A page that was checked by itself, with the facts that checks across pages need.</summary>
internal sealed class CheckedPage
{
    private const int LongestReference = 40;

    private static readonly SearchValues<char> s_inReference =
        SearchValues.Create("#0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private readonly DiagnosticBag _diagnostics;

    private readonly SiteFiles _files;
    private readonly int _index;
    private OutputFile? _file;
    private List<(int File, string Id, string Url)>? _anchorLinks;
    private List<(int Subject, bool IsOriginal, int Target)>? _translations;

    private CheckedPage(OutputFile file, IDocument document, PageElements elements, SiteFiles files, DiagnosticBag diagnostics)
    {
        var strings = files.Strings;
        (_file, _files, _index, _diagnostics) = (file, files, files.IndexOf(file.Path), diagnostics);
        Language = Value(document.DocumentElement, "lang");
        Direction = Value(document.DocumentElement, "dir");
        IsRedirect = elements.With("meta", "http-equiv", "refresh").Any();
        IsIndexed = !elements.With("meta", "name", "robots")
            .Any(robots => Value(robots, "content").Contains("noindex", StringComparison.OrdinalIgnoreCase));
        Ids = files.SharedTexts[[.. elements.Ids.Keys.Select(id => strings[id])]];
        LanguageParts = files.SharedPairs[
        [
            .. elements.Attributes.Where(pair => pair.Attribute.Name == "lang" && pair.Element.HasAttribute("dir"))
                .Select(pair => (strings[pair.Attribute.Value], Value(pair.Element, "dir")))
                .Distinct(),
        ]];
        SwitchLanguages = files.SharedTexts[
        [
            .. elements["nav"].SelectMany(nav => nav.GetElementsByTagName("a"))
                .Where(link => link.HasAttribute("href") && link.HasAttribute("hreflang"))
                .Select(link => Value(link, "hreflang"))
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ]];

        string Value(IElement element, string attribute) => strings[element.GetAttribute(attribute) ?? ""];
    }

    /// <summary>Not kept once the page is read: it can be made again, and only a mistake across pages needs it.</summary>
    public OutputFile File => _file ?? _files[_index];

    public string Language { get; }
    public string Direction { get; }
    public bool IsRedirect { get; }

    /// <summary>Whether search engines may list the page.</summary>
    public bool IsIndexed { get; }

    public ImmutableArray<string> Ids { get; }
    public ImmutableArray<(string Language, string Direction)> LanguageParts { get; }
    public ImmutableArray<string> SwitchLanguages { get; }

    /// <summary>The alternates as files of this site; -1 for others. A redirect has none.</summary>
    public ImmutableArray<(string Language, int File)> Alternates { get; private set; } = [];

    /// <summary>The links to an id of another page, which are checked when all pages have been read.</summary>
    public IReadOnlyList<(int File, string Id, string Url)> AnchorLinks => _anchorLinks ?? [];

    /// <summary>The articles that its structured data names as originals or translations, as files of this site.</summary>
    public IReadOnlyList<(int Subject, bool IsOriginal, int Target)> Translations => _translations ?? [];

    /// <summary>Reads a page and checks it by itself.</summary>
    /// <param name="text">The same as the bytes.</param>
    /// <param name="parser">One that no other thread uses.</param>
    public static CheckedPage Read(
        RenderedFile file, ReadOnlySequence<byte> bytes, ReadOnlyMemory<char> text, HtmlParser parser, SiteFiles files,
        DiagnosticBag diagnostics)
    {
        string? copy = null;
        var (isCorrect, lastLine) = (true, 0);
        parser.Error += ReportError;
        using var document = parser.ParseDocument(text);
        parser.Error -= ReportError;
        var elements = new PageElements(document);
        var page = new CheckedPage(file, document, elements, files, diagnostics);
        if (isCorrect) // else a browser repeats elements to repair the page
            StructureCheck.Run(page, elements);
        if (page.IsRedirect && !file.IsRedirect)
            page.Report(DiagnosticCode.OutputUnsafe, "leads readers to another page, although it is no redirect");
        if (!page.IsRedirect)
            page.Alternates = AlternatesCheck.Read(page, elements, files);
        PolicyCheck.Run(page, document, elements, files);
        PageLinksCheck.Run(page, elements, files);
        StructuredDataCheck.Run(page, elements, files);
        CharacterCheck.Run(page, document, text.Span);
        PageSizeCheck.Run(page, document, elements, bytes, files, diagnostics);
        page._file = null;
        return page;

        void ReportError(object sender, Event error)
        {
            if (error is not HtmlErrorEvent { Message: var reason, Position: var at })
                return;
            isCorrect = false;
            copy ??= text.ToString();
            // The parser reports each end of an element at a wrong place, too.
            if (SyntaxAt(copy, at, reason.TrimEnd('.')) is var syntax && (syntax.Advice is not null || at.Line != lastLine))
                ReportSyntax(file, copy, syntax, $"line {at.Line}, column {at.Column}", diagnostics);
            lastLine = syntax.Advice is null ? at.Line : lastLine;
        }
    }

    public void AddAnchorLink(int file, string id, string url) => (_anchorLinks ??= []).Add((file, id, url));

    public void AddTranslation(int subject, bool isOriginal, int target) =>
        (_translations ??= new(capacity: 1)).Add((subject, isOriginal, target));

    /// <summary>What is wrong at a place, and where that starts.</summary>
    private static (int Index, string What, string? Advice) SyntaxAt(string text, AngleSharp.Text.TextPosition at, string reason)
    {
        var index = Math.Clamp(at.Position - 1, 0, text.Length); // counted from 1
        var reference = index < text.Length ? text.LastIndexOf('&', index, Math.Min(index + 1, LongestReference)) : -1;
        if (reference >= 0 && reason.Contains("reference", StringComparison.OrdinalIgnoreCase))
        {
            var name = text.AsSpan(reference + 1);
            var length = name.IndexOfAnyExcept(s_inReference);
            name = length < 0 ? name : name[..(name[length] == ';' ? length + 1 : length)];
            return (reference, $"'&{name}' is no character reference", "Correct it, or write '&amp;' for an ampersand.");
        }

        index -= index > 0 && text[index - 1] == '<' ? 1 : 0;
        return text.AsSpan(index) is ['<', not ('/' or '!' or '?' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z')), ..]
            ? (index, "this '<' starts no tag", "Write '&lt;' for the sign.")
            : (index, reason, null);
    }

    /// <summary>Text is escaped, so that a mistake in the HTML is one of a template, and may be on all of its pages.</summary>
    private static void ReportSyntax(
        RenderedFile file, string text, (int Index, string What, string? Advice) syntax, string place, DiagnosticBag diagnostics) =>
        OutputCheck.ReportMade(
            diagnostics, DiagnosticCode.OutputNotWellFormed, file, $"is not correct HTML: {syntax.What}",
            file.Written.FindText(text, syntax.Index), syntax.Advice, place);

    /// <summary>Reports an id that the page has several times.</summary>
    public void ReportId(string id, int count)
    {
        const string Advice = "Give one of the elements another id.";
        const DiagnosticCode Code = DiagnosticCode.OutputNotWellFormed;
        if ((File as RenderedFile)?.Written.FindAttribute(id, isId: true) is not { } written)
            Report(Code, $"has the id '{id}' {count} times");
        else
            OutputCheck.Report(_diagnostics, Code, written, $"id '{written.Text}', which a page has several times", File.Path, Advice);
    }

    /// <summary>Reports a mistake in a heading.</summary>
    /// <param name="heading">Null if one is missing.</param>
    public void ReportHeading(IElement? heading, string what, string? advice = null)
    {
        var place = (File as RenderedFile)?.Written is { } written && heading is not null
            ? written.FindElement(heading.LocalName, heading.TextContent) : null;
        OutputCheck.ReportMade(_diagnostics, DiagnosticCode.OutputHeadings, File, what, place, advice);
    }

    /// <summary>Reports a link without an address: a template printed a member that is null.</summary>
    public void ReportEmptyLink() => OutputCheck.ReportMade(
        _diagnostics, DiagnosticCode.OutputBrokenLink, File, "has a link with an empty address", template: null,
        "Print the link only if there is an address.");

    public void Report(DiagnosticCode code, string message, string? advice = null) =>
        OutputCheck.Report(_diagnostics, code, File, message, advice);
}
