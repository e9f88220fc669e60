using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Digest.Scriban.Runtime;

/// <summary>
/// Where a page grows: one buffer of UTF-8, the receiver's own memory as long as the page fits there. A capture is a stretch at its end that is cut off again.
/// </summary>
internal sealed class HtmlOutput
{
    private const int LongestPage = 64_000_000, FirstSize = 64 * 1024;

    private byte[] _bytes = [];
    private int _start;
    private int _end;
    private int _limit;
    private bool _isOurs;

    // The last four bits of a character lead to a character: only those that are special find themselves.
    private static ReadOnlySpan<byte> Special => [1, 0, (byte)'"', 0, 0, 0, (byte)'&', (byte)'\'', 0, 0, 0, 0, (byte)'<', 0, (byte)'>', 0];

    private static ReadOnlySpan<byte> Nothing => [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>How long the page is so far.</summary>
    public int Count => _end - _start;

    /// <summary>Begins a page that will be given to <paramref name="output"/>.</summary>
    public void Begin(IBufferWriter<byte> output)
    {
        if (MemoryMarshal.TryGetArray<byte>(output.GetMemory(), out var memory))
            (_bytes, _start, _end, _limit) = (memory.Array!, memory.Offset, memory.Offset, memory.Offset + memory.Count);
    }

    /// <summary>Gives the page away. Until then nothing of it can be seen outside.</summary>
    public void End(IBufferWriter<byte> output)
    {
        if (_isOurs)
            output.Write(_bytes.AsSpan(_start, Count));
        else
            output.Advance(Count);
    }

    public void Write(ReadOnlySpan<byte> utf8)
    {
        Reserve(utf8.Length);
        utf8.CopyTo(_bytes.AsSpan(_end));
        _end += utf8.Length;
    }

    /// <summary>Escapes and encodes in one pass.</summary>
    public void WriteText(ReadOnlySpan<char> text)
    {
        text = text[WritePlain(text, Special)..];
        for (var at = text.IndexOfAny(Html.Special); at >= 0; at = text.IndexOfAny(Html.Special))
        {
            Encode(text[..at]);
            Encode(Html.Entity(text[at]));
            text = text[(at + 1)..];
        }

        Encode(text);
    }

    /// <summary>Encodes what needs no escaping.</summary>
    public void WriteMarkup(ReadOnlySpan<char> markup) => Encode(markup[WritePlain(markup, Nothing)..]);

    public void WriteNumber(long number)
    {
        Reserve(24);
        number.TryFormat(_bytes.AsSpan(_end), out var written, default, System.Globalization.CultureInfo.InvariantCulture);
        _end += written;
    }

    /// <summary>Indents what was written from <paramref name="start"/> on: each of its lines but the one that goes on before it.</summary>
    public void Indent(int start, ReadOnlySpan<byte> indent)
    {
        var written = _bytes.AsSpan(_start, Count);
        var begins = start > 0 && Count > start && written[start - 1] == '\n';
        if (!begins && !written[start..].Contains((byte)'\n'))
            return;

        var text = written[start..].ToArray();
        _end = _start + start;
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
        var cut = start == Count ? Html.Empty : Html.FromUtf8(_bytes.AsSpan(_start + start, Count - start).ToArray());
        _end = _start + start;
        return cut;
    }

    /// <summary>Lets go of the memory; the output is empty afterwards.</summary>
    public void Release()
    {
        if (_isOurs)
            ArrayPool<byte>.Shared.Return(_bytes);

        _bytes = [];
        (_start, _end, _limit, _isOurs) = (0, 0, 0, false);
    }

    private void Encode(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return;

        Reserve(text.Length * 3);
        _end += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_end));
    }

    /// <summary>Writes ASCII up to the first character that is something else or one of the <paramref name="special"/> ones, or up to some characters before it; how far it came.</summary>
    private int WritePlain(ReadOnlySpan<char> text, ReadOnlySpan<byte> special)
    {
        const int Stretch = 8;
        Reserve(text.Length);
        var to = _bytes.AsSpan(_end);
        var written = 0;
        if (text.Length < Stretch)
        {
            for (; written < text.Length && text[written] < 0x80 && special[text[written] & 0x0F] != text[written]; written++)
                to[written] = (byte)text[written];
        }
        else
        {
            ref var from = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
            var table = Vector128.Create(special);
            while (written < text.Length)
            {
                // The last stretch may begin inside the one before it.
                var at = Math.Min(written, text.Length - Stretch);
                var characters = Vector128.LoadUnsafe(ref from, (nuint)at);
                var bytes = Vector128.Narrow(characters, characters);
                if ((characters & Vector128.Create((ushort)0xFF80)) != Vector128<ushort>.Zero
                    || Vector128.EqualsAny(Vector128.ShuffleNative(table, bytes & Vector128.Create((byte)0x0F)), bytes))
                    break;

                bytes.GetLower().CopyTo(to[at..]);
                written = at + Stretch;
            }
        }

        _end += written;
        return written;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Reserve(int more)
    {
        if (_limit - _end < more)
            Grow(more);
    }

    private void Grow(int more)
    {
        if (Count + (long)more > LongestPage)
            throw new TemplateFunctionException($"The page grows beyond {LongestPage} bytes.");

        var length = Count;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(length + more, Math.Max(FirstSize, length * 2)));
        _bytes.AsSpan(_start, length).CopyTo(larger);
        if (_isOurs)
            ArrayPool<byte>.Shared.Return(_bytes);

        _bytes = larger;
        (_start, _end, _limit, _isOurs) = (0, length, larger.Length, true);
    }
}
