using Digest.Sources.Diagnostics;

namespace Digest.Sources;

/// <summary>The text of a source file, decoded once and strictly: UTF-8, no control characters, lines ended by LF or CRLF.</summary>
internal sealed class SourceText(string path, string text)
{
    /// <summary>Many times the length of any text or data file of a site; a larger file is of another kind.</summary>
    private const int MaximumBytes = 32_000_000;

    /// <summary>No rule of writing applies to it.</summary>
    private const char Placeholder = '\uFFFC';

    /// <summary>A file with more is of another kind.</summary>
    private const int MaximumForbidden = 100;

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public string Path { get; } = path;

    /// <summary>The whole text with LF line ends and without a byte order mark.</summary>
    public string Text { get; } = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    /// <summary>Decodes a file; null when it is not valid text.</summary>
    public static SourceText? Decode(SourceFile file, DiagnosticBag diagnostics)
    {
        var bytes = file.ReadBytes(MaximumBytes + 1);
        if (ProblemOf(bytes) is var (code, message, advice))
        {
            diagnostics.Error(code, SourceLocation.OfFile(file.Path), message, advice);
            return null;
        }

        SourceText text;
        try
        {
            text = new(file.Path, s_strict.GetString(WithoutMark(bytes)));
        }
        catch (DecoderFallbackException exception)
        {
            ReportInvalidByte(file.Path, WithoutMark(bytes), exception.Index, diagnostics);
            return null;
        }

        if (text.Text.StartsWith('\uFEFF'))
        {
            InvisibleCharacters.Report("\uFEFF", "the start of the file", text.At, diagnostics);
            return null;
        }

        text = LostLetters.Without(text, diagnostics);
        if (WithoutForbidden(text, diagnostics) is not { } clean)
            return null;
        return ReportConflicts(clean, diagnostics) ? null : clean;
    }

    /// <summary>Decodes a file with replacement characters for invalid bytes, for excerpts.</summary>
    public static SourceText DecodeLeniently(SourceFile file) =>
        new(file.Path, Encoding.UTF8.GetString(WithoutMark(file.ReadBytes(MaximumBytes))));

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
    public ReadOnlySpan<char> Line(int number)
    {
        if (number < 1 || number > LineStarts.Length)
            return "";
        var end = number < LineStarts.Length ? LineStarts[number] - 1 : Text.Length;
        return Text.AsSpan(LineStarts[number - 1]..end);
    }

    /// <summary>
    /// Reports characters that no text may contain, and puts spaces or marks in their places, so that the rest is checked in the same
    /// run. Null if the file is probably no text.
    /// </summary>
    private static SourceText? WithoutForbidden(SourceText text, DiagnosticBag diagnostics)
    {
        StringBuilder? clean = null;
        var count = 0;
        // Bidi controls are checked value by value and paragraph by paragraph, because those that are closed are allowed.
        foreach (var (index, code) in InvisibleCharacters.In(text.Text, InText.Refused).Where(found => found.Code is < 0x202A or > 0x202E))
        {
            InvisibleCharacters.ReportRefused(code, text.At(index), diagnostics);
            if (code == 0 || ++count > MaximumForbidden)
                return null;
            clean ??= new(text.Text);
            clean[index] = InvisibleCharacters.MarkOfWindows(code) ?? FillerAt(index, index + 1);
            if (code > char.MaxValue)
                clean[index + 1] = FillerAt(index + 1, index + 2);
        }

        // A space, but no second one, which would be reported as another mistake.
        char FillerAt(int index, int next) => index > 0 && next < clean.Length && clean[index - 1] != '\n'
            && (clean[index - 1] is ' ' or Placeholder || clean[next] == ' ') ? Placeholder : ' ';

        return clean is null ? text : new(text.Path, clean.ToString());
    }

    /// <summary>Reports lines with which Git marks two versions of a text; returns whether there are any.</summary>
    private static bool ReportConflicts(SourceText text, DiagnosticBag diagnostics)
    {
        var (found, isOpen) = (false, false);
        foreach (var range in text.Text.AsSpan().Split('\n'))
        {
            var line = text.Text.AsSpan(range);
            var isStart = line.StartsWith("<<<<<<< ") || line is "<<<<<<<";
            var isEnd = line.StartsWith(">>>>>>> ") || line is ">>>>>>>";
            if (isStart || (isEnd && !isOpen))
            {
                const string Message = "this line marks a conflict between two versions of the file";
                const string Advice = "Keep one of the versions, and delete the lines that start with <<<<<<<, ======= and >>>>>>>.";
                diagnostics.Error(DiagnosticCode.ConflictMarker, text.At(range.Start.Value), Message, Advice);
                found = true;
            }

            isOpen = isStart || (isOpen && !isEnd);
        }

        return found;
    }

    private static void ReportInvalidByte(string path, ReadOnlySpan<byte> bytes, int index, DiagnosticBag diagnostics)
    {
        var before = new SourceText(path, Encoding.UTF8.GetString(bytes[..index]));
        // Bytes of Arabic letters in windows-1256.
        var advice = bytes.ContainsAnyInRange((byte)0xC1, (byte)0xED)
            ? "The file may be in windows-1256 or another old encoding: save it as UTF-8."
            : "Save the file as UTF-8.";
        diagnostics.Error(DiagnosticCode.NotUtf8, before.At(before.Text.Length), $"the byte 0x{bytes[index]:X2} is not UTF-8", advice);
    }

    /// <summary>Why a file is no text, if its first bytes or their number say so.</summary>
    private static (DiagnosticCode Code, string Message, string Advice)? ProblemOf(byte[] bytes)
    {
        if (bytes.Length > MaximumBytes)
            return (DiagnosticCode.TooLarge, $"the file has more than {MaximumBytes / 1_000_000} MB: it is no text", "Put it elsewhere.");
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            return (DiagnosticCode.NotUtf8, "the file is UTF-16", "Save it as UTF-8.");
        if (LfsPointer.IsStartOf(bytes))
            return (DiagnosticCode.NotAFile, LfsPointer.Message, LfsPointer.Advice);
        return null;
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> bytes) => bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes;

    /// <summary>The offset of each line; computed on demand, because only diagnostics and links need it.</summary>
    private int[] LineStarts => field ??= FindLineStarts(Text);

    private static int[] FindLineStarts(string text)
    {
        var starts = new List<int>();
        foreach (var line in text.AsSpan().Split('\n'))
            starts.Add(line.Start.Value);
        return [.. starts];
    }
}
