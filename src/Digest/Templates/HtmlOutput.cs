using System.Buffers;

namespace Digest.Templates;

/// <summary>The output of a rendering in UTF-8. A capture cuts off its end.</summary>
internal sealed class HtmlOutput
{
    private const int MaxLength = 16_000_000, FirstSize = 64 * 1024;
    private byte[] _bytes = new byte[FirstSize];

    /// <summary>The length in bytes.</summary>
    public int Count { get; private set; }

    public void Clear() => Count = 0;
    public void CopyTo(IBufferWriter<byte> output) => output.Write(_bytes.AsSpan(0, Count));

    public void Write(ReadOnlySpan<byte> utf8)
    {
        Reserve(utf8.Length);
        utf8.CopyTo(_bytes.AsSpan(Count));
        Count += utf8.Length;
    }

    /// <summary>Writes text, escaped.</summary>
    public void WriteText(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOfAny(Html.Special); at >= 0; at = text.IndexOfAny(Html.Special))
        {
            WriteMarkup(text[..at]);
            WriteMarkup(Html.Entity(text[at]));
            text = text[(at + 1)..];
        }

        WriteMarkup(text);
    }

    /// <summary>Writes text that needs no escaping.</summary>
    public void WriteMarkup(ReadOnlySpan<char> markup)
    {
        if (markup.IsEmpty)
            return;
        Reserve(markup.Length * 3);
        Count += Encoding.UTF8.GetBytes(markup, _bytes.AsSpan(Count));
    }

    /// <summary>Removes the output from a position on, and returns it as markup.</summary>
    public Html CutFrom(int start)
    {
        var cut = start == Count ? Html.Empty : Html.FromUtf8(_bytes.AsSpan(start, Count - start).ToArray());
        Count = start;
        return cut;
    }

    private void Reserve(int more)
    {
        if (_bytes.Length - Count >= more)
            return;
        if (Count + (long)more > MaxLength)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            (_bytes, Count) = ([], 0);
            throw new TemplateFunctionException($"The page has more than {MaxLength} bytes.");
        }

        // From the pool: endless pages would leave many large arrays to the garbage collector.
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(Count + more, Math.Min(_bytes.Length * 2, MaxLength)));
        _bytes.AsSpan(0, Count).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
