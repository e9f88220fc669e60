using System.Text.RegularExpressions;
using Digest.Pages;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Templates;

namespace Digest.Theming;

/// <summary>The styles of a layout, which its pages contain.</summary>
/// <param name="Element">The <c>style</c> element.</param>
/// <param name="Hash">The hash source that allows the styles in the content security policy.</param>
internal sealed partial record Stylesheet(Html Element, string Hash)
{
    private const string Folder = ProjectLayout.Theme + "/assets/css";
    private const string Shared = Folder + "/base.css";

    /// <summary>
    /// The styles of each kind of page: the shared ones, if it has them, and its own. The name of a file lists its layouts:
    /// <c>chronology+event.css</c>.
    /// </summary>
    public static FrozenDictionary<string, Stylesheet> ForAll(IEnumerable<PageKind> kinds, SourceTree sources, DiagnosticBag diagnostics)
    {
        var shared = sources.Find(Shared) is { } file ? Read(file, diagnostics) : "";
        var own = sources.Below(Folder)
            .Where(file => file.Extension == ".css" && file.Path != Shared)
            .Select(file => (Layouts: file.Stem.Split('+'), Css: Read(file, diagnostics)))
            .ToList();
        return kinds.ToFrozenDictionary(
            kind => kind.Layout,
            kind => Of(WithShortNames((kind.HasSharedStyles ? shared : "")
                + string.Concat(own.Where(file => file.Layouts.Contains(kind.Layout)).Select(file => file.Css)))),
            StringComparer.Ordinal);
    }

    private static string Read(SourceFile file, DiagnosticBag diagnostics) => FileFault.Catch(
        file.Path,
        diagnostics,
        () => SourceText.Decode(file, diagnostics) is { } text && IsSafe(text, diagnostics) ? Minify(text.Text) : null) ?? "";

    // Encoded once, because every page of the layout contains it.
    private static Stylesheet Of(string css) => new(
        css.Length == 0 ? Html.Empty : Html.FromUtf8(Encoding.UTF8.GetBytes($"<style>{css}</style>")), ContentSecurityPolicy.HashOf(css));

    /// <summary>Removes comments and unneeded white space outside of strings.</summary>
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
                // One space is kept until the next character decides whether it is needed: "a b", "1px + 2px", "and (".
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

    /// <summary>Gives custom properties names of a letter or two: readers download them with every page.</summary>
    public static string WithShortNames(string css)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        return CustomProperty.Replace(css, found =>
        {
            if (!found.Groups["name"].Success)
                return found.Value;
            if (!names.TryGetValue(found.Value, out var name))
                names.Add(found.Value, name = "--" + LettersOf(names.Count));
            return name;
        });

        static string LettersOf(int number) => (number < 26 ? "" : LettersOf((number / 26) - 1)) + (char)('a' + (number % 26));
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

    /// <summary>Reports styles that would load a file, end the <c>style</c> element, or make a browser skip what follows.</summary>
    private static bool IsSafe(SourceText text, DiagnosticBag diagnostics)
    {
        const string Advice = "Delete it: the styles are part of every page, and pages load no other files.";
        var errorsBefore = diagnostics.ErrorCount;
        foreach (var (offset, part) in RefusedStyles.In(text.Text))
            diagnostics.Error(DiagnosticCode.BadStylesheet, text.At(offset), $"'{part}' is not allowed in stylesheets", Advice);

        if (StylesheetSyntax.FirstMistake(text.Text) is not { } mistake)
            return diagnostics.ErrorCount == errorsBefore;
        diagnostics.Error(DiagnosticCode.BadStylesheet, text.At(mistake.Offset), mistake.Message, mistake.Advice);
        return false;
    }

    /// <summary>A string, or the name of a custom property; that of a class may have two hyphens, too.</summary>
    [GeneratedRegex("""
        "([^"\\]|\\[\s\S]?)*"? | '([^'\\]|\\[\s\S]?)*'? | (?<![\w-])(?<name>--[A-Za-z_][\w-]*)
        """, RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex CustomProperty { get; }
}
