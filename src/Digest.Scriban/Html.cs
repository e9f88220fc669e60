using System.Buffers;
using System.Net;
using System.Text;

namespace Digest.Scriban;

/// <summary>Markup that is already HTML, and so is printed as it stands; any other text is escaped. Immutable.</summary>
public sealed class Html
{
    // Whichever form it was made in. Text made of bytes is kept, and a race only repeats work; bytes made of text are not, for most markup is printed once.
    private string? _markup;
    private readonly ReadOnlyMemory<byte> _given;

    private Html(string markup) => _markup = markup;

    private Html(ReadOnlyMemory<byte> utf8) => _given = utf8;

    /// <summary>No markup at all; prints nothing.</summary>
    public static Html Empty { get; } = new("");

    /// <summary>Trusts <paramref name="markup"/> to be well-formed HTML.</summary>
    public static Html FromMarkup(string markup) => markup.Length == 0 ? Empty : new(markup);

    /// <summary>Trusts UTF-8 bytes to be well-formed HTML; the bytes must not change afterwards.</summary>
    public static Html FromUtf8(ReadOnlyMemory<byte> utf8) => utf8.IsEmpty ? Empty : new(utf8);

    /// <summary>Makes markup that shows <paramref name="text"/> as it is written.</summary>
    public static Html Escape(string? text) => string.IsNullOrEmpty(text) ? Empty : new(EscapeText(text));

    /// <summary>Whether there is nothing to print.</summary>
    public bool IsEmpty => _markup is { } markup ? markup.Length == 0 : _given.IsEmpty;

    /// <summary>The markup in UTF-8, ready to be written.</summary>
    public ReadOnlyMemory<byte> Utf8 => _given.IsEmpty ? Encoding.UTF8.GetBytes(_markup ?? "") : _given;

    /// <summary>The markup itself, not its text.</summary>
    public override string ToString() => _markup ??= Encoding.UTF8.GetString(_given.Span);

    /// <summary>What a reader would see but for the tags, which stand in it as text: entities are decoded.</summary>
    internal string ToText() => WebUtility.HtmlDecode(ToString());

    /// <summary>Prints the markup without making its other form.</summary>
    internal void WriteTo(Runtime.HtmlOutput output)
    {
        if (_given.IsEmpty)
            output.WriteMarkup(_markup);
        else
            output.Write(_given.Span);
    }

    internal static readonly SearchValues<char> Special = SearchValues.Create("&<>\"'");

    internal static string Entity(char special) => special switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        _ => "&#39;",
    };

    private static string EscapeText(string text)
    {
        var rest = text.AsSpan();
        var at = rest.IndexOfAny(Special);
        if (at < 0)
            return text;

        var escaped = new StringBuilder(text.Length + 16);
        for (; at >= 0; at = rest.IndexOfAny(Special))
        {
            escaped.Append(rest[..at]).Append(Entity(rest[at]));
            rest = rest[(at + 1)..];
        }

        return escaped.Append(rest).ToString();
    }
}
