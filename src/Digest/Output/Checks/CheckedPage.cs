using AngleSharp.Dom;
using AngleSharp.Html.Dom.Events;
using AngleSharp.Html.Parser;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Output.Checks;

/// <summary>A page that was checked by itself, with the facts that checks across pages need.</summary>
internal sealed class CheckedPage
{
    private readonly DiagnosticBag _diagnostics;

    private CheckedPage(OutputFile file, IDocument document, DiagnosticBag diagnostics)
    {
        File = file;
        _diagnostics = diagnostics;
        Language = document.DocumentElement.GetAttribute("lang") ?? "";
        Direction = document.DocumentElement.GetAttribute("dir") ?? "";
        IsRedirect = document.QuerySelector("meta[http-equiv=refresh i]") is not null;
        IsIndexed = document.QuerySelector("meta[name=robots i][content*=noindex i]") is null;
        Ids = [.. document.All.Select(element => element.Id).OfType<string>()];
        LanguageParts = [.. Select("[lang][dir]", part => (Value(part, "lang"), Value(part, "dir"))).Distinct()];
        SwitchLanguages = Select("nav a[href][hreflang]", link => Value(link, "hreflang")).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Canonicals = [.. Select("link[rel~=canonical i]", link => Value(link, "href"))];
        Alternates = [.. Select("link[rel~=alternate i][hreflang]", link => (Value(link, "hreflang"), Value(link, "href")))];

        IEnumerable<T> Select<T>(string selector, Func<IElement, T> select) => document.QuerySelectorAll(selector).Select(select);
        static string Value(IElement element, string attribute) => element.GetAttribute(attribute) ?? "";
    }

    public OutputFile File { get; }
    public string Language { get; }
    public string Direction { get; }
    public bool IsRedirect { get; }

    /// <summary>Whether search engines may list the page.</summary>
    public bool IsIndexed { get; }

    public HashSet<string> Ids { get; }
    public List<(string Language, string Direction)> LanguageParts { get; }
    public HashSet<string> SwitchLanguages { get; }
    public List<string> Canonicals { get; }
    public List<(string Language, string Url)> Alternates { get; }

    /// <summary>The links to an id of a page, which are checked when all pages have been read.</summary>
    public List<(int File, string Id, string Url)> AnchorLinks { get; } = [];

    /// <summary>The articles that its structured data names as originals or translations, as files of this site.</summary>
    public List<(int Subject, bool IsOriginal, int Target)> Translations { get; } = [];

    /// <summary>Reads a page and checks it by itself.</summary>
    public static CheckedPage Read(RenderedFile file, ReadOnlySpan<byte> bytes, SiteFiles files, DiagnosticBag diagnostics)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var parser = new HtmlParser(new HtmlParserOptions { IsKeepingSourceReferences = false });
        var isCorrect = true;
        parser.Error += (_, error) =>
        {
            if (error is not HtmlErrorEvent { Message: var reason, Position: var at })
                return;
            isCorrect = false;
            ReportSyntax(file, reason.TrimEnd('.'), $"line {at.Line}, column {at.Column}", diagnostics);
        };

        using var document = parser.ParseDocument(text);
        var page = new CheckedPage(file, document, diagnostics);
        if (isCorrect) // else a browser repeats elements to repair the page
            StructureCheck.Run(page, document);
        if (page.IsRedirect && !file.IsRedirect)
            page.Report(DiagnosticCode.OutputUnsafe, "leads readers to another page, although it is no redirect");
        PolicyCheck.Run(page, document);
        PageLinksCheck.Run(page, document, files, diagnostics);
        StructuredDataCheck.Run(page, document, files, diagnostics);
        CharacterCheck.Run(page, document, text);
        PageSizeCheck.Run(page, document, bytes, diagnostics);
        return page;
    }

    /// <summary>Text is escaped, so that a mistake in the HTML is one of the layout, and may be on all of its pages.</summary>
    private static void ReportSyntax(RenderedFile file, string reason, string place, DiagnosticBag diagnostics)
    {
        if (file.Layout is not { } layout)
        {
            OutputCheck.Report(diagnostics, DiagnosticCode.OutputNotWellFormed, file, $"is not correct HTML: {reason} ({place})");
            return;
        }

        var message = $"this layout makes a page that is not correct HTML: {reason}";
        diagnostics.Add(new(DiagnosticCode.OutputNotWellFormed, Severity.Error, SourceLocation.OfFile(layout), message)
        {
            Page = $"{file.Path}, {place}",
        });
    }

    /// <summary>Reports an id that the page has several times.</summary>
    public void ReportId(string id, int count)
    {
        const string Advice = "Give one of the elements another id.";
        const DiagnosticCode Code = DiagnosticCode.OutputNotWellFormed;
        if ((File as RenderedFile)?.FindAttribute(id, true) is not { } written)
            Report(Code, $"has the id '{id}' {count} times");
        else
            OutputCheck.Report(_diagnostics, Code, written, $"id '{written.Text}', which a page has several times", File.Path, Advice);
    }

    public void Report(DiagnosticCode code, string message, string? advice = null) =>
        OutputCheck.Report(_diagnostics, code, File, message, advice);
}
