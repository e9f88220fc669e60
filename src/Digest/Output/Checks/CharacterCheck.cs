using AngleSharp.Dom;
using Digest.Sources.Diagnostics;

namespace Digest.Output.Checks;

/// <summary>Checks a page for replacement characters, and bidi embeddings and overrides.</summary>
internal static class CharacterCheck
{
    public static void Run(CheckedPage page, IDocument document, ReadOnlySpan<char> text)
    {
        // Only NULL and references to numbers become these characters; &#39; is on all pages.
        var visible = text.Count("&#") > text.Count("&#39;") || text.Contains('\0')
            ? document.DocumentElement.TextContent : "";
        if (text.Contains('\uFFFD') || visible.Contains('\uFFFD', StringComparison.Ordinal))
            page.Report(DiagnosticCode.OutputLost, "has U+FFFD, which replaces characters that could not be decoded");
        if (text.ContainsAnyInRange('\u202A', '\u202E') || visible.AsSpan().ContainsAnyInRange('\u202A', '\u202E'))
            page.Report(DiagnosticCode.OutputUnsafe, "has a control character that overrides the reading direction");
    }
}
