using System.Text.RegularExpressions;
using Digest.Pages;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Templates;

namespace Digest.Theming;

/// <summary>The styles of a layout as its pages have them.</summary>
/// <param name="Element">The <c>style</c> element, or <c>link</c> elements.</param>
/// <param name="Source">The source that allows the styles in the content security policy.</param>
/// <param name="LoadsFonts">Whether the policy must allow fonts.</param>
internal sealed partial record Stylesheet(Html Element, string Source, bool LoadsFonts)
{
    public const string Folder = ProjectLayout.Theme + "/assets/css";
    public const string Shared = Folder + "/base.css";

    private static readonly (string Css, bool LoadsFonts) s_none = ("", false);

    /// <summary>The same styles in files; null for a layout without any, and for one whose pages always contain them.</summary>
    public Stylesheet? Linked { get; private init; }

    /// <summary>The files that the elements link to.</summary>
    public ImmutableArray<StyleFile> Files { get; private init; } = [];

    /// <summary>
    /// The styles of each kind of page: the shared ones, if it has them, and its own. The name of a file lists its layouts:
    /// <c>chronology+event.css</c>.
    /// </summary>
    public static FrozenDictionary<string, Stylesheet> ForAll(
        IEnumerable<PageKind> kinds, SourceTree sources, ThemeAssets assets, DiagnosticBag diagnostics)
    {
        var shared = sources.Find(Shared) is { } file ? Read(file, assets, diagnostics) : s_none;
        var own = sources.Below(Folder)
            .Where(file => file.Extension == ".css" && file.Path != Shared)
            .Select(file => (Layouts: file.Stem.Split('+'), Part: Read(file, assets, diagnostics)))
            .ToList();
        return kinds.ToFrozenDictionary(
            kind => kind.Layout,
            kind => Of(
                kind.HasSharedStyles ? shared : s_none,
                [.. own.Where(file => file.Layouts.Intersect([kind.BaseLayout, kind.Layout]).Any()).Select(file => file.Part)],
                // A redirect is seen for a moment, and another request takes longer than its few styles.
                kind.HasSharedStyles ? assets : null),
            StringComparer.Ordinal);
    }

    private static (string Css, bool LoadsFonts) Read(SourceFile file, ThemeAssets assets, DiagnosticBag diagnostics)
    {
        var part = s_none;
        FileFault.Catch(file.Path, diagnostics, () =>
        {
            if (SourceText.Decode(file, diagnostics) is not { } text)
                return;
            ImmutableArray<ThemeAsset> loaded = [.. assets.LoadedBy(text, diagnostics)];
            if (IsSafe(text, diagnostics))
                part = (Minify(assets.WithUrls(text.Text)), loaded.Any(asset => asset.IsFont));
        });
        return part;
    }

    /// <param name="shared">The styles of every page, which are a file of their own: a reader loads it once for all layouts.</param>
    /// <param name="assets">Knows the addresses of files; null if the pages always contain their styles.</param>
    private static Stylesheet Of(
        (string Css, bool LoadsFonts) shared, ImmutableArray<(string Css, bool LoadsFonts)> own, ThemeAssets? assets)
    {
        var css = WithShortNames([shared.Css, .. own.Select(part => part.Css)]);
        var whole = string.Concat(css);
        // Encoded once, because every page of the layout contains it.
        var element = whole.Length == 0 ? Html.Empty : Html.FromUtf8(Encoding.UTF8.GetBytes($"<style>{whole}</style>"));
        var inline = new Stylesheet(element, ContentSecurityPolicy.HashOf(whole), shared.LoadsFonts || own.Any(part => part.LoadsFonts));
        if (assets is null || whole.Length == 0)
            return inline;

        ImmutableArray<StyleFile> files =
            [.. new[] { css[0], string.Concat(css.Skip(1)) }.Where(part => part.Length > 0).Select(StyleFile.Of)];
        var links = string.Join('\n', files.Select(file => $"<link rel=\"stylesheet\" href=\"{assets.HrefOf(file.Address)}\">"));
        return inline with { Linked = new(Html.FromMarkup(links), "'self'", inline.LoadsFonts) { Files = files } };
    }

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
    /// <param name="parts">Styles that apply together. The names in the first part do not depend on the others.</param>
    public static ImmutableArray<string> WithShortNames(params ImmutableArray<string> parts)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        return [.. parts.Select(css => CustomProperty.Replace(css, ShortNameOf))];

        string ShortNameOf(Match found)
        {
            if (!found.Groups["name"].Success)
                return found.Value;
            if (!names.TryGetValue(found.Value, out var name))
                names.Add(found.Value, name = "--" + LettersOf(names.Count));
            return name;
        }

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
        const string Advice = "Delete it: pages load nothing but files of theme/assets/, written as url({{ asset 'fonts/x.woff2' }}).";
        var css = ThemeAssets.WithoutUrls(text.Text);
        var errorsBefore = diagnostics.ErrorCount;
        foreach (var (offset, part) in RefusedStyles.In(css))
            diagnostics.Error(DiagnosticCode.BadStylesheet, text.At(offset), $"'{part}' is not allowed in stylesheets", Advice);

        foreach (var control in DirectionOverride.EnumerateMatches(css))
        {
            var written = css[control.Index];
            var message = written == '\\' ? $"the escape '{css.AsSpan(control.Index, control.Length)}' reorders the text around it"
                : BidiControls.Message(written);
            diagnostics.Error(DiagnosticCode.ForbiddenCharacter, text.At(control.Index), message, BidiControls.Advice);
        }

        if (StylesheetSyntax.FirstMistake(css) is not { } mistake)
            return diagnostics.ErrorCount == errorsBefore;
        diagnostics.Error(DiagnosticCode.BadStylesheet, text.At(mistake.Offset), mistake.Message, mistake.Advice);
        return false;
    }

    /// <summary>As a character, or as an escape.</summary>
    [GeneratedRegex(@"[\u202A-\u202E]|\\0{0,2}202[a-e]", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex DirectionOverride { get; }

    /// <summary>A string, or the name of a custom property; that of a class may have two hyphens, too.</summary>
    [GeneratedRegex("""
        "([^"\\]|\\[\s\S]?)*"? | '([^'\\]|\\[\s\S]?)*'? | (?<![\w-])(?<name>--[A-Za-z_][\w-]*)
        """, RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex CustomProperty { get; }
}
