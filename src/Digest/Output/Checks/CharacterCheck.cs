using AngleSharp.Dom;
using Digest.Sources.Diagnostics;

namespace Digest.Output.Checks;

/// <summary>Checks a page for replacement characters, and bidi embeddings and overrides.</summary>
internal static class CharacterCheck
{
    public static void Run(CheckedPage page, IDocument document, string text)
    {
        // Only references to numbers and NULL become these characters.
        var visible = text.Contains("&#", StringComparison.Ordinal) || text.Contains('\0', StringComparison.Ordinal)
            ? document.DocumentElement.TextContent : "";
        if (text.Contains('\uFFFD', StringComparison.Ordinal) || visible.Contains('\uFFFD', StringComparison.Ordinal))
            page.Report(DiagnosticCode.OutputLost, "has U+FFFD, which replaces characters that could not be decoded");
        if (text.AsSpan().ContainsAnyInRange('\u202A', '\u202E') || visible.AsSpan().ContainsAnyInRange('\u202A', '\u202E'))
            page.Report(DiagnosticCode.OutputUnsafe, "has a control character that overrides the reading direction");
    }
}
