using System.Buffers;

namespace Digest.Output.Search;

/// <summary>
/// Lines in the order of their keys. A key is written as the number of characters that it has in common with the one before, and the rest.
/// </summary>
/// <param name="entries">In ordinal order of the keys. Neighbours with the same key are one line.</param>
internal sealed class SortedLines(IReadOnlyList<(string Key, int Word)> entries, IndexedWords words)
{
    /// <summary>In place of the number of a word: the line has a key only.</summary>
    public const int NoWord = -1;

    /// <summary>The start of a file without lines: no word is so late.</summary>
    private const string AfterAll = "\uffff";

    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    /// <summary>Divides them into files of about the same length.</summary>
    /// <param name="count">The number of files. Some have no lines if there are fewer lines.</param>
    public DividedLines Divide(int count)
    {
        var total = Enumerable.Range(0, entries.Count).Sum(at => (long)LengthOf(at));
        var files = ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>(count);
        var starts = ImmutableArray.CreateBuilder<string>(count);
        var (index, length) = (0, 0L);
        while (files.Count < count)
        {
            starts.Add(StartOf(index));
            var first = index;
            for (var end = total * starts.Count / count; index < entries.Count && (length < end || IsInLine(index)); index++)
                length += LengthOf(index);
            files.Add(BytesOf(first, index));
        }

        return new(files.MoveToImmutable(), starts.MoveToImmutable());
    }

    private ReadOnlyMemory<byte> BytesOf(int start, int end)
    {
        var bytes = new ArrayBufferWriter<byte>();
        for (var index = start; index < end; index++)
        {
            var (key, word) = entries[index];
            if (index == start)
                Encoding.UTF8.GetBytes($"0{key}", bytes);
            else if (!IsInLine(index))
                Encoding.UTF8.GetBytes($"\n{Digits[CommonLength(index)]}{key.AsSpan(CommonLength(index))}", bytes);
            if (word != NoWord)
                words.Write(word, key, bytes);
        }

        bytes.Write("\n"u8);
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>Whether an entry is in the line of the one before.</summary>
    private bool IsInLine(int index) => index > 0 && entries[index].Key == entries[index - 1].Key;

    /// <summary>The bytes of an entry, about.</summary>
    private int LengthOf(int index)
    {
        var (key, word) = entries[index];
        return key.Length - CommonLength(index) + (word == NoWord ? 0 : words.LengthOf(word));
    }

    /// <summary>The shortest text that is not after the key of an entry, and is after the one before.</summary>
    private string StartOf(int index)
    {
        if (index == 0 || index == entries.Count)
            return index == 0 ? "" : AfterAll;
        var key = entries[index].Key;
        var common = key.AsSpan().CommonPrefixLength(entries[index - 1].Key);
        return key[..(common + (char.IsHighSurrogate(key[common]) ? 2 : 1))];
    }

    /// <summary>How many characters a key has in common with the one before, as one digit: no half of a surrogate pair.</summary>
    private int CommonLength(int index)
    {
        if (index == 0)
            return 0;
        var key = entries[index].Key;
        var common = Math.Min(key.AsSpan().CommonPrefixLength(entries[index - 1].Key), Digits.Length - 1);
        return common > 0 && char.IsHighSurrogate(key[common - 1]) ? common - 1 : common;
    }
}
