using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Theming;

namespace Digest.Output.Checks;

/// <summary>
/// The links of finished files that lead nowhere. A link that many files have is one error: at the template or the text that writes it.
/// </summary>
/// <param name="host">The start of the URLs of the site, without a slash at its end.</param>
internal sealed class BrokenLinks(SourceTree sources, string host)
{
    private static readonly SearchValues<char> s_endsOfUrl = SearchValues.Create(" \t\n\r\u00A0\"'<>()[]{}|\\،؛");

    private static readonly string[] s_withUrls = [".md", ".yml", ".yaml", ".json", ".csv"];

    private readonly ConcurrentDictionary<(string Url, string Reason), ConcurrentBag<OutputFile>> _filesOf = new();

    /// <param name="reason">Such as "which does not exist".</param>
    public void Add(OutputFile file, string url, string reason) => _filesOf.GetOrAdd((url, reason), _ => []).Add(file);

    public void Report(DiagnosticBag diagnostics)
    {
        if (_filesOf.IsEmpty)
            return;
        var placesOf = ReadPlaces();
        foreach (var ((url, reason), files) in _filesOf)
        {
            var places = placesOf.GetValueOrDefault(url, []);
            var others = new List<OutputFile>();
            var byTemplate = new Dictionary<string, WrittenAttribute?>(StringComparer.Ordinal);
            foreach (var file in files)
            {
                if (FindIn(file, url, byTemplate) is { } written && (places.Count == 0 || written.Text == url))
                    Report(diagnostics, written, file, url, reason);
                else
                    others.Add(file);
            }

            if (others.MinBy(file => file.Path, StringComparer.Ordinal) is not { } first)
                continue;
            var count = others.Select(file => file.Path).Distinct().Count() - 1;
            if (places.Count == 0)
                ReportFirst(diagnostics, first, count, url, reason);
            foreach (var place in places)
            {
                const string Advice = "Correct it; in a text, a link to a page of this site is [text](xref:ID).";
                var where = count > 0 ? $"{first.Path} and {count} more" : first.Path;
                diagnostics.Error(DiagnosticCode.OutputBrokenLink, place, $"this links to '{url}', {reason} ({where})", Advice);
            }
        }
    }

    /// <summary>Where a template writes a link; that of a feed may have it without the host.</summary>
    /// <param name="found">What was found for other files, by their templates.</param>
    private WrittenAttribute? FindIn(OutputFile file, string url, Dictionary<string, WrittenAttribute?> found)
    {
        if (file is not RenderedFile { Written: var written })
            return null;
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(found, written.Layout, out var isKnown);
        if (!isKnown)
        {
            known = written.FindUrl(url)
                ?? (host.Length > 0 && url.StartsWith(host, StringComparison.Ordinal) ? written.FindUrl(url[host.Length..]) : null);
        }

        return known;
    }

    private static void Report(DiagnosticBag diagnostics, WrittenAttribute written, OutputFile file, string url, string reason)
    {
        const string Advice = "Correct it; addresses of pages come from the models.";
        var (what, page) = written.Text == url ? ($"link '{url}', {reason}", file.Path)
            : ($"link '{written.Text}', which is broken", $"{file.Path}: '{url}', {reason}");
        OutputCheck.Report(diagnostics, DiagnosticCode.OutputBrokenLink, written, what, page, Advice);
    }

    private static void ReportFirst(DiagnosticBag diagnostics, OutputFile file, int others, string url, string reason)
    {
        if (others == 0)
            OutputCheck.Report(diagnostics, DiagnosticCode.OutputBrokenLink, file, $"links to '{url}', {reason}");
        else
            diagnostics.Error(
                DiagnosticCode.OutputBrokenLink, SourceLocation.OfFile(file.Origin),
                $"{file.Path} and {others} more {(others == 1 ? "file" : "files")} link to '{url}', {reason}");
    }

    /// <summary>Where the sources have URLs of the site. The sources are read once, however many links are broken.</summary>
    private Dictionary<string, List<SourceLocation>> ReadPlaces()
    {
        var places = new Dictionary<string, List<SourceLocation>>(StringComparer.Ordinal);
        foreach (var file in host.Length == 0 ? [] : sources.Below(ProjectLayout.Input).Where(file => s_withUrls.Contains(file.Extension)))
        {
            var text = SourceText.DecodeLeniently(file);
            for (var at = Next(0); at >= 0; at = Next(at + host.Length))
            {
                var url = text.Text.AsSpan(at);
                url = url.IndexOfAny(s_endsOfUrl) is >= 0 and var end ? url[..end] : url;
                var list = CollectionsMarshal.GetValueRefOrAddDefault(places, $"{url.TrimEnd(".,;:!?")}", out _) ??= [];
                list.Add(text.At(at));
            }

            int Next(int from) => text.Text.IndexOf(host, from, StringComparison.Ordinal);
        }

        return places;
    }
}
