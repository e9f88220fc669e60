using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Digest.Configuration;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Theming;

/// <summary>The content security policy of a page: everything is refused except the page's own styles, data and
/// scripts, and what the settings allow.</summary>
internal static partial class ContentSecurityPolicy
{
    private const string PolicyElement =
        """
        <meta\s+http-equiv\s*=\s*["']Content-Security-Policy["']\s+content\s*=\s*["']\{\{[-~]?\s*csp\s*[-~]?\}\}["']
        """;

    /// <param name="scripts">The hash sources of the scripts that the page may run.</param>
    /// <param name="settings">What they allow besides; a site with a search has forms that lead to it.</param>
    public static string Of(
        Stylesheet styles, ImmutableArray<string> scripts, Settings settings, params ReadOnlySpan<DataBlock?> data)
    {
        var others = settings.ContentSecurity;
        var allowed = scripts.Concat(data.ToArray().OfType<DataBlock>().Select(block => block.Hash));
        var hashes = string.Concat(allowed.Select(hash => " " + hash));
        var forms = (settings.GenerateSearchIndex ? " 'self'" : "") + others.Of(ContentSecurity.Forms);
        return "default-src 'none'"
            + (hashes.Length == 0 ? "" : $"; script-src{hashes}")
            + $"; style-src {styles.Source}; img-src 'self' data:{others.Of(ContentSecurity.Pictures)}"
            + DirectiveOf(ContentSecurity.Media, others.Has(ContentSecurity.Media) ? " 'self'" : "", others)
            + DirectiveOf(ContentSecurity.Fonts, styles.LoadsFonts ? " 'self'" : "", others)
            // An audit reads robots.txt from inside the page.
            + DirectiveOf(ContentSecurity.Requests, " 'self'", others)
            + DirectiveOf(ContentSecurity.Frames, "", others)
            + $"; base-uri 'none'; form-action{(forms.Length == 0 ? " 'none'" : forms)}";
    }

    private static string DirectiveOf(string name, string own, ContentSecurity others) =>
        own + others.Of(name) is { Length: > 0 } sources ? $"; {name}{sources}" : "";

    /// <summary>Reports a document whose pages would have no policy, or one after elements that it does not apply to.</summary>
    public static void ReportIfMissing(SourceText document, DiagnosticBag diagnostics)
    {
        if (PolicyFirst.IsMatch(document.Text))
            return;
        var late = Policy.Match(document.Text);
        var head = document.Text.IndexOf("<head", StringComparison.OrdinalIgnoreCase);
        diagnostics.Error(
            DiagnosticCode.MissingPolicy,
            document.At(late.Success ? late.Index : Math.Max(head, 0)),
            late.Success ? "the policy that keeps scripts out does not apply to what is before it"
                : "the pages have no policy that keeps scripts out",
            "Write <meta http-equiv=\"Content-Security-Policy\" content=\"{{ csp }}\"> directly after <meta charset=\"utf-8\">.");
    }

    /// <summary>The hash source of an inline element: <c>'sha256-…'</c>.</summary>
    public static string HashOf(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    [GeneratedRegex(
        @"<head[^<>]*>\s* ( <meta\s+charset\s*=[^<>]*> \s* )? " + PolicyElement,
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex PolicyFirst { get; }

    [GeneratedRegex(PolicyElement, RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Policy { get; }
}
