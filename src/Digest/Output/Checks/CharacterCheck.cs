using System.Buffers;
using AngleSharp.Dom;
using Digest.Sources.Diagnostics;

namespace Digest.Output.Checks;

/// <summary>Checks a page for replacement characters, bidi embeddings and overrides, and unfilled templates.</summary>
internal static class CharacterCheck
{
    private static readonly string[] s_codeElements = ["code", "pre", "kbd", "samp", "style", "script"];
    private static readonly SearchValues<string> s_templateTags = SearchValues.Create(["{{", "}}"], StringComparison.Ordinal);

    public static void Run(CheckedPage page, IDocument document, string text)
    {
        var visible = document.DocumentElement.TextContent;
        if (text.Contains('\uFFFD', StringComparison.Ordinal) || visible.Contains('\uFFFD', StringComparison.Ordinal))
            page.Report(DiagnosticCode.OutputLost, "has U+FFFD, which replaces characters that could not be decoded");
        if (text.AsSpan().ContainsAnyInRange('\u202A', '\u202E') || visible.AsSpan().ContainsAnyInRange('\u202A', '\u202E'))
            page.Report(DiagnosticCode.OutputUnsafe, "has a control character that overrides the reading direction");
        if (TextsIn(document.DocumentElement).Any(part => part.AsSpan().ContainsAny(s_templateTags)))
            page.Report(DiagnosticCode.OutputLost, "shows {{ or }}: a template was not filled in");
    }

    /// <summary>The text and the attribute values outside of code.</summary>
    private static IEnumerable<string> TextsIn(IElement element)
    {
        if (s_codeElements.Contains(element.LocalName))
            yield break;
        foreach (var attribute in element.Attributes)
            yield return attribute.Value;
        foreach (var node in element.ChildNodes)
        {
            if (node is IText text)
                yield return text.Data;
            foreach (var inner in node is IElement child ? TextsIn(child) : [])
                yield return inner;
        }
    }
}
