using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Content.Markdown;

/// <summary>Refuses comments, HTML and shortcodes in the texts of YAML, which are printed as they are written.</summary>
internal static class MarkupInData
{
    /// <summary>What rules of writing do not apply to.</summary>
    private const char Placeholder = '\uFFFC';

    private const string Advice = "Delete it: only the text below the front matter has markup.";

    /// <summary>Reports markup, and returns the text with placeholders for it.</summary>
    /// <param name="at">Gives the location of a character of the text.</param>
    public static string Check(string text, Func<int, SourceLocation> at, DiagnosticBag diagnostics)
    {
        char[]? rest = null;
        var end = 0;
        foreach (var found in ForeignMarkup.In(text, isVerbatim: _ => false))
        {
            // A word in angle brackets that is no element of HTML is text.
            if (found.Span.Start < end || found.Severity == Severity.Warning)
                continue;
            var (start, isComment) = (found.Span.Start, HtmlComments.StartsAt(text, found.Span.Start));
            end = isComment ? HtmlComments.EndOf(text, start) : found.Span.End;
            rest ??= text.ToCharArray();
            rest.AsSpan(start, end - start).Fill(Placeholder);
            if (isComment)
                diagnostics.Error(DiagnosticCode.HtmlComment, at(start), HtmlComments.Message, HtmlComments.AdviceInYaml);
            else if (found.Message.Length > 0)
                diagnostics.Error(found.Code, at(start), found.Message, Advice);
        }

        return rest is null ? text : new(rest);
    }
}
