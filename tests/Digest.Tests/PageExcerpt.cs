using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Digest.Tests;

/// <summary>Prints a part of a page so that a person can read it and a diff shows what changed: blocks on lines of their own, white space as a browser would show it.</summary>
internal static partial class PageExcerpt
{
    private static readonly HashSet<string> s_inline = new(StringComparer.Ordinal)
    {
        "A", "ABBR", "B", "BDI", "BDO", "CITE", "CODE", "EM", "I", "IMG", "Q", "S", "SMALL", "SPAN", "STRONG", "SUB", "SUP", "TIME", "BR",
    };

    /// <param name="selector">Which elements are wanted; null for what stands in <c>main</c>.</param>
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
        if (node is IElement element && element.Children.Any(HoldsBlock))
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
            if (child is IElement element && HoldsBlock(element))
            {
                Line(inline.ToString(), depth, text);
                inline.Clear();
                Write(child, depth, text);
            }
            else
            {
                inline.Append(child is IElement whole ? whole.OuterHtml : child is IText words ? AngleSharp.Html.HtmlMarkupFormatter.Instance.Text(words) : "");
            }
        }

        Line(inline.ToString(), depth, text);
    }

    private static bool HoldsBlock(IElement element) => !s_inline.Contains(element.TagName) || element.Children.Any(HoldsBlock);

    private static void Line(string markup, int depth, StringBuilder text)
    {
        var line = WhiteSpace.Replace(markup, " ").Trim();
        if (line.Length > 0)
            text.Append(' ', depth * 2).Append(line).Append('\n');
    }

    [GeneratedRegex("[ \t\r\n]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WhiteSpace { get; }
}
