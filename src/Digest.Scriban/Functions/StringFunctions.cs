using System.Globalization;
using System.Text;
using Digest.Scriban.Runtime;

namespace Digest.Scriban.Functions;

/// <summary><c>string.*</c>. Trimming, joining and replacing keep markup what it is; the other functions see its text.</summary>
internal static class StringFunctions
{
    public static readonly (string, Func<Arguments, object?>)[] All =
    [
        ("append text with", a => Values.Join([a[0], a[1]])),
        ("base64_decode text", a => Decode(a.Text(0))),
        ("base64_encode text", a => Convert.ToBase64String(Encoding.UTF8.GetBytes(a.Text(0)))),
        ("capitalize text", a => Capitalize(a.Text(0))),
        ("capitalizewords text", a => CapitalizeWords(a.Text(0))),
        ("contains text value", a => Values.Box(a.Text(0).Contains(a.Text(1), StringComparison.Ordinal))),
        ("downcase text", a => a.Text(0).ToLowerInvariant()),
        ("empty text", a => Values.Box(a.Text(0).Length == 0)),
        ("ends_with text value", a => Values.Box(a.Text(0).EndsWith(a.Text(1), StringComparison.Ordinal))),
        ("equals_ignore_case text value", a => Values.Box(a.Text(0).Equals(a.Text(1), StringComparison.OrdinalIgnoreCase))),
        ("escape text", a => Backslashed(a.Text(0))),
        ("handleize text", a => Handleize(a.Text(0))),
        ("index_of text search startIndex? count? stringComparison?", IndexOf),
        ("literal text", a => a[0] is null ? null : $"\"{Backslashed(a.Text(0))}\""),
        ("lstrip text", a => Keeping(a, text => text.TrimStart())),
        ("pad_left text width", a => a.Text(0).PadLeft(Width(a))),
        ("pad_right text width", a => a.Text(0).PadRight(Width(a))),
        ("pluralize number singular plural", a => Values.Equals(a.Number(0), 1) ? a[1] : a[2]),
        ("prepend text by", a => Values.Join([a[1], a[0]])),
        ("remove text remove", a => Keeping(a, text => Replace(text, Part(a, 1), ""))),
        ("remove_first text remove", a => Keeping(a, text => ReplaceOnce(text, Part(a, 1), "", fromEnd: false))),
        ("remove_last text remove", a => Keeping(a, text => ReplaceOnce(text, Part(a, 1), "", fromEnd: true))),
        ("replace text match replace", a => Keeping(a, text => Replace(text, Part(a, 1), Part(a, 2)))),
        ("replace_first text match replace fromEnd?", a => Keeping(a, text => ReplaceOnce(text, Part(a, 1), Part(a, 2), Values.IsTrue(a[3])))),
        ("rstrip text", a => Keeping(a, text => text.TrimEnd())),
        ("size text", a => Values.Box(a.Text(0).Length)),
        ("slice text start length?", a => Slice(a.Text(0), a.Whole(1), a.Whole(2, 0) is var length and not 0 ? length : int.MaxValue)),
        ("slice1 text start length?", a => Slice(a.Text(0), a.Whole(1), a.Whole(2, 1))),
        ("split text match", a => Split(a.Text(0), a.Text(1))),
        ("starts_with text value", a => Values.Box(a.Text(0).StartsWith(a.Text(1), StringComparison.Ordinal))),
        ("strip text", a => Keeping(a, text => text.Trim())),
        ("strip_newlines text", a => Keeping(a, text => text.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal))),
        ("to_double text", a => double.TryParse(a.Text(0), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null),
        ("to_float text", a => float.TryParse(a.Text(0), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null),
        ("to_int text", a => int.TryParse(a.Text(0), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? Values.Box(number) : null),
        ("to_long text", a => long.TryParse(a.Text(0), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null),
        ("truncate text length ellipsis?", a => Truncate(a.Text(0), a.Whole(1), a.OptionalText(2) ?? "...")),
        ("truncatewords text count ellipsis?", a => TruncateWords(a.Text(0), a.Whole(1), a.OptionalText(2) ?? "...")),
        ("upcase text", a => a.Text(0).ToUpperInvariant()),
        ("whitespace text", a => Values.Box(string.IsNullOrWhiteSpace(a.Text(0)))),
    ];

    /// <summary>The text with a backslash before what a string literal can't hold as it is.</summary>
    public static string Backslashed(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' or '\\' => escaped.Append('\\').Append(c),
                '\n' => escaped.Append("\\n"),
                '\r' => escaped.Append("\\r"),
                '\t' => escaped.Append("\\t"),
                '\b' => escaped.Append("\\b"),
                '\f' => escaped.Append("\\f"),
                _ when char.IsControl(c) => escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    private static object Keeping(Arguments a, Func<string, string> change)
    {
        var changed = change(a[0] is Html html ? html.ToString() : a.Text(0));
        Values.RefuseLength(changed.Length);
        return a[0] is Html ? Html.FromMarkup(changed) : changed;
    }

    /// <summary>What is looked for or put in: as markup if it goes into markup.</summary>
    private static string Part(Arguments a, int index) => a[0] is Html ? Values.ToMarkup(a[index]) : a.Text(index);

    private static string Replace(string text, string match, string replacement)
    {
        if (match.Length == 0)
            return text;
        if (replacement.Length > match.Length)
            Values.RefuseLength((long)text.Length / match.Length * replacement.Length);

        return text.Replace(match, replacement, StringComparison.Ordinal);
    }

    private static string ReplaceOnce(string text, string match, string replacement, bool fromEnd)
    {
        var at = match.Length == 0 ? -1 : fromEnd ? text.LastIndexOf(match, StringComparison.Ordinal) : text.IndexOf(match, StringComparison.Ordinal);
        return at < 0 ? text : string.Concat(text.AsSpan(0, at), replacement, text.AsSpan(at + match.Length));
    }

    private static string Capitalize(string text) => text.Length == 0 ? "" : char.ToUpperInvariant(text[0]) + text[1..];

    private static string CapitalizeWords(string text) =>
        string.Concat(text.Select((c, i) => i == 0 || char.IsWhiteSpace(text[i - 1]) ? char.ToUpperInvariant(c) : c));

    private static string Handleize(string text)
    {
        var handle = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
                handle.Append(char.ToLowerInvariant(c));
            else if (handle.Length == 0 || handle[^1] != '-')
                handle.Append('-');
        }

        return handle.ToString().TrimEnd('-');
    }

    private static string Slice(string text, int start, int length)
    {
        // What lies before the text counts, as if it were there.
        var first = start < 0 ? (long)text.Length + start : start;
        var end = (int)Math.Clamp(first + length, 0, text.Length);
        return text[(int)Math.Clamp(first, 0, end)..end];
    }

    private static ScriptArray Split(string text, string match) => match.Length == 0
        ? [text]
        : new(text.Split(match, StringSplitOptions.RemoveEmptyEntries));

    private static string Truncate(string text, int length, string ellipsis)
    {
        if (text.Length <= length)
            return text;

        var keep = Math.Max(0, length - ellipsis.Length);
        if (keep > 0 && char.IsHighSurrogate(text[keep - 1]))
            keep--;

        return text[..keep] + ellipsis;
    }

    private static string TruncateWords(string text, int count, string ellipsis)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? "" : string.Join(' ', words.Take(count)) + ellipsis;
    }

    private static int Width(Arguments a)
    {
        Values.RefuseLength(a.Whole(1));
        return Math.Max(0, a.Whole(1));
    }

    private static string Decode(string text)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(text));
        }
        catch (FormatException)
        {
            throw new TemplateFunctionException("The text is not Base64.");
        }
    }

    private static object IndexOf(Arguments a)
    {
        var comparison = a.OptionalText(4) switch
        {
            null or "Ordinal" => StringComparison.Ordinal,
            "OrdinalIgnoreCase" => StringComparison.OrdinalIgnoreCase,
            var other => throw new TemplateFunctionException($"Texts can't be compared by '{other}'.", "Use 'Ordinal' or 'OrdinalIgnoreCase': the others differ by machine."),
        };

        var text = a.Text(0);
        var start = a[2] is null ? 0 : a.Whole(2);
        var count = a[3] is null ? text.Length - start : a.Whole(3);
        if (start < 0 || count < 0 || start > text.Length - count)
            throw new TemplateFunctionException("The search goes beyond the text.");

        return Values.Box(text.IndexOf(a.Text(1), start, count, comparison));
    }
}
