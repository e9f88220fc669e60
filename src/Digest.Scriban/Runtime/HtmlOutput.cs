using System.Buffers;
using System.Text;

namespace Digest.Scriban.Runtime;

/// <summary>Where a page grows: one buffer of UTF-8. A capture is a stretch at its end that is cut off again.</summary>
internal sealed class HtmlOutput
{
    private const int LongestPage = 64_000_000;

    private byte[] _bytes = [];
    private int _count;

    public int Count => _count;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _count);

    public void Write(ReadOnlySpan<byte> utf8)
    {
        Reserve(utf8.Length);
        utf8.CopyTo(_bytes.AsSpan(_count));
        _count += utf8.Length;
    }

    /// <summary>Escapes and encodes in one pass.</summary>
    public void WriteText(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOfAny(Html.Special); at >= 0; at = text.IndexOfAny(Html.Special))
        {
            WriteUnescaped(text[..at]);
            WriteUnescaped(Html.Entity(text[at]));
            text = text[(at + 1)..];
        }

        WriteUnescaped(text);
    }

    public void WriteNumber(long number)
    {
        Reserve(24);
        number.TryFormat(_bytes.AsSpan(_count), out var written, default, System.Globalization.CultureInfo.InvariantCulture);
        _count += written;
    }

    /// <summary>Indents what was written from <paramref name="start"/> on: each of its lines but the one that goes on before it.</summary>
    public void Indent(int start, ReadOnlySpan<byte> indent)
    {
        var begins = start > 0 && _count > start && _bytes[start - 1] == '\n';
        if (!begins && !Written[start..].Contains((byte)'\n'))
            return;

        var text = Written[start..].ToArray();
        _count = start;
        if (begins)
            Write(indent);

        for (var at = 0; at < text.Length;)
        {
            var line = text.AsSpan(at);
            line = line[..(line.IndexOf((byte)'\n') is var end and >= 0 ? end + 1 : line.Length)];
            Write(line);
            at += line.Length;
            if (at < text.Length)
                Write(indent);
        }
    }

    public Html CutFrom(int start)
    {
        var cut = start == _count ? Html.Empty : Html.FromUtf8(_bytes.AsSpan(start, _count - start).ToArray());
        _count = start;
        return cut;
    }

    /// <summary>Gives the buffer back to the pool; the output is empty afterwards.</summary>
    public void Release()
    {
        if (_bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(_bytes);

        _bytes = [];
        _count = 0;
    }

    private void WriteUnescaped(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return;

        Reserve(text.Length * 3);
        _count += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_count));
    }

    private void Reserve(int more)
    {
        if (_bytes.Length - _count >= more)
            return;
        if (_count + (long)more > LongestPage)
            throw new TemplateFunctionException($"The page grows beyond {LongestPage} bytes.");

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_count + more, Math.Max(16_384, _bytes.Length * 2)));
        _bytes.AsSpan(0, _count).CopyTo(larger);
        if (_bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(_bytes);

        _bytes = larger;
    }
}
