using System.Buffers;
using Digest.Sources.Diagnostics;

namespace Digest.Sources;

/// <summary>The text of a source file, decoded once and strictly: UTF-8, no control characters, lines ended by LF or CRLF.</summary>
internal sealed class SourceText
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // C0 without TAB, LF and CR; DEL; and the line ends that only some programs recognise, which could hide a key in front matter.
    private static readonly SearchValues<char> s_forbidden = SearchValues.Create(
    [
        .. Enumerable.Range(0, 32).Select(code => (char)code).Except(['\t', '\n', '\r']),
        .. "\u007F\u0085\u2028\u2029\uFFFE\uFFFF",
    ]);

    private int[]? _lineStarts;

    private SourceText(string path, string text)
    {
        Path = path;
        Text = text;
    }

    public string Path { get; }

    /// <summary>The whole text with LF line ends and without a byte order mark.</summary>
    public string Text { get; }

    /// <summary>Decodes a file; null when it is not valid text.</summary>
    public static SourceText? Decode(SourceFile file, DiagnosticBag diagnostics)
    {
        var bytes = file.ReadAllBytes();
        if (!IsText(file.Path, bytes, diagnostics))
            return null;

        var text = FromString(file.Path, s_strict.GetString(WithoutMark(bytes)));
        var forbidden = text.Text.AsSpan().IndexOfAny(s_forbidden);
        if (forbidden >= 0)
        {
            diagnostics.Error(
                DiagnosticCode.ForbiddenCharacter,
                text.At(forbidden),
                $"the character U+{(int)text.Text[forbidden]:X4} is not allowed in text",
                "Delete it: it is invisible, and its meaning differs between programs.");
            return null;
        }

        return text;
    }

    /// <summary>Decodes a file with replacement characters for invalid bytes, for excerpts.</summary>
    public static SourceText DecodeLeniently(SourceFile file) =>
        FromString(file.Path, Encoding.UTF8.GetString(WithoutMark(file.ReadAllBytes())));

    public static SourceText FromString(string path, string text) =>
        new(path, text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'));

    /// <summary>The place of a character.</summary>
    /// <param name="offset">In UTF-16 units from the start of <see cref="Text"/>.</param>
    public SourceLocation At(int offset)
    {
        var index = Array.BinarySearch(LineStarts, offset);
        var line = index >= 0 ? index : ~index - 1;
        return new(Path, line + 1, offset - LineStarts[line] + 1);
    }

    /// <summary>The offset of a place in <see cref="Text"/>.</summary>
    public int OffsetOf(SourceLocation location)
    {
        var lineStart = LineStarts[Math.Clamp(location.Line - 1, 0, LineStarts.Length - 1)];
        return Math.Min(lineStart + Math.Max(location.Column - 1, 0), Text.Length);
    }

    /// <summary>A line without its end.</summary>
    /// <param name="number">From 1.</param>
    public string Line(int number)
    {
        if (number < 1 || number > LineStarts.Length)
            return "";
        var start = LineStarts[number - 1];
        var end = number < LineStarts.Length ? LineStarts[number] - 1 : Text.Length;
        return Text[start..end].TrimEnd('\n');
    }

    /// <summary>The column in text elements: a letter with its marks, or a joined emoji, is one.</summary>
    public int ColumnInTextElements(SourceLocation location)
    {
        var line = Line(location.Line);
        var before = line.AsSpan(0, Math.Clamp(location.Column - 1, 0, line.Length));
        var elements = 0;
        while (!before.IsEmpty)
        {
            before = before[StringInfo.GetNextTextElementLength(before)..];
            elements++;
        }

        return elements + 1;
    }

    private static bool IsText(string path, byte[] bytes, DiagnosticBag diagnostics)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            diagnostics.Error(DiagnosticCode.NotUtf8, SourceLocation.OfFile(path), "the file is UTF-16", "Save it as UTF-8.");
            return false;
        }

        if (System.Text.Unicode.Utf8.IsValid(bytes) || InvalidByte(bytes) is not { } invalid)
            return true;

        var before = FromString(path, Encoding.UTF8.GetString(WithoutMark(bytes.AsSpan(0, invalid))));
        // Bytes of Arabic letters in windows-1256.
        var arabic = bytes.AsSpan().ContainsAnyInRange((byte)0xC1, (byte)0xED);
        diagnostics.Error(
            DiagnosticCode.NotUtf8,
            before.At(before.Text.Length),
            $"the byte 0x{bytes[invalid]:X2} is not UTF-8",
            arabic ? "The file may be in windows-1256 or another old encoding: save it as UTF-8." : "Save the file as UTF-8.");
        return false;
    }

    private static int? InvalidByte(ReadOnlySpan<byte> bytes)
    {
        var position = 0;
        while (position < bytes.Length)
        {
            if (Rune.DecodeFromUtf8(bytes[position..], out _, out var consumed) != OperationStatus.Done)
                return position;
            position += consumed;
        }

        return null;
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> bytes) => bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes;

    /// <summary>The offset of each line; computed on demand, because only diagnostics and links need it.</summary>
    private int[] LineStarts => _lineStarts ??= FindLineStarts(Text);

    private static int[] FindLineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var end = text.IndexOf('\n', StringComparison.Ordinal); end >= 0; end = text.IndexOf('\n', end + 1))
            starts.Add(end + 1);
        return [.. starts];
    }
}
