using System.Buffers;

namespace Digest.Templates;

/// <summary>HTML markup, which is printed without escaping. Immutable.</summary>
internal sealed class Html
{
    public static readonly SearchValues<char> Special = SearchValues.Create("&<>\"'");

    // Markup is stored in the form in which it was created. A string decoded from bytes is cached; a race only repeats the work.
    private readonly ReadOnlyMemory<byte> _utf8;
    private string? _markup;

    private Html(string markup) => _markup = markup;
    private Html(ReadOnlyMemory<byte> utf8) => _utf8 = utf8;

    public static Html Empty { get; } = new("");

    /// <summary>The length, in the units in which it is stored.</summary>
    public int Size => _markup?.Length ?? _utf8.Length;

    public bool IsEmpty => _markup is { } markup ? markup.Length == 0 : _utf8.IsEmpty;

    /// <summary>The markup in UTF-8.</summary>
    public ReadOnlyMemory<byte> Utf8 => _utf8.IsEmpty ? Encoding.UTF8.GetBytes(_markup ?? "") : _utf8;

    /// <summary>Trusts <paramref name="markup"/> to be well-formed HTML.</summary>
    public static Html FromMarkup(string markup) => markup.Length == 0 ? Empty : new(markup);

    /// <summary>Trusts UTF-8 bytes to be well-formed HTML. The bytes must not change afterwards.</summary>
    public static Html FromUtf8(ReadOnlyMemory<byte> utf8) => utf8.IsEmpty ? Empty : new(utf8);

    /// <summary>Escapes a text.</summary>
    public static Html Escape(string? text) => string.IsNullOrEmpty(text) ? Empty : new(EscapeText(text));

    /// <summary>The markup, not its text content.</summary>
    public override string ToString() => _markup ??= Encoding.UTF8.GetString(_utf8.Span);

    /// <summary>Writes the markup without converting it.</summary>
    public void WriteTo(HtmlOutput output)
    {
        if (_utf8.IsEmpty)
            output.WriteMarkup(_markup);
        else
            output.Write(_utf8.Span);
    }

    public static string Entity(char special) => special switch
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
