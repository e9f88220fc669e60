using System.Buffers;

namespace Digest.Output.Search;

/// <summary>
/// Lines in the order of their keys, divided into files of about the same length. A key is written as the number of characters that it
/// has in common with the one before, and the rest.
/// </summary>
/// <param name="Starts">
/// For each file, the shortest text that is not after its first key, and is after the last key of the file before.
/// </param>
internal sealed record SortedLines(ImmutableArray<ReadOnlyMemory<byte>> Files, ImmutableArray<string> Starts)
{
    /// <summary>The start of a file without lines: no word is so late.</summary>
    private const string AfterAll = "\uffff";

    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    /// <param name="lines">In ordinal order of the keys, which are different.</param>
    /// <param name="count">The number of files. Some have no lines if there are fewer lines.</param>
    public static SortedLines Of(IReadOnlyList<(string Key, ReadOnlyMemory<byte> Line)> lines, int count)
    {
        var lengths = lines.Select((line, index) => LengthOf(line, index == 0 ? "" : lines[index - 1].Key)).ToList();
        var total = lengths.Sum(length => (long)length);
        var files = ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>(count);
        var starts = ImmutableArray.CreateBuilder<string>(count);
        var (index, written) = (0, 0L);
        while (files.Count < count)
        {
            starts.Add(index == 0 ? "" : index == lines.Count ? AfterAll : StartOf(lines[index].Key, lines[index - 1].Key));
            var file = new ArrayBufferWriter<byte>();
            var previous = "";
            var end = files.Count == count - 1 ? long.MaxValue : total * (files.Count + 1) / count;
            for (; index < lines.Count && written < end; index++)
            {
                var (key, rest) = lines[index];
                Write(key, previous, rest.Span, file);
                written += lengths[index];
                previous = key;
            }

            files.Add(file.WrittenMemory);
        }

        return new(files.MoveToImmutable(), starts.MoveToImmutable());
    }

    private static int LengthOf((string Key, ReadOnlyMemory<byte> Line) line, string previous) =>
        Encoding.UTF8.GetByteCount(line.Key.AsSpan(CommonLength(line.Key, previous))) + line.Line.Length + 2;

    private static string StartOf(string key, string before)
    {
        var common = key.AsSpan().CommonPrefixLength(before);
        return key[..(common + (char.IsHighSurrogate(key[common]) ? 2 : 1))];
    }

    /// <summary>How many characters a key has in common with the one before, as one digit: no half of a surrogate pair.</summary>
    private static int CommonLength(string key, string previous)
    {
        var common = Math.Min(key.AsSpan().CommonPrefixLength(previous), Digits.Length - 1);
        return common > 0 && char.IsHighSurrogate(key[common - 1]) ? common - 1 : common;
    }

    private static void Write(string key, string previous, ReadOnlySpan<byte> rest, ArrayBufferWriter<byte> file)
    {
        var common = CommonLength(key, previous);
        Encoding.UTF8.GetBytes($"{Digits[common]}{key.AsSpan(common)}", file);
        file.Write(rest);
        file.Write("\n"u8);
    }
}
