using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Digest.Sources.Diagnostics;
using Digest.Tests.CountedSteps;
using Xunit;

namespace Digest.Tests.Content.Markdown;

/// <summary>Random texts of Markdown and HTML syntax: the rendered markup contains only allowed elements and attributes.</summary>
public sealed class RandomMarkdown(ITestOutputHelper output)
{
    private static readonly HashSet<string> s_elements = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "h2", "h3", "h4", "h5", "h6", "em", "strong", "a", "ul", "ol", "li", "blockquote", "code", "pre", "hr", "br", "div", "table",
        "thead", "tbody", "tr", "th", "td",
        "section", "sup", "figure", "figcaption", "img", "bdi", "bdo", "abbr", "span",
    };

    private static readonly HashSet<string> s_attributes = new(StringComparer.OrdinalIgnoreCase)
    {
        "href", "id", "class", "dir", "lang", "role", "aria-label", "tabindex", "scope", "src", "alt", "width", "height", "loading",
        "decoding", "title", "start", "hreflang", "data-head",
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

    private readonly RenderedMarkdown _rendered = new();

    [Fact]
    public void RendersOnlyAllowedElementsAndAttributesInTheBudget()
    {
        var count = SampleSize.Of(60_000, 600_000);
        var random = new Random(20230912);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var (rendered, controls, dangerous) = (0, 0, 0);
        for (var number = 0; number < count; number++)
        {
            if (number % 50_000 == 0)
                output.WriteLine($"{number} of {count} texts");
            var markdown = Text(random);
            var language = _rendered.Languages[number % _rendered.Languages.Length];
            var result = WorkBudget.Run(() => markdown, () => _rendered.Of(markdown, language), WorkBudget.BytesOfShortText);
            if (result is { Html: { } html })
            {
                rendered++;
                var found = Forbidden(html, seen, isRefused: result.Diagnostics.Any(found => found.Severity == Severity.Error));
                Assert.True(found is null, $"{found} is not allowed; text:\n{markdown}\nmarkup:\n{html}");
            }

            if (number % 20 != 0)
                continue;
            controls++;
            dangerous += Forbidden(Markdig.Markdown.ToHtml(markdown), seen: []) is null ? 0 : 1;
        }

        // Enough texts were rendered, and they contained every kind of element.
        Assert.InRange(rendered, count / 10, count);
        string[] required = ["a", "img", "table", "code", "pre", "ul", "ol", "blockquote", "sup", "bdi", "h2", "em", "strong"];
        Assert.Empty(required.Except(seen, StringComparer.OrdinalIgnoreCase));
        // Without our rules, the same texts give forbidden markup.
        Assert.InRange(dangerous, controls / 10, controls);
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
        var text = new StringBuilder();
        for (var count = random.Next(1, 25); count > 0; count--)
            text.Append(s_tokens[random.Next(s_tokens.Length)]);
        return text.ToString();
    }

    /// <summary>The first part of the markup that is not allowed, or null.</summary>
    private static string? Forbidden(string html, HashSet<string> seen, bool isRefused = false)
    {
        var page = new HtmlParser().ParseDocument($"<!doctype html><html><body><main>{html}</main>");
        if (page.Descendants<IComment>().Any())
            return "a comment";
        foreach (var element in page.QuerySelectorAll("main *, body > :not(main), head *"))
        {
            seen.Add(element.LocalName);
            if (!s_elements.Contains(element.LocalName) && !(isRefused && element.LocalName == "h1"))
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
