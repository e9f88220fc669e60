using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom.Events;
using AngleSharp.Html.Parser;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Output.Checks;

/// <summary>What is kept of a page once it has been read: enough to judge it beside the others.</summary>
internal sealed class OutputCheckPage
{
    /// <summary>What ten TCP packets carry: the first answer of a server, before the reader's telephone has said a word back.</summary>
    private const int MostBytes = 14_000;

    private static readonly string[] s_dataScripts = ["application/ld+json", "speculationrules"];
    private static readonly string[] s_addressAttributes = ["href", "src", "poster", "data", "action", "formaction", "cite"];
    private static readonly string[] s_quotedText = ["code", "pre", "kbd", "samp", "style", "script"];

    private readonly DiagnosticBag _diagnostics;

    private OutputCheckPage(OutputFile file, IDocument document, DiagnosticBag diagnostics)
    {
        File = file;
        _diagnostics = diagnostics;
        var html = document.DocumentElement;
        Language = html.GetAttribute("lang") ?? "";
        Direction = html.GetAttribute("dir") ?? "";
        IsRedirect = document.QuerySelector("meta[http-equiv=refresh i]") is not null;
        IsIndexed = document.QuerySelector("meta[name=robots i][content*=noindex i]") is null;
        Ids = [.. document.All.Select(element => element.Id).OfType<string>()];
        LanguageParts = [.. document.QuerySelectorAll("[lang][dir]").Select(part => (part.GetAttribute("lang")!, part.GetAttribute("dir")!)).Distinct()];
        SwitchLanguages = document.QuerySelectorAll("nav a[href][hreflang]").Select(link => link.GetAttribute("hreflang")!).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Canonicals = [.. document.QuerySelectorAll("link[rel~=canonical i]").Select(link => link.GetAttribute("href") ?? "")];
        Alternates = [.. document.QuerySelectorAll("link[rel~=alternate i][hreflang]").Select(link => (link.GetAttribute("hreflang")!, link.GetAttribute("href") ?? ""))];
    }

    public OutputFile File { get; }

    public string Language { get; }

    public string Direction { get; }

    /// <summary>An old address that sends readers on at once: no page in its own right.</summary>
    public bool IsRedirect { get; }

    /// <summary>Search engines may list it.</summary>
    public bool IsIndexed { get; }

    public HashSet<string> Ids { get; }

    public List<(string Language, string Direction)> LanguageParts { get; }

    public HashSet<string> SwitchLanguages { get; }

    public List<string> Canonicals { get; }

    public List<(string Language, string Address)> Alternates { get; }

    /// <summary>The links to a place within a page, to be followed when all pages have been read.</summary>
    public List<(int Target, string Id, string Address)> Anchors { get; } = [];

    /// <summary>Reads a page, and reports what it is wrong with it alone.</summary>
    public static OutputCheckPage Read(RenderedFile file, ReadOnlySpan<byte> bytes, OutputCheckLinks links, DiagnosticBag diagnostics)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var parser = new HtmlParser(new HtmlParserOptions { IsKeepingSourceReferences = false });
        parser.Error += (_, error) =>
        {
            if (error is HtmlErrorEvent fault)
                OutputCheck.Report(diagnostics, DiagnosticCode.OutputNotWellFormed, file, $"is not correct HTML: {fault.Message} (line {fault.Position.Line}, column {fault.Position.Column})");
        };

        using var document = parser.ParseDocument(text);
        var page = new OutputCheckPage(file, document, diagnostics);
        page.CheckLanguage();
        page.CheckHeadings(document);
        page.CheckIds(document);
        page.CheckPolicy(document);
        page.CheckElements(document, links);
        page.CheckLetters(document, text);
        page.CheckSize(document, bytes);
        return page;
    }

    private void CheckLanguage()
    {
        if (Language.Length == 0)
            Report(DiagnosticCode.OutputLanguage, "has no lang on its html element");
        if (Direction is not ("ltr" or "rtl"))
            Report(DiagnosticCode.OutputLanguage, "has no dir of ltr or rtl on its html element");
    }

    private void CheckHeadings(IDocument document)
    {
        if (IsRedirect)
            return;
        int[] levels = [.. document.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(heading => heading.LocalName[1] - '0')];
        var first = levels.Count(level => level == 1);
        if (first != 1)
            Report(DiagnosticCode.OutputHeadings, $"has {first} h1 headings instead of one");
        for (var index = 1; index < levels.Length; index++)
        {
            if (levels[index] > levels[index - 1] + 1)
                Report(DiagnosticCode.OutputHeadings, $"jumps from h{levels[index - 1]} to h{levels[index]}", "Use the levels of headings one after the other.");
        }

        if (levels is [> 1, ..])
            Report(DiagnosticCode.OutputHeadings, $"begins with h{levels[0]}: nothing stands above the h1");
    }

    private void CheckIds(IDocument document)
    {
        foreach (var id in document.QuerySelectorAll("[id]").GroupBy(element => element.Id!, StringComparer.Ordinal).Where(id => id.Count() > 1))
            Report(DiagnosticCode.OutputNotWellFormed, $"has the id '{id.Key}' {id.Count()} times");
    }

    /// <summary>The policy comes before whatever it governs, and lets exactly our own styles and rules in.</summary>
    private void CheckPolicy(IDocument document)
    {
        var policies = document.QuerySelectorAll("meta[http-equiv=content-security-policy i]");
        if (policies.Length != 1)
        {
            Report(DiagnosticCode.OutputUnsafe, $"has {policies.Length} Content-Security-Policies instead of one");
            return;
        }

        var firstGoverned = document.Head!.Children.FirstOrDefault(element => !element.HasAttribute("charset"));
        if (firstGoverned != policies[0])
            Report(DiagnosticCode.OutputUnsafe, "has its Content-Security-Policy after other elements of the head, which it then does not govern");

        var policy = policies[0].GetAttribute("content") ?? "";
        foreach (var element in document.QuerySelectorAll("style, script[type=speculationrules i]"))
        {
            var hash = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(element.TextContent)))}'";
            if (!policy.Contains(hash, StringComparison.Ordinal))
                Report(DiagnosticCode.OutputUnsafe, $"has a {element.LocalName} element that its Content-Security-Policy does not allow: {hash} is missing");
        }

        if (policy.Contains("'unsafe-", StringComparison.Ordinal))
            Report(DiagnosticCode.OutputUnsafe, "has a Content-Security-Policy that allows what is unsafe");
    }

    private void CheckElements(IDocument document, OutputCheckLinks links)
    {
        foreach (var element in document.All)
        {
            CheckSafety(element);
            foreach (var address in AddressesOf(element))
            {
                // A picture that is part of its own address asks nobody for anything.
                if (element.LocalName is "link" or "img" or "source" && address.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
                    continue;
                if (File.Path == "404.html" && IsRelative(address))
                    Report(DiagnosticCode.OutputBrokenLink, $"links to '{address}': the page is shown at every address there is not, so its own links must begin with a slash");
                if (links.Check(File, address, _diagnostics) is (var target, { Length: > 0 } anchor) && anchor != "top" && !anchor.StartsWith(":~:", StringComparison.Ordinal))
                    Anchors.Add((target, anchor, address));
            }
        }
    }

    private static bool IsRelative(string address) =>
        !address.StartsWith('/') && !address.StartsWith('#') && !Uri.TryCreate(address, UriKind.Absolute, out _);

    private void CheckSafety(IElement element)
    {
        if (element.LocalName == "script" && (element.HasAttribute("src") || !s_dataScripts.Contains(element.GetAttribute("type"))))
            Report(DiagnosticCode.OutputUnsafe, "has a script");
        foreach (var attribute in element.Attributes)
        {
            if (attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase))
                Report(DiagnosticCode.OutputUnsafe, $"has a script in the attribute '{attribute.Name}' of a {element.LocalName}");
            if (attribute.Name == "style")
                Report(DiagnosticCode.OutputUnsafe, $"has a style attribute on a {element.LocalName}, which the Content-Security-Policy forbids");
        }
    }

    private static IEnumerable<string> AddressesOf(IElement element)
    {
        foreach (var name in s_addressAttributes)
        {
            if (element.GetAttribute(name) is { } address)
                yield return address.Trim();
        }

        if (element.GetAttribute("srcset") is { } candidates)
        {
            foreach (var candidate in candidates.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                yield return candidate.Split(' ')[0];
        }

        if (element.LocalName == "style")
        {
            foreach (var address in OutputCheck.AddressesIn(element.TextContent))
                yield return address;
        }

        if (element.LocalName == "meta" && "refresh".Equals(element.GetAttribute("http-equiv"), StringComparison.OrdinalIgnoreCase)
            && element.GetAttribute("content")?.Split("url=", 2, StringSplitOptions.TrimEntries) is [_, var target])
            yield return target.Trim('\'', '"');
    }

    private void CheckLetters(IDocument document, string text)
    {
        var visible = document.DocumentElement.TextContent;
        if (text.Contains('\uFFFD', StringComparison.Ordinal) || visible.Contains('\uFFFD', StringComparison.Ordinal))
            Report(DiagnosticCode.OutputLost, "holds U+FFFD, the sign for a letter that was lost");
        if (text.AsSpan().ContainsAnyInRange('\u202A', '\u202E') || visible.AsSpan().ContainsAnyInRange('\u202A', '\u202E'))
            Report(DiagnosticCode.OutputUnsafe, "holds a control character that overrides the reading direction");
        if (Texts(document.DocumentElement).Any(run => run.Contains("{{", StringComparison.Ordinal) || run.Contains("}}", StringComparison.Ordinal)))
            Report(DiagnosticCode.OutputLost, "shows {{ or }}: a piece of template was not filled in");
    }

    /// <summary>What readers see as text or hear from an attribute, code examples left out.</summary>
    private static IEnumerable<string> Texts(IElement element)
    {
        if (s_quotedText.Contains(element.LocalName))
            yield break;
        foreach (var attribute in element.Attributes)
            yield return attribute.Value;
        foreach (var node in element.ChildNodes)
        {
            if (node is IText run)
                yield return run.Data;
            else if (node is IElement child)
            {
                foreach (var inner in Texts(child))
                    yield return inner;
            }
        }
    }

    /// <summary>
    /// An article is read on any telephone and any line, so its size is a rule; a list is as long as the news. What is kept from search engines shows what other
    /// pages hold: two articles at most.
    /// </summary>
    private void CheckSize(IDocument document, ReadOnlySpan<byte> bytes)
    {
        if (IsRedirect)
            return;
        var most = IsIndexed ? MostBytes : 2 * MostBytes;
        var compressed = CompressedLength(bytes);
        if (compressed <= most)
            return;
        var message = $"is {compressed:N0} bytes compressed, more than the {most:N0} {(IsIndexed ? "that arrive in the first answer" : "of two articles")}";
        if (!IsIndexed || document.QuerySelector("main > article h1, main > article > h1") is not null)
            Report(DiagnosticCode.OutputTooLarge, message, "Make two articles of it, or the theme smaller.");
        else
            _diagnostics.Warning(DiagnosticCode.OutputTooLarge, SourceLocation.OfFile(File.Origin), $"{File.Path} {message}");
    }

    private static int CompressedLength(ReadOnlySpan<byte> bytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(bytes);
        return (int)compressed.Length;
    }

    private void Report(DiagnosticCode code, string message, string? advice = null) =>
        OutputCheck.Report(_diagnostics, code, File, message, advice);
}
