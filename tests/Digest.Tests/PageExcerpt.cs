using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html;

namespace Digest.Tests;

/// <summary>Formats a part of a page for people and diffs: each block on its own line, white space collapsed as in a browser.</summary>
internal static partial class PageExcerpt
{
    private static readonly HashSet<string> s_inline = new(StringComparer.Ordinal)
    {
        "A", "ABBR", "B", "BDI", "BDO", "CITE", "CODE", "EM", "I", "IMG", "Q", "S", "SMALL", "SPAN", "STRONG", "SUB", "SUP", "TIME", "BR",
    };

    private static readonly JsonSerializerOptions s_json =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="selector">The elements to print; null for the content of <c>main</c>.</param>
    public static string Of(IDocument page, string? selector)
    {
        var text = new StringBuilder();
        if (selector is null)
        {
            WriteChildren(page.QuerySelector("main")!, 0, text);
        }
        else
        {
            foreach (var element in page.QuerySelectorAll(selector))
                Write(element, 0, text);
        }

        return text.ToString();
    }

    private static void Write(INode node, int depth, StringBuilder text)
    {
        if (node is IElement { LocalName: "script" } script && script.GetAttribute("type") == "application/ld+json")
            text.Append(JsonSerializer.Serialize(JsonDocument.Parse(script.TextContent).RootElement, s_json)).Append('\n');
        else if (node is IElement element && element.Children.Any(ContainsBlock))
        {
            var tags = ((IElement)element.Clone(deep: false)).OuterHtml;
            var end = tags.LastIndexOf("</", StringComparison.Ordinal);
            Line(tags[..end], depth, text);
            WriteChildren(element, depth + 1, text);
            Line(tags[end..], depth, text);
        }
        else
        {
            Line(node is IElement whole ? whole.OuterHtml : node.TextContent, depth, text);
        }
    }

    private static void WriteChildren(INode parent, int depth, StringBuilder text)
    {
        var inline = new StringBuilder();
        foreach (var child in parent.ChildNodes)
        {
            if (child is IElement element && ContainsBlock(element))
            {
                Line(inline.ToString(), depth, text);
                inline.Clear();
                Write(child, depth, text);
            }
            else
            {
                inline.Append(child switch
                {
                    IElement whole => whole.OuterHtml,
                    IText words => HtmlMarkupFormatter.Instance.Text(words),
                    _ => "",
                });
            }
        }

        Line(inline.ToString(), depth, text);
    }

    private static bool ContainsBlock(IElement element) => !s_inline.Contains(element.TagName) || element.Children.Any(ContainsBlock);

    private static void Line(string markup, int depth, StringBuilder text)
    {
        var line = WhiteSpace.Replace(markup, " ").Trim();
        if (line.Length > 0)
            text.Append(' ', depth * 2).Append(line).Append('\n');
    }

    [GeneratedRegex("[ \t\r\n]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WhiteSpace { get; }
}
