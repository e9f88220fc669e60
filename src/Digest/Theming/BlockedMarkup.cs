using System.Text.RegularExpressions;
using Digest.Configuration;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Templates;

namespace Digest.Theming;

/// <summary>
/// Finds markup in the templates of the theme that the <see cref="ContentSecurityPolicy"/> makes a browser block without a word, such as
/// an <c>iframe</c>, that would run scripts, or that leads readers away. It is found in the source, so that a mistake in a layout is one
/// error at its line, and a build cannot publish it.
/// </summary>
internal static partial class BlockedMarkup
{
    private const string NoScripts =
        "Delete it: pages run only scripts of theme/assets/, written as {{ script 'js/x.js' }}.";
    private const string NothingLoaded =
        "Delete it, or write a link: pages load nothing from other sites that 'ContentSecurity' does not allow.";
    private const string NothingDone = "Delete it: on the pages of this site it does nothing.";

    private const string RedirectAdvice = "Delete it, or write a link; a redirect leads on with "
        + "{{ if page.redirects_to }}<meta http-equiv=\"refresh\" content=\"0; url={{ page.redirects_to }}\">{{ end }}.";

    private const string NoForms =
        "Delete it: a site of files receives no forms. One that searches it has action=\"{{ site.search_url }}\"; "
        + "'form-action' of 'ContentSecurity' allows a site that receives others.";

    private const string StylesInFiles = "Use a class, and write its styles in theme/assets/css/.";

    private static readonly FrozenDictionary<string, string> s_elements = new Dictionary<string, string>
    {
        ["script"] = NoScripts,
        ["style"] = StylesInFiles,
        ["base"] = "Delete it: addresses are complete.",
        ["form"] = NoForms,
        ["iframe"] = NothingLoaded,
        ["frame"] = NothingLoaded,
        ["object"] = NothingLoaded,
        ["embed"] = NothingLoaded,
        ["applet"] = NothingLoaded,
        ["portal"] = NothingLoaded,
        ["audio"] = NothingLoaded,
        ["video"] = NothingLoaded,
        ["track"] = NothingLoaded,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> s_attributes = new Dictionary<string, string>
    {
        ["style"] = StylesInFiles,
        ["srcdoc"] = NothingLoaded,
        ["action"] = NoForms,
        ["formaction"] = NoForms,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The directives with which the settings can allow an element or attribute.</summary>
    private static readonly FrozenDictionary<string, string> s_directives = new Dictionary<string, string>
    {
        ["iframe"] = ContentSecurity.Frames,
        ["audio"] = ContentSecurity.Media,
        ["video"] = ContentSecurity.Media,
        ["track"] = ContentSecurity.Media,
        ["form"] = ContentSecurity.Forms,
        ["action"] = ContentSecurity.Forms,
        ["formaction"] = ContentSecurity.Forms,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] s_dataTypes = ["application/ld+json", "speculationrules"];
    private static readonly string[] s_loadingRelations = ["stylesheet", "preload", "prefetch", "modulepreload", "manifest"];

    // In which href or src names a file that the page itself loads.
    private static readonly string[] s_loadingElements = ["img", "source", "image", "use", "feimage", "input"];

    // What a meta element may say in place of a header. They change nothing that readers see.
    private static readonly string[] s_headers = ["content-type", "content-language", "x-ua-compatible"];

    /// <param name="allowed">What the settings allow.</param>
    public static void Report(SourceText template, ContentSecurity allowed, DiagnosticBag diagnostics)
    {
        var html = Comment.Replace(Template.WithoutCode(template.Text), part => new string(' ', part.Length));
        for (var tag = StartTag.Match(html); tag.Success;)
        {
            var name = tag.Groups["name"].Value;
            var attributes = AttributesFrom(html, tag.Index + tag.Length, out var end);
            ReportInvisible(template, html, tag.Index, end, diagnostics);
            var isAllowed = IsAllowed(name) || IsData(name, attributes) || IsSearch(template, name, attributes);
            if (s_elements.TryGetValue(name, out var advice) && !isAllowed)
                Add(tag.Index, $"<{name.ToLowerInvariant()}> does not work on the pages of this site", advice);
            else if (name.Equals("link", StringComparison.OrdinalIgnoreCase) && LoadingRelationOf(attributes) is { } loading)
                Add(tag.Index, $"<link rel=\"{loading}\"> does not work on the pages of this site", NothingLoaded);
            else if (name.Equals("meta", StringComparison.OrdinalIgnoreCase) && ValueOf("http-equiv", attributes) is { } header
                && !s_headers.Contains(header, StringComparer.OrdinalIgnoreCase))
                ReportHeader(tag.Index, header);
            else
                ReportAttributes(name, attributes);
            tag = StartTag.Match(html, EndOfText(html, name, end));
        }

        ReportOverrides(template, diagnostics);

        void ReportHeader(int offset, string header)
        {
            if (header.Equals("content-security-policy", StringComparison.OrdinalIgnoreCase))
            {
                if (template.Path != Theme.DocumentPath) // where the policy itself is checked
                    Add(offset, "only the document around all pages has the policy", NothingDone);
            }
            else if (Word.IsMatch(header) && !header.Equals("refresh", StringComparison.OrdinalIgnoreCase))
            {
                Add(offset, $"<meta http-equiv=\"{header}\"> does not work on the pages of this site", NothingDone);
            }
            else if (!Redirect.IsMatch(template.Text, offset)) // a value that code prints may be any
            {
                Add(offset, "this leads readers away from the page", RedirectAdvice);
            }
        }

        void ReportAttributes(string element, List<(int Index, string Name, string Value)> attributes)
        {
            var loads = Loads(element, attributes);
            foreach (var (index, name, value) in attributes)
            {
                if (name.StartsWith("on", StringComparison.OrdinalIgnoreCase))
                    Add(index, $"the script in '{name}' does not run on the pages of this site", NoScripts);
                else if (s_attributes.TryGetValue(name, out var advice) && !IsAllowed(name) && !LeadsToSearch(template, index))
                    Add(index, $"the attribute '{name}' does not work on the pages of this site", advice);
                else if (Script.IsMatch(value))
                    Add(index, $"the script in '{name}' does not run on the pages of this site", NoScripts);
                else if (DirectiveOf(element, name, loads) is { } directive && LoadedUrl.IsMatch(name + "=" + value)
                    && !UrlsIn(name, value).All(url => allowed.Allows(directive, url)))
                    Add(index, $"'{name}' needs another site, which the policy of the page does not allow", AdviceOn(directive));
            }
        }

        bool IsAllowed(string name) => s_directives.TryGetValue(name, out var directive) && allowed.Has(directive);

        void Add(int offset, string message, string advice) =>
            diagnostics.Error(DiagnosticCode.BlockedMarkup, template.At(offset), message, advice);
    }

    private static bool IsSearch(SourceText template, string element, List<(int Index, string Name, string Value)> attributes) =>
        element.Equals("form", StringComparison.OrdinalIgnoreCase) && attributes.Exists(each => LeadsToSearch(template, each.Index));

    private static bool LeadsToSearch(SourceText template, int attribute) => SearchAction.IsMatch(template.Text, attribute);

    private static string? LoadingRelationOf(List<(int Index, string Name, string Value)> attributes) => ValueOf("rel", attributes)
        ?.Split(' ').Intersect(s_loadingRelations, StringComparer.OrdinalIgnoreCase).FirstOrDefault();

    private static void ReportOverrides(SourceText template, DiagnosticBag diagnostics)
    {
        foreach (var control in DirectionOverride.EnumerateMatches(template.Text))
        {
            var message = "this invisible character reorders the text around it";
            diagnostics.Error(DiagnosticCode.ForbiddenCharacter, template.At(control.Index), message, BidiControls.Advice);
        }
    }

    private static List<(int Index, string Name, string Value)> AttributesFrom(string html, int start, out int end)
    {
        List<(int Index, string Name, string Value)> attributes = [];
        end = start;
        for (var match = Attribute.Match(html, start); match.Success; match = Attribute.Match(html, end))
        {
            var (name, value) = (match.Groups["name"], match.Groups["value"].Value.Trim('"', '\'', ' ', '\n', '\t'));
            attributes.Add((name.Index, name.Value, value));
            end = match.Index + match.Length;
        }

        return attributes;
    }

    /// <summary>Reports invisible characters in a start tag, outside of the values of its attributes.</summary>
    private static void ReportInvisible(SourceText template, string html, int start, int end, DiagnosticBag diagnostics)
    {
        if (!InvisibleCharacters.MayBeIn(html.AsSpan(start..end)))
            return;
        var names = Quotation.Replace(html[start..end], value => new string(' ', value.Length));
        InvisibleCharacters.Report(names, "this tag", index => template.At(start + index), diagnostics);
    }

    /// <summary>The end of the text of a script or style, in which nothing is a tag.</summary>
    private static int EndOfText(string html, string element, int end) =>
        !element.Equals("script", StringComparison.OrdinalIgnoreCase) && !element.Equals("style", StringComparison.OrdinalIgnoreCase) ? end
        : html.IndexOf($"</{element}", end, StringComparison.OrdinalIgnoreCase) is >= 0 and var close ? close
        : html.Length;

    /// <summary>Whether a script is data, which a browser reads and does not run.</summary>
    private static bool IsData(string element, List<(int Index, string Name, string Value)> attributes) =>
        element.Equals("script", StringComparison.OrdinalIgnoreCase)
        && ValueOf("src", attributes) is null
        && s_dataTypes.Contains(ValueOf("type", attributes), StringComparer.OrdinalIgnoreCase);

    private static bool Loads(string element, List<(int Index, string Name, string Value)> attributes) =>
        s_loadingElements.Contains(element, StringComparer.OrdinalIgnoreCase)
        || ValueOf("rel", attributes)?.Contains("icon", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The directive for the URL in an attribute; null if the page does not load it.</summary>
    private static string? DirectiveOf(string element, string attribute, bool loads) =>
        attribute.Equals("poster", StringComparison.OrdinalIgnoreCase) ? ContentSecurity.Pictures
        : element.Equals("source", StringComparison.OrdinalIgnoreCase) && attribute.Equals("src", StringComparison.OrdinalIgnoreCase)
            ? ContentSecurity.Media
        : s_directives.GetValueOrDefault(attribute) ?? s_directives.GetValueOrDefault(element) ?? (loads ? ContentSecurity.Pictures : null);

    /// <summary>The URLs in an attribute: several in <c>srcset</c>, else one.</summary>
    private static IEnumerable<string> UrlsIn(string attribute, string value) =>
        attribute.EndsWith("srcset", StringComparison.OrdinalIgnoreCase)
            ? value.Split(',').Select(candidate => candidate.Trim().Split(' ')[0])
            : [value];

    private static string AdviceOn(string directive) => directive == ContentSecurity.Pictures
        ? $"Put the file into the folder of a text or into theme/assets/, or allow the site: '{directive}' of 'ContentSecurity'."
        : $"Allow the site in {Settings.File}: '{directive}' of 'ContentSecurity'.";

    private static string? ValueOf(string name, List<(int Index, string Name, string Value)> attributes) =>
        attributes.Find(attribute => attribute.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>A comment of HTML; browsers take <c>&lt;!--></c> for a whole one.</summary>
    [GeneratedRegex(@"<!--(-?>|.*?(--!?>|\z))", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Comment { get; }

    [GeneratedRegex(@"^[a-z-]+\z", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Word { get; }

    /// <summary>The element of a redirect, which only pages that are redirects print.</summary>
    [GeneratedRegex(
        """
        (?<=\{\{[-~]?\s*if\s+page\.redirects_to\s*[-~]?\}\}\s*)
        \G<meta\s+http-equiv="refresh"\s+content="[0-9]+;\s*url=\{\{\s*page\.redirects_to\s*\}\}"\s*/?>
        """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Redirect { get; }

    [GeneratedRegex(@"<(?<name>[a-zA-Z][^\s/>]*)", RegexOptions.ExplicitCapture)]
    private static partial Regex StartTag { get; }

    /// <summary>The next attribute of a start tag. Its value may be empty.</summary>
    [GeneratedRegex(
        """\G[\s/]*(?<name>[^\s"'<>/=]+)(\s*=\s*(?<value>"[^"]*"|'[^']*'|[^\s"'<>]*))?""", RegexOptions.ExplicitCapture)]
    private static partial Regex Attribute { get; }

    [GeneratedRegex("""("[^"]*"|'[^']*')""", RegexOptions.ExplicitCapture)]
    private static partial Regex Quotation { get; }

    /// <summary>The address of a form that searches the site, which the policy allows.</summary>
    [GeneratedRegex(
        """\Gaction\s*=\s*(?<quote>["'])\{\{\s*[\w.$]*\bsearch_url\s*\}\}\k<quote>""",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex SearchAction { get; }

    [GeneratedRegex(@"^\s*(javascript|vbscript)\s*:", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Script { get; }

    [GeneratedRegex(@"^((xlink:)?href|src|poster|action|formaction)=(https?:)?//|^(image)?srcset=(.*,)?\s*(https?:)?//",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex LoadedUrl { get; }

    /// <summary>As characters, or as numbers in HTML.</summary>
    [GeneratedRegex(@"[\u202A-\u202E]|&\#(x0*202[a-e]|0*823[4-8]);", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex DirectionOverride { get; }
}
