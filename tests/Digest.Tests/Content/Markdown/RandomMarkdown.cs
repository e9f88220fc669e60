using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Digest.Configuration;
using Digest.Content;
using Digest.Content.Lint;
using Digest.Content.Markdown;
using Digest.Incremental;
using Digest.Languages;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Xunit;

namespace Digest.Tests.Content.Markdown;

/// <summary>Random texts of Markdown and HTML syntax: the rendered markup contains only allowed elements and attributes.</summary>
public sealed class RandomMarkdown
{
    private static readonly HashSet<string> s_elements = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "h2", "h3", "h4", "h5", "h6", "em", "strong", "a", "ul", "ol", "li", "blockquote", "code", "pre", "hr", "br", "div", "table",
        "thead", "tbody", "tr", "th", "td",
        "section", "sup", "figure", "figcaption", "img", "bdi", "abbr", "span",
    };

    private static readonly HashSet<string> s_attributes = new(StringComparer.OrdinalIgnoreCase)
    {
        "href", "id", "class", "dir", "lang", "role", "aria-label", "tabindex", "scope", "src", "alt", "width", "height", "loading",
        "decoding", "title", "start", "hreflang",
    };

    private static readonly string[] s_tokens =
    [
        "kata", "كلمة", " ", "\n", "\n\n", "*", "**", "_", "`", "```", "~~~", "#", "## ", "### ", "> ", "- ", "1. ", "1) ", "    ", "\t",
        "|", "\n|-|:-:|\n", "---", "\\", "&", "&amp;", "&#106;", "&lt;", "&quot;",
        "<", ">", "<b>", "</b>", "<script>", "</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "<!--", "-->",
        "<![CDATA[", "]]>", "<?php", "?>", "<a href=\"javascript:x\">", "</p>", "<style>",
        "[", "]", "(", ")", "[x]", "[x](", "![", "![x](peta.svg)", "(javascript:alert(1))", "(JaVaScRiPt&colon;x)", "(data:text/html,x)",
        "(//example.com)", "(https://example.com/\"onclick=\"x)", "(https://example.com)",
        "<https://example.com/\"x>", "<javascript:x>", "<a@b.c>", "(<javascript:x>)", "(peta.svg \"judul\" onclick=x)",
        "[x]: javascript:x\n", "[x]: https://example.com '\"><b>'\n", "[^1]", "[^1]: ", "[^\"><b>]", "[^\"><b>]: ",
        "(xref:kim)", "(xref:event:x\"y)", "(#kata)", "{.kelas onclick=x}", "{#id}", "\"", "'", "=", "javascript:", "vbscript:", "https://",
        "www.example.com", "\u00A0", "\u200F", "😀", "e\u0301", "${x}", "{{ x }}", "::: div", "$$", "==", "^", "~", "+", "@",
    ];

    private readonly SourceTree _tree = new TestSite()
        .With("input/articles/kim/peta.svg", """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 1"/>""")
        .Tree();

    [Fact]
    public void RendersOnlyAllowedElementsAndAttributes()
    {
        var random = new Random(20230912);
        var diagnostics = new DiagnosticBag();
        var settings = Settings.Parse(_tree, new(default, [], Drafts: false), new(), diagnostics)!;
        var languages = LanguageFile.ParseAll(_tree, settings.Languages, new(), diagnostics)!.Value;
        var context = new ContentContext(_tree, settings, languages, new BuildCache(), diagnostics);
        var glossary = Glossary.Parse(null, context);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var (rendered, dangerous) = (0, 0);
        for (var number = 0; number < SampleSize.Of(2_000, 100_000); number++)
        {
            var markdown = Text(random);
            if (Render(markdown, languages[number % languages.Length], glossary, context) is { } html)
            {
                rendered++;
                var found = Forbidden(html, seen);
                Assert.True(found is null, $"{found} is not allowed; text:\n{markdown}\nmarkup:\n{html}");
            }

            dangerous += Forbidden(Markdig.Markdown.ToHtml(markdown), seen: []) is null ? 0 : 1;
        }

        // Enough texts were accepted, and they contained every kind of element.
        Assert.InRange(rendered, SampleSize.Of(2_000, 100_000) / 10, int.MaxValue);
        string[] required = ["a", "img", "table", "code", "pre", "ul", "ol", "blockquote", "sup", "bdi", "h2", "em", "strong"];
        Assert.Empty(required.Except(seen, StringComparer.OrdinalIgnoreCase));
        // Without our rules, the same texts give forbidden markup.
        Assert.InRange(dangerous, SampleSize.Of(2_000, 100_000) / 10, int.MaxValue);
    }

    [Theory]
    [InlineData("<p>x</p><script>x</script>", "script")]
    [InlineData("<p onclick=\"x\">x</p>", "onclick")]
    [InlineData("<p style=\"x\">x</p>", "style")]
    [InlineData("<a href=\"javascript:x\">x</a>", "javascript:x")]
    [InlineData("<a href=\"JAVASCRIPT&colon;x\">x</a>", "JAVASCRIPT:x")]
    [InlineData("<a href=\" java&Tab;script:x\">x</a>", "script:x")]
    [InlineData("<a href=\"//example.com\">x</a>", "//example.com")]
    [InlineData("<img src=\"https://example.com/x.png\">", "https://example.com/x.png")]
    [InlineData("<svg></svg>", "svg")]
    [InlineData("<p><!-- x --></p>", "comment")]
    public void IsSearchedForEverythingElse(string html, string found) =>
        Assert.Contains(found, Forbidden(html, []), StringComparison.Ordinal);

    [SuppressMessage("Security", "CA5394", Justification = "The random numbers must be repeatable.")]
    private static string Text(Random random)
    {
        var text = new StringBuilder("---\ntitle: x\n---\n");
        for (var count = random.Next(1, 25); count > 0; count--)
            text.Append(s_tokens[random.Next(s_tokens.Length)]);
        return text.ToString();
    }

    /// <summary>What a page would show; null for a text that is refused.</summary>
    private static string? Render(string text, Language language, Glossary glossary, ContentContext context)
    {
        var file = SourceFile.InMemory("input/articles/kim/ms.md", Encoding.UTF8.GetBytes(text));
        var diagnostics = new DiagnosticBag();
        if (FrontMatter.Parse(file, diagnostics) is not { } parsed)
            return null;
        var proofreader = new Proofreader(language, new(2023, 9, 12), Spellings.None);
        var body = MarkdownText.Render(parsed, language, glossary, context.With(diagnostics), proofreader);
        return diagnostics.HasErrors ? null : string.Concat(body.Parts.Select(Written));
    }

    private static string Written(BodyPart part) => part switch
    {
        Markup markup => Encoding.UTF8.GetString(markup.Utf8.Span),
        CrossReference { HasText: true } => "<a href=\"/\">",
        _ => "<a href=\"/\">x</a>",
    };

    /// <summary>The first part of the markup that is not allowed, or null.</summary>
    private static string? Forbidden(string html, HashSet<string> seen)
    {
        var page = new HtmlParser().ParseDocument($"<!doctype html><html><body><main>{html}</main>");
        if (page.Descendants<IComment>().Any())
            return "a comment";
        foreach (var element in page.QuerySelectorAll("main *, body > :not(main), head *"))
        {
            seen.Add(element.LocalName);
            if (!s_elements.Contains(element.LocalName))
                return element.LocalName;
            foreach (var attribute in element.Attributes)
            {
                if (!s_attributes.Contains(attribute.Name))
                    return attribute.Name;
            }

            if (element.GetAttribute("href") is { } href && !IsAllowed(href))
                return href;
            if (element.GetAttribute("src") is { } source && !source.StartsWith("/media/", StringComparison.Ordinal))
                return source;
        }

        return null;
    }

    private static bool IsAllowed(string href) =>
        href.StartsWith('#')
        || (href.StartsWith('/') && !href.StartsWith("//", StringComparison.Ordinal))
        || ImmutableArray.Create("https://", "http://", "mailto:", "tel:")
            .Any(scheme => href.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));
}
