using System.Text.RegularExpressions;
using Digest.Content.Lint;
using Digest.Languages;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Markdig.Helpers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Digest.Content.Markdown;

/// <summary>
/// Checks the characters that Markdown decodes, such as <c>&amp;#x202E;</c>, as if they were written: in the text, in captions and in
/// URLs. Invisible characters in URLs are reported however they are written, because a link with one leads elsewhere.
/// </summary>
internal sealed partial class DecodedCharacters(string markdown, Func<int, SourceLocation> at, Language language, DiagnosticBag diagnostics)
{
    /// <summary>What Markdown makes of a reference to a number that is no character, such as <c>&amp;#0;</c>.</summary>
    private const char NoCharacter = '\uFFFD';

    /// <summary>Reports what is found, and removes it from URLs, so that it is not reported as part of a wrong link.</summary>
    public void Check(MarkdownDocument document)
    {
        if (!markdown.Contains('&', StringComparison.Ordinal) && !InvisibleCharacters.MayBeIn(markdown))
            return;
        foreach (var node in document.Descendants())
        {
            switch (node)
            {
                case HtmlEntityInline entity:
                    CheckEntity(entity);
                    break;
                case AutolinkInline link:
                    link.Url = CheckedUrl(link.Url, link.Span);
                    break;
                case LinkInline link:
                    link.Url = CheckedUrl(link.Url, link.Reference?.UrlSpan ?? link.UrlSpan);
                    CheckTitle(link.Title, link.Reference?.TitleSpan ?? link.TitleSpan);
                    break;
            }
        }
    }

    private void CheckEntity(HtmlEntityInline entity)
    {
        var (text, place) = (entity.Transcoded.ToString(), at(entity.Span.Start));
        if (ReportRefused(text, _ => place))
            return;
        foreach (var finding in LetterLint.HiddenCharacters(text).Where(finding => !language.Lint.Off.Contains(finding.Code)))
            diagnostics.Warning(finding.Code, place, finding.Message, finding.Advice);
    }

    private void CheckTitle(string? title, SourceSpan span)
    {
        if (!string.IsNullOrEmpty(title))
            ReportRefused(title, code => PlaceOf(code, span));
    }

    private string CheckedUrl(string? url, SourceSpan span)
    {
        if (string.IsNullOrEmpty(url))
            return "";
        var isReported = ReportRefused(url, code => PlaceOf(code, span))
            || InvisibleCharacters.Report(
                url, "this address", index => PlaceOf(Rune.GetRuneAt(url, index).Value, span), diagnostics, allowJoiners: true);
        return isReported ? InvisibleCharacters.Remove(url) : url;
    }

    /// <summary>Reports the first character that no text may contain; returns whether there is one.</summary>
    private bool ReportRefused(string text, Func<int, SourceLocation> placeOf)
    {
        if (text.Contains(NoCharacter, StringComparison.Ordinal) && !markdown.Contains(NoCharacter, StringComparison.Ordinal))
        {
            const string Message = "this character reference has the number of no character";
            const string Advice = "Delete it, or write the character itself.";
            diagnostics.Error(DiagnosticCode.ForbiddenCharacter, placeOf(NoCharacter), Message, Advice);
            return true;
        }

        // Controls of direction are refused even if they are closed: an editor does not see what belongs together.
        var control = text.Where(character => BidiControls.AreIn([character])).Select(character => (int?)character).FirstOrDefault();
        if ((control ?? InvisibleCharacters.FirstRefused(text)?.Code) is not { } code)
            return false;
        InvisibleCharacters.ReportRefused(code, placeOf(code), diagnostics);
        return true;
    }

    /// <summary>The place of a character, or of its reference, in a part of the Markdown; otherwise the start of the part.</summary>
    private SourceLocation PlaceOf(int code, SourceSpan span)
    {
        var part = markdown.Substring(span.Start, Math.Clamp(span.Length, 0, markdown.Length - span.Start));
        var character = char.ConvertFromUtf32(code);
        var index = part.IndexOf(character, StringComparison.Ordinal);
        if (index < 0)
            index = Reference.Matches(part).FirstOrDefault(reference => HtmlHelper.Unescape(reference.Value) == character)?.Index ?? 0;
        return at(span.Start + index);
    }

    [GeneratedRegex("&#?[A-Za-z0-9]+;", RegexOptions.CultureInvariant)]
    private static partial Regex Reference { get; }
}
