using System.Buffers;
using System.Text.RegularExpressions;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Digest.Incremental;
using Digest.Output.Cards;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Theming;

namespace Digest.Output.Checks;

/// <summary>
/// Checks the finished site as a browser and a search engine read it. The checks share no code with the compiler and the theme, so they
/// find the mistakes of both.
/// </summary>
internal sealed partial class OutputCheck
{
    // The limits of upload-pages-artifact and GitHub Pages.
    private const long MaximumSiteBytes = 1_000_000_000;
    private const long MaximumFileBytes = 100_000_000;
    private const int MaximumNameBytes = 255;

    // Without these, GitHub Pages has no front page, shows its own 404 page in English, or runs Jekyll.
    private static readonly string[] s_requiredFiles = ["index.html", "404.html", ".nojekyll"];

    private readonly SiteFiles _files;
    private readonly CheckedPage?[] _pages;
    private readonly DiagnosticBag _diagnostics;
    private long _totalBytes;

    private OutputCheck(IReadOnlyList<OutputFile> files, SourceTree sources, string address, DiagnosticBag diagnostics)
    {
        _files = new(files, sources, address);
        _pages = new CheckedPage?[files.Count];
        _diagnostics = diagnostics;
    }

    /// <summary>Renders and checks every file. Each processor has one page in memory at a time.</summary>
    /// <param name="sources">What the site is made from, for the places of mistakes.</param>
    /// <param name="address">The start of every URL of the site: <c>https://example.org/repo/</c>, or <c>/repo/</c> without a host.</param>
    /// <param name="fileChecked">Called after each file, by any thread.</param>
    public static void Run(
        IReadOnlyList<OutputFile> files,
        SourceTree sources,
        string address,
        DiagnosticBag diagnostics,
        Action? fileChecked = null,
        CancellationToken cancellation = default)
    {
        var check = new OutputCheck(files, sources, address, diagnostics);
        var options = new ParallelOptions { CancellationToken = cancellation };
        Parallel.For(0, files.Count, options, () => new Worker(), CheckFile, _ => { });
        check.CheckSite();

        Worker CheckFile(int index, ParallelLoopState state, Worker worker)
        {
            check.CheckFile(files[index], worker);
            fileChecked?.Invoke();
            return worker;
        }
    }

    /// <summary>What a processor uses for one file after the other.</summary>
    private sealed class Worker
    {
        public Worker()
        {
            // The observers load what elements link to. All of them are called for every attribute.
            var context = BrowsingContext.New(AngleSharp.Configuration.Default.Without<IAttributeObserver>());
            Parser = new(new HtmlParserOptions { IsKeepingSourceReferences = false }, context);
            Contents = new(Parser);
        }

        public ChunkedBuffer Buffer { get; } = new();

        public ArrayBufferWriter<char> Text { get; } = new();

        public HtmlParser Parser { get; }

        public EntryContents Contents { get; }
    }

    /// <summary>Reports a mistake in a file at the source that it is made from.</summary>
    public static void Report(DiagnosticBag diagnostics, DiagnosticCode code, OutputFile file, string message, string? advice = null) =>
        diagnostics.Error(
            code, SourceLocation.OfFile(file.Origin), file.Origin == file.Path ? $"the page {message}" : $"{file.Path} {message}", advice);

    /// <summary>Reports a mistake once for all pages: at the template that makes it, else at the layout or the source.</summary>
    /// <param name="what">Such as "has no headings".</param>
    /// <param name="place">Where in the file it is.</param>
    public static void ReportMade(
        DiagnosticBag diagnostics, DiagnosticCode code, OutputFile file, string what, SourceLocation? template, string? advice,
        string? place = null)
    {
        if ((template ?? ((file as RenderedFile)?.Layout is { } layout ? SourceLocation.OfFile(layout) : null)) is not { } location)
        {
            Report(diagnostics, code, file, place is null ? what : $"{what} ({place})", advice);
            return;
        }

        var maker = template is null ? "layout" : "template";
        diagnostics.Add(new(code, Severity.Error, location, $"this {maker} makes a page that {what}", advice)
        {
            Page = place is null ? file.Path : $"{file.Path}, {place}",
        });
    }

    /// <summary>Reports a mistake in an attribute at the template that writes it.</summary>
    /// <param name="page">See <see cref="Diagnostic.Page"/>.</param>
    public static void Report(
        DiagnosticBag diagnostics, DiagnosticCode code, WrittenAttribute written, string what, string page, string advice) =>
        diagnostics.Add(new(code, Severity.Error, written.Location, $"this template writes the {what}", advice) { Page = page });

    /// <summary>The URLs in a stylesheet.</summary>
    public static IEnumerable<string> UrlsIn(string css) => CssUrl.Matches(css).Select(match => match.Groups["url"].Value.Trim());

    private void CheckFile(OutputFile file, Worker worker)
    {
        if (Encoding.UTF8.GetByteCount(file.Path) > MaximumNameBytes
            && file.Path.Split('/').Any(part => Encoding.UTF8.GetByteCount(part) > MaximumNameBytes))
            Report(file, $"has a name of more than {MaximumNameBytes} bytes, the limit of file systems", "Give it a shorter slug.");

        long length;
        if (file is RenderedFile rendered)
        {
            var buffer = worker.Buffer;
            buffer.Clear();
            var rendering = new DiagnosticBag();
            rendered.Render(buffer, rendering);
            _diagnostics.AddRange(rendering.Unordered());
            length = buffer.Length;
            if (!rendering.HasErrors) // what is missing from a page that failed is no mistake of its own
                CheckContent(rendered, worker);
        }
        else if (file is RasterFile)
        {
            (file as CardFile)?.Draw(_diagnostics);
            length = 0; // known when it is drawn
        }
        else
        {
            using var stream = ((CopiedFile)file).Source.Open();
            length = stream.Length;
        }

        Interlocked.Add(ref _totalBytes, length);
        if (length > MaximumFileBytes)
            Report(file, $"has {length:N0} bytes, more than GitHub allows", "Make it smaller, or publish it elsewhere and link to it.");
    }

    private void CheckContent(RenderedFile file, Worker worker)
    {
        var bytes = worker.Buffer.Written;
        switch (Path.GetExtension(file.Path).ToLowerInvariant())
        {
            case ".html":
                worker.Text.ResetWrittenCount();
                Encoding.UTF8.GetChars(bytes, worker.Text);
                _pages[_files.IndexOf(file.Path)] =
                    CheckedPage.Read(file, bytes, worker.Text.WrittenMemory, worker.Parser, _files, _diagnostics);
                break;
            case ".xml":
                new DataFileCheck(file, worker.Contents, _files, _diagnostics).RunXml(bytes);
                break;
            case ".json":
                new DataFileCheck(file, worker.Contents, _files, _diagnostics).RunJson(bytes);
                break;
            case ".ics":
                new CalendarCheck(file, _files, _diagnostics).Run(bytes.ToArray());
                break;
            case ".csv":
                new TableCheck(file, _files, _diagnostics).Run(bytes);
                break;
            case ".css":
                foreach (var url in UrlsIn(Encoding.UTF8.GetString(bytes)))
                    _files.CheckLink(file, url);
                break;
        }
    }

    private void CheckSite()
    {
        var site = SourceLocation.OfFile("output");
        var message = $"the site has {_totalBytes:N0} bytes, more than GitHub Pages allows";
        if (_totalBytes > MaximumSiteBytes)
            _diagnostics.Error(DiagnosticCode.OutputTooLarge, site, message, "Make its photographs smaller.");
        foreach (var name in s_requiredFiles.Where(name => _files.IndexOf(name) < 0))
            _diagnostics.Error(DiagnosticCode.OutputLost, site, $"the site has no {name}");

        ImmutableArray<CheckedPage> pages = [.. _pages.OfType<CheckedPage>()];
        foreach (var links in pages.SelectMany(page => page.AnchorLinks, (page, link) => (page, link)).GroupBy(pair => pair.link.File))
        {
            if (_pages[links.Key] is not { } target)
                continue;
            var ids = target.Ids.ToHashSet(StringComparer.Ordinal);
            foreach (var (page, (_, id, url)) in links.Where(pair => !ids.Contains(pair.link.Id)))
                _files.BrokenLinks.Add(page.File, url, $"but {target.File.Path} has no id '{id}'");
        }

        _files.BrokenLinks.Report(_diagnostics);
        LanguageCheck.Run(pages);
        AlternatesCheck.Run(pages, _pages);
        StructuredDataCheck.CheckTranslations(pages, _pages);
    }

    private void Report(OutputFile file, string message, string advice) =>
        Report(_diagnostics, DiagnosticCode.OutputTooLarge, file, message, advice);

    [GeneratedRegex(
        """url\((?>\s*)("(?<url>[^"]*)"|'(?<url>[^']*)'|(?<url>[^\s"'()]*))\s*\)""",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex CssUrl { get; }
}
