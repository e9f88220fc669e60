using System.Globalization;
using System.Text;
using Digest.Scriban.Runtime;

namespace Digest.Scriban.Functions;

/// <summary><c>html.*</c>; <c>html.raw</c> is our own.</summary>
internal static class HtmlFunctions
{
    public static readonly (string, Func<Arguments, object?>)[] All =
    [
        ("escape text", a => a[0] is Html ? a[0] : Html.Escape(a.Text(0))),
        ("newline_to_br text", a => Html.FromMarkup(Break(Values.ToMarkup(a[0])))),
        ("raw text", a => a[0] is Html ? a[0] : Html.FromMarkup(a.Text(0))),
        ("strip text", a => a[0] is Html html ? Html.FromMarkup(Strip(html.ToString())) : Strip(a.Text(0))),
        ("url_encode text", a => Uri.EscapeDataString(a.Text(0))),
        ("url_escape text", a => UrlEscape(a.Text(0))),
    ];

    private static string Break(string markup)
    {
        var broken = new StringBuilder(markup.Length);
        for (var i = 0; i < markup.Length; i++)
        {
            if (markup[i] == '\r' || (markup[i] == '\n' && (i == 0 || markup[i - 1] != '\r')))
                broken.Append("<br />");

            broken.Append(markup[i]);
        }

        return broken.ToString();
    }

    private static string Strip(string markup)
    {
        var text = new StringBuilder(markup.Length);
        var at = 0;
        while (at < markup.Length)
        {
            var open = markup.IndexOf('<', at);
            var end = open < 0 ? -1 : EndOf(markup, open);
            if (end < 0)
                break;

            text.Append(markup, at, open - at);
            at = end;
        }

        return text.Append(markup, at, markup.Length - at).ToString();
    }

    /// <summary>Where a tag ends; a comment, script or style ends with its content.</summary>
    private static int EndOf(string markup, int open)
    {
        foreach (var (begin, close) in new[] { ("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>") })
        {
            if (string.Compare(markup, open, begin, 0, begin.Length, StringComparison.OrdinalIgnoreCase) != 0)
                continue;

            var found = markup.IndexOf(close, open, StringComparison.OrdinalIgnoreCase);
            if (found >= 0)
                return found + close.Length;
        }

        return markup.IndexOf('>', open) + 1 is var end and > 0 ? end : -1;
    }

    /// <summary>Escapes what no address may hold and leaves what gives an address its shape.</summary>
    private static string UrlEscape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var unit in Encoding.UTF8.GetBytes(text))
        {
            if (char.IsAsciiLetterOrDigit((char)unit) || "-_.~;/?:@&=+$,#[]!'()*".Contains((char)unit, StringComparison.Ordinal))
                escaped.Append((char)unit);
            else
                escaped.Append(CultureInfo.InvariantCulture, $"%{unit:X2}");
        }

        return escaped.ToString();
    }
}
