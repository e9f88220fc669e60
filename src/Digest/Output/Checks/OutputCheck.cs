using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Output.Checks;

/// <summary>
/// Reads the finished site as a browser and a search engine would, and says what a page may not be. The compiler proves what it
/// knows; this knows nothing of the compiler, so it also finds what a theme breaks.
/// </summary>
internal static partial class OutputCheck
{
    // What upload-pages-artifact and GitHub Pages take.
    private const long MostSiteBytes = 1_000_000_000;
    private const long MostFileBytes = 100_000_000;
    private const int MostNameBytes = 255;

    // Without these, Pages has no front door, shows its own English 404, or runs Jekyll over our folders.
    private static readonly string[] s_needed = ["index.html", "404.html", ".nojekyll"];

    /// <summary>Renders and reads every file. One page at a time is in memory on each processor; only facts are kept.</summary>
    /// <param name="address">What every address of the site begins with: <c>https://example.org/repo/</c>, or <c>/repo/</c> when no host is set.</param>
    public static void Run(IReadOnlyList<OutputFile> files, string address, DiagnosticBag diagnostics, CancellationToken interrupted = default)
    {
        var links = new OutputCheckLinks(files, address);
        var pages = new OutputCheckPage?[files.Count];
        long total = 0;
        Parallel.For(
            0,
            files.Count,
            new ParallelOptions { CancellationToken = interrupted },
            () => new ArrayBufferWriter<byte>(),
            (index, _, buffer) =>
            {
                var length = Read(files[index], buffer);
                Interlocked.Add(ref total, length);
                return buffer;
            },
            _ => { });

        long Read(OutputFile file, ArrayBufferWriter<byte> buffer)
        {
            CheckName(file, diagnostics);
            buffer.ResetWrittenCount();
            long length;
            if (file is RenderedFile rendered)
            {
                rendered.Render(buffer, diagnostics);
                length = buffer.WrittenCount;
                Parse(rendered, buffer.WrittenSpan);
            }
            else
            {
                using var stream = ((CopiedFile)file).Source.Open();
                length = stream.Length;
            }

            if (length > MostFileBytes)
                Report(diagnostics, DiagnosticCode.OutputTooLarge, file, $"is {length:N0} bytes, more than GitHub takes for one file", "Make it smaller, or keep it elsewhere and link to it.");
            return length;
        }

        void Parse(RenderedFile file, ReadOnlySpan<byte> bytes)
        {
            switch (Path.GetExtension(file.Path))
            {
                case ".html":
                    pages[links.IndexOf(file.Path)] = OutputCheckPage.Read(file, bytes, links, diagnostics);
                    break;
                case ".xml":
                    CheckXml(file, bytes, links, diagnostics);
                    break;
                case ".css":
                    CheckStylesheet(file, Encoding.UTF8.GetString(bytes), links, diagnostics);
                    break;
                default:
                    break;
            }
        }

        if (total > MostSiteBytes)
            diagnostics.Error(DiagnosticCode.OutputTooLarge, SourceLocation.OfFile("output"), $"the site is {total:N0} bytes, more than GitHub Pages takes", "Make its photographs smaller.");
        foreach (var needed in s_needed.Where(needed => links.IndexOf(needed) < 0))
            diagnostics.Error(DiagnosticCode.OutputLost, SourceLocation.OfFile("output"), $"the site has no {needed}");

        ImmutableArray<OutputCheckPage> read = [.. pages.OfType<OutputCheckPage>()];
        CheckAnchors(read, pages, diagnostics);
        CheckDirections(read, diagnostics);
        CheckSwitches(read, diagnostics);
        OutputCheckAlternates.Run(read, pages, links, diagnostics);
    }

    /// <summary>Says what is wrong with a page, at the source that it is made from.</summary>
    public static void Report(DiagnosticBag diagnostics, DiagnosticCode code, OutputFile file, string message, string? advice = null) =>
        diagnostics.Error(code, SourceLocation.OfFile(file.Origin), file.Origin == file.Path ? $"the page {message}" : $"{file.Path} {message}", advice);

    /// <summary>The addresses that a style sheet asks for.</summary>
    public static IEnumerable<string> AddressesIn(string css) =>
        CssAddress.Matches(css).Select(match => match.Groups["address"].Value.Trim());

    private static void CheckName(OutputFile file, DiagnosticBag diagnostics)
    {
        if (file.Path.Split('/').Any(part => Encoding.UTF8.GetByteCount(part) > MostNameBytes))
            Report(diagnostics, DiagnosticCode.OutputTooLarge, file, $"has a name of more than {MostNameBytes} bytes, which no disk takes", "Give it a shorter slug.");
    }

    private static void CheckStylesheet(OutputFile file, string css, OutputCheckLinks links, DiagnosticBag diagnostics)
    {
        foreach (var address in AddressesIn(css))
            links.Check(file, address, diagnostics);
    }

    private static void CheckXml(OutputFile file, ReadOnlySpan<byte> bytes, OutputCheckLinks links, DiagnosticBag diagnostics)
    {
        try
        {
            using var stream = new MemoryStream(bytes.ToArray(), writable: false);
            using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            reader.Read();
            while (!reader.EOF)
            {
                if (reader is { NodeType: XmlNodeType.Element, LocalName: "loc" })
                {
                    links.CheckOwn(file, reader.ReadElementContentAsString().Trim(), diagnostics);
                    continue; // the reader stands on the next node already
                }

                if (reader is { NodeType: XmlNodeType.Element, LocalName: "link" } && reader.GetAttribute("href") is { } href)
                    links.CheckOwn(file, href, diagnostics);
                reader.Read();
            }
        }
        catch (XmlException exception)
        {
            Report(diagnostics, DiagnosticCode.OutputNotWellFormed, file, $"is not well-formed XML: {exception.Message}");
        }
    }

    private static void CheckAnchors(ImmutableArray<OutputCheckPage> read, OutputCheckPage?[] pages, DiagnosticBag diagnostics)
    {
        foreach (var page in read)
        {
            foreach (var anchor in page.Anchors)
            {
                if (pages[anchor.Target] is { } target && !target.Ids.Contains(anchor.Id))
                    Report(diagnostics, DiagnosticCode.OutputBrokenLink, page.File, $"links to '{anchor.Address}', but {target.File.Path} has no id '{anchor.Id}'");
            }
        }
    }

    /// <summary>A language has one direction, on every page and in every part of a page.</summary>
    private static void CheckDirections(ImmutableArray<OutputCheckPage> read, DiagnosticBag diagnostics)
    {
        // The direction that most pages of a language have is taken for the right one.
        var directions = read
            .Where(page => page.Language.Length > 0 && page.Direction.Length > 0)
            .GroupBy(page => page.Language, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(
                language => language.Key,
                language => language.GroupBy(page => page.Direction).OrderByDescending(direction => direction.Count()).ThenBy(direction => direction.Key, StringComparer.Ordinal).First().Key,
                StringComparer.OrdinalIgnoreCase);

        foreach (var page in read)
        {
            foreach (var (language, direction) in page.LanguageParts)
            {
                if (directions.TryGetValue(language, out var usual) && direction != usual)
                    Report(diagnostics, DiagnosticCode.OutputLanguage, page.File, $"has a part in '{language}' with dir=\"{direction}\", where the site's '{language}' pages have dir=\"{usual}\"");
            }
        }
    }

    /// <summary>From every page there is a way into every language. That the way leads somewhere is the business of the links.</summary>
    private static void CheckSwitches(ImmutableArray<OutputCheckPage> read, DiagnosticBag diagnostics)
    {
        string[] languages = [.. read.Where(page => !page.IsRedirect && page.Language.Length > 0).Select(page => page.Language).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)];
        foreach (var page in read.Where(page => !page.IsRedirect))
        {
            if (page.SwitchLanguages.Count == 0 && languages.Length > 1)
                Report(diagnostics, DiagnosticCode.OutputLanguage, page.File, "has no language switch: a nav with links that carry hreflang");
            else if (languages.Where(language => !page.SwitchLanguages.Contains(language) && !language.Equals(page.Language, StringComparison.OrdinalIgnoreCase)).ToList() is { Count: > 0 } missing)
                Report(diagnostics, DiagnosticCode.OutputLanguage, page.File, $"has a language switch without {string.Join(", ", missing)}");
        }
    }

    [GeneratedRegex("""url\(\s*(?<quote>["']?)(?<address>[^"')]*)\k<quote>\s*\)""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CssAddress { get; }
}
