using System.Buffers;
using System.Text;
using Digest.Templates;

namespace Digest.Benchmarks.Templates.ByHand;

/// <summary>Writes a page as UTF-8: escapes and encodes in one pass, into large blocks of memory.</summary>
internal ref struct PageWriter(IBufferWriter<byte> output)
{
    private const int BlockSize = 32 * 1024;

    private static readonly SearchValues<char> s_special = SearchValues.Create("&<>\"'");

    private readonly IBufferWriter<byte> _output = output;
    private Span<byte> _free = output.GetSpan(BlockSize);
    private int _length;

    /// <summary>Static markup.</summary>
    public void Raw(ReadOnlySpan<byte> utf8)
    {
        Reserve(utf8.Length);
        utf8.CopyTo(_free[_length..]);
        _length += utf8.Length;
    }

    /// <summary>Markup in a string, which is all but the body and the styles.</summary>
    public void Markup(Html? markup) => Encode(markup?.ToString());

    public void Text(string? text)
    {
        var rest = text.AsSpan();
        for (var at = rest.IndexOfAny(s_special); at >= 0; at = rest.IndexOfAny(s_special))
        {
            Encode(rest[..at]);
            Raw(rest[at] switch { '&' => "&amp;"u8, '<' => "&lt;"u8, '>' => "&gt;"u8, '"' => "&quot;"u8, _ => "&#39;"u8 });
            rest = rest[(at + 1)..];
        }

        Encode(rest);
    }

    public void Number(int number)
    {
        Reserve(11);
        number.TryFormat(_free[_length..], out var written);
        _length += written;
    }

    /// <summary>Completes the output; the last call.</summary>
    public readonly void End() => _output.Advance(_length);

    private void Encode(ReadOnlySpan<char> text)
    {
        Reserve(text.Length * 3);
        _length += Encoding.UTF8.GetBytes(text, _free[_length..]);
    }

    private void Reserve(int bytes)
    {
        if (_free.Length - _length >= bytes)
            return;
        _output.Advance(_length);
        _free = _output.GetSpan(Math.Max(bytes, BlockSize));
        _length = 0;
    }
}
