using System.Buffers;
using System.IO.Compression;
using AngleSharp.Dom;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Output.Checks;

/// <summary>
/// Checks the compressed size of a page, with the styles that it links to: a first visit needs them. An article that is too large is an
/// error, a list a warning. Pages that are not indexed show up to two articles of other pages.
/// </summary>
internal static class PageSizeCheck
{
    /// <summary>The payload of ten TCP packets, the initial congestion window, which arrives without another round trip.</summary>
    private const int MaximumBytes = 14_000;

    /// <summary>What compression adds at most to a page that it makes no shorter.</summary>
    private const int MaximumOverhead = 100;

    /// <summary>Fast compression makes few pages so many times shorter.</summary>
    private const int HighestRatio = 6;

    public static void Run(
        CheckedPage page, IDocument document, PageElements elements, ReadOnlySequence<byte> bytes, SiteFiles files,
        DiagnosticBag diagnostics)
    {
        if (page.IsRedirect)
            return;
        var maximum = page.IsIndexed ? MaximumBytes : 2 * MaximumBytes;
        var styles = elements.LinksOf("stylesheet").Sum(link => files.CompressedSizeOf(page.File, link.GetAttribute("href") ?? ""));
        // A page that is short enough as it is, or when compressed badly, needs no time for the best compression.
        if (bytes.Length + MaximumOverhead + styles <= maximum
            || (bytes.Length <= HighestRatio * maximum && CompressedLength(bytes, CompressionLevel.Fastest) + styles <= maximum))
            return;
        var compressed = CompressedLength(bytes, CompressionLevel.Optimal) + styles;
        if (compressed <= maximum)
            return;
        var limit = page.IsIndexed ? "that arrive in the first answer" : "of two articles";
        var withStyles = styles > 0 ? " with its styles" : "";
        var message = $"has {compressed:N0} bytes compressed{withStyles}, more than the {maximum:N0} {limit}";
        if (!page.IsIndexed || document.QuerySelector("main > article h1, main > article > h1") is not null)
            page.Report(DiagnosticCode.OutputTooLarge, message, "Divide it into two articles, or make the theme smaller.");
        else
            diagnostics.Warning(DiagnosticCode.OutputTooLarge, SourceLocation.OfFile(page.File.Origin), $"{page.File.Path} {message}");
    }

    public static int CompressedLength(ReadOnlySequence<byte> bytes, CompressionLevel level)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, level, leaveOpen: true))
        {
            foreach (var part in bytes)
                gzip.Write(part.Span);
        }

        return (int)compressed.Length;
    }
}
