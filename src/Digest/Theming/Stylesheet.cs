using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Templates;

namespace Digest.Theming;

/// <summary>The styles of a layout, inlined into its pages so that one request is a whole page, and named by hash in their content security policy.</summary>
/// <param name="Element">The <c>style</c> element.</param>
/// <param name="Hash">As CSP writes it: <c>'sha256-…'</c>.</param>
internal sealed record Stylesheet(Html Element, string Hash)
{
    /// <summary>The content security policy of a page with these styles: everything is refused but what the page itself brings along. connect-src lets an audit read robots.txt from inside the page.</summary>
    /// <param name="rules">What else stands in the page, and is a script by its name only.</param>
    public string PolicyWith(SpeculationRules? rules) =>
        "default-src 'none'; " + (rules is null ? "" : $"script-src {rules.Hash}; ") + $"style-src {Hash}; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'";

    private const string Folder = "theme/assets/css";
    private const string Shared = Folder + "/base.css";

    /// <summary>For each layout the styles that all pages share, and after them its own. A file is named for the layouts that it serves: <c>topic+topics.css</c>.</summary>
    public static FrozenDictionary<string, Stylesheet> ForAll(IEnumerable<string> layouts, SourceTree sources, DiagnosticBag diagnostics)
    {
        var shared = sources.Find(Shared) is { } file ? Read(file, diagnostics) : "";
        var own = sources.Below(Folder)
            .Where(file => file.Extension == ".css" && file.Path != Shared)
            .Select(file => (Layouts: file.Stem.Split('+'), Css: Read(file, diagnostics)))
            .ToList();
        return layouts.ToFrozenDictionary(
            layout => layout,
            layout => Of(shared + string.Concat(own.Where(file => file.Layouts.Contains(layout, StringComparer.Ordinal)).Select(file => file.Css))),
            StringComparer.Ordinal);
    }

    private static string Read(SourceFile file, DiagnosticBag diagnostics) =>
        SourceText.Decode(file, diagnostics) is { } text && IsSafe(text, diagnostics) ? Minify(text.Text) : "";

    private static Stylesheet Of(string css)
    {
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(css)));
        // As UTF-8, once: every page of the layout prints it.
        return new(css.Length == 0 ? Html.Empty : Html.FromUtf8(Encoding.UTF8.GetBytes($"<style>{css}</style>")), $"'sha256-{hash}'");
    }

    /// <summary>Takes out comments and the white space that no browser needs. Strings stay as they are.</summary>
    public static string Minify(string css)
    {
        var output = new StringBuilder(css.Length);
        for (var at = 0; at < css.Length;)
        {
            var character = css[at];
            if (character is '"' or '\'')
            {
                var end = EndOfString(css, at);
                output.Append(css, at, end - at);
                at = end;
            }
            else if (character == '/' && at + 1 < css.Length && css[at + 1] == '*')
            {
                var end = css.IndexOf("*/", at + 2, StringComparison.Ordinal);
                at = end < 0 ? css.Length : end + 2;
            }
            else if (char.IsWhiteSpace(character))
            {
                at++;
                // Kept as one space until the next character says whether it is needed: "a b", "1px + 2px", "and (".
                if (output.Length > 0 && output[^1] is not (' ' or '{' or '}' or ';' or ',' or ':' or '>'))
                    output.Append(' ');
            }
            else
            {
                if (character is '{' or '}' or ';' or ',' or '>' or ')' && output.Length > 0 && output[^1] == ' ')
                    output.Length--;
                if (character == '}' && output.Length > 0 && output[^1] == ';')
                    output.Length--;
                output.Append(character);
                at++;
            }
        }

        return output.ToString().Trim();
    }

    private static int EndOfString(string css, int start)
    {
        for (var at = start + 1; at < css.Length; at++)
        {
            if (css[at] == '\\')
                at++;
            else if (css[at] == css[start])
                return at + 1;
        }

        return css.Length;
    }

    /// <summary>What would load a file from elsewhere, or end the element that the styles stand in.</summary>
    private static bool IsSafe(SourceText text, DiagnosticBag diagnostics)
    {
        var sound = true;
        foreach (var refused in new[] { "@import", "url(", "</" })
        {
            var at = text.Text.IndexOf(refused, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
                continue;
            diagnostics.Error(DiagnosticCode.BadStylesheet, text.At(at), $"'{refused}' cannot stand in a stylesheet here", "The styles are part of every page, and a page loads nothing else.");
            sound = false;
        }

        return sound;
    }
}
