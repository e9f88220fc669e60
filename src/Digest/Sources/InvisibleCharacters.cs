using System.Buffers;
using Digest.Sources.Diagnostics;

namespace Digest.Sources;

/// <summary>
/// The characters that leave no mark on a page. In keys, ids, dates, URLs and names of files all of them are errors; in texts for readers
/// the table decides. <c>docs/writing.md</c> shows it.
/// </summary>
internal static class InvisibleCharacters
{
    public static readonly ImmutableArray<InvisibleCharacter> Table =
    [
        new(0x00, 0x00, "NULL", InText.Refused),
        new(0x01, 0x08, "CONTROL CHARACTER", InText.Refused),
        new(0x0B, 0x0C, "CONTROL CHARACTER", InText.Refused),
        new(0x0E, 0x1A, "CONTROL CHARACTER", InText.Refused),
        new(0x1B, 0x1B, "ESCAPE", InText.Refused),
        new(0x1C, 0x1F, "CONTROL CHARACTER", InText.Refused),
        new(0x7F, 0x7F, "DELETE", InText.Refused),
        new(0x80, 0x84, "CONTROL CHARACTER", InText.Refused),
        new(0x85, 0x85, "NEXT LINE", InText.Refused),
        new(0x86, 0x9F, "CONTROL CHARACTER", InText.Refused),
        new(0xA0, 0xA0, "NO-BREAK SPACE", InText.Kept),
        new(0xAD, 0xAD, "SOFT HYPHEN", InText.Kept),
        new(0x034F, 0x034F, "COMBINING GRAPHEME JOINER", InText.Kept),
        new(0x061C, 0x061C, "ARABIC LETTER MARK", InText.Kept),
        new(0x115F, 0x1160, "HANGUL FILLER", InText.Warned),
        new(0x1680, 0x1680, "OGHAM SPACE MARK", InText.Kept),
        new(0x180E, 0x180E, "MONGOLIAN VOWEL SEPARATOR", InText.Warned),
        new(0x2000, 0x2000, "EN QUAD", InText.Kept),
        new(0x2001, 0x2001, "EM QUAD", InText.Kept),
        new(0x2002, 0x2002, "EN SPACE", InText.Kept),
        new(0x2003, 0x2003, "EM SPACE", InText.Kept),
        new(0x2004, 0x2006, "FRACTION OF AN EM SPACE", InText.Kept),
        new(0x2007, 0x2007, "FIGURE SPACE", InText.Kept),
        new(0x2008, 0x2008, "PUNCTUATION SPACE", InText.Kept),
        new(0x2009, 0x2009, "THIN SPACE", InText.Kept),
        new(0x200A, 0x200A, "HAIR SPACE", InText.Kept),
        new(0x200B, 0x200B, "ZERO WIDTH SPACE", InText.Warned),
        new(0x200C, 0x200C, "ZERO WIDTH NON-JOINER", InText.Kept),
        new(0x200D, 0x200D, "ZERO WIDTH JOINER", InText.Kept),
        new(0x200E, 0x200E, "LEFT-TO-RIGHT MARK", InText.Kept),
        new(0x200F, 0x200F, "RIGHT-TO-LEFT MARK", InText.Kept),
        new(0x2028, 0x2028, "LINE SEPARATOR", InText.Refused),
        new(0x2029, 0x2029, "PARAGRAPH SEPARATOR", InText.Refused),
        new(0x202A, 0x202A, "LEFT-TO-RIGHT EMBEDDING", InText.Refused),
        new(0x202B, 0x202B, "RIGHT-TO-LEFT EMBEDDING", InText.Refused),
        new(0x202C, 0x202C, "POP DIRECTIONAL FORMATTING", InText.Refused),
        new(0x202D, 0x202D, "LEFT-TO-RIGHT OVERRIDE", InText.Refused),
        new(0x202E, 0x202E, "RIGHT-TO-LEFT OVERRIDE", InText.Refused),
        new(0x202F, 0x202F, "NARROW NO-BREAK SPACE", InText.Kept),
        new(0x205F, 0x205F, "MEDIUM MATHEMATICAL SPACE", InText.Kept),
        new(0x2060, 0x2060, "WORD JOINER", InText.Kept),
        new(0x2061, 0x2064, "INVISIBLE OPERATOR", InText.Warned),
        new(0x2066, 0x2066, "LEFT-TO-RIGHT ISOLATE", InText.Kept), // if the isolate is closed: see BidiControls
        new(0x2067, 0x2067, "RIGHT-TO-LEFT ISOLATE", InText.Kept),
        new(0x2068, 0x2068, "FIRST STRONG ISOLATE", InText.Kept),
        new(0x2069, 0x2069, "POP DIRECTIONAL ISOLATE", InText.Kept),
        new(0x206A, 0x206F, "DEPRECATED FORMAT CHARACTER", InText.Warned),
        new(0x3000, 0x3000, "IDEOGRAPHIC SPACE", InText.Kept),
        new(0x3164, 0x3164, "HANGUL FILLER", InText.Warned),
        new(0xD800, 0xDFFF, "HALF OF A SURROGATE PAIR", InText.Refused),
        new(0xFE00, 0xFE0F, "VARIATION SELECTOR", InText.Kept),
        new(0xFEFF, 0xFEFF, "BYTE ORDER MARK", InText.Warned),
        new(0xFFA0, 0xFFA0, "HANGUL FILLER", InText.Warned),
        new(0xFFF9, 0xFFFB, "INTERLINEAR ANNOTATION", InText.Warned),
        new(0xFFFE, 0xFFFF, "NONCHARACTER", InText.Refused),
        new(0xE0000, 0xE007F, "TAG CHARACTER", InText.Refused), // kept in the emoji of a flag
        new(0xE0100, 0xE01EF, "VARIATION SELECTOR", InText.Kept),
    ];

    private static readonly SearchValues<char> s_suspects = SearchValues.Create(
    [
        .. Table
            .SelectMany(row => Enumerable.Range(row.First, row.Last - row.First + 1))
            .Where(code => code <= char.MaxValue)
            .Select(code => (char)code),
    ]);

    /// <summary>Whether a text may contain an invisible character. Most texts do not, and need no closer look.</summary>
    public static bool MayBeIn(ReadOnlySpan<char> text) => text.ContainsAny(s_suspects);

    /// <summary>The invisible character at a place; null if there is none.</summary>
    public static int? At(ReadOnlySpan<char> text, int index)
    {
        if ((uint)index >= (uint)text.Length || !s_suspects.Contains(text[index])
            || (index > 0 && char.IsSurrogatePair(text[index - 1], text[index])))
            return null;
        var isWhole = Rune.DecodeFromUtf16(text[index..], out var rune, out _) == OperationStatus.Done;
        var code = isWhole ? rune.Value : text[index];
        return Find(code) is null ? null : code;
    }

    /// <summary>The invisible characters of a text in order, with their offsets.</summary>
    /// <param name="handling">Those that are handled in this way; null for all.</param>
    public static IEnumerable<(int Index, int Code)> In(string text, InText? handling = null)
    {
        for (var index = Next(0); index >= 0; index = Next(index + 1))
        {
            var isPair = Rune.TryGetRuneAt(text, index, out var rune);
            var code = isPair ? rune.Value : text[index];
            if (Find(code) is { } row && (handling is null || (row.InText == handling && !IsInFlag(text, index, code))))
                yield return (index, code);
            if (isPair && !rune.IsBmp)
                index++;
        }

        int Next(int from) => from < text.Length && text.AsSpan(from).IndexOfAny(s_suspects) is >= 0 and var at ? from + at : -1;
    }

    /// <summary>The length of the invisible character that starts at an index; 0 if none does.</summary>
    public static int LengthAt(string text, int index)
    {
        if (index < 0 || index >= text.Length || !MayBeIn([text[index]]))
            return 0;
        var isCharacter = Rune.TryGetRuneAt(text, index, out var rune);
        return Find(isCharacter ? rune.Value : text[index]) is null ? 0 : isCharacter ? rune.Utf16SequenceLength : 1;
    }

    /// <summary>Whether an invisible character starts at an index.</summary>
    public static bool IsAt(string text, int index) => LengthAt(text, index) > 0;

    /// <summary>The first character that no text may contain; null if there is none.</summary>
    public static (int Index, int Code)? FirstRefused(string text)
    {
        if (!MayBeIn(text))
            return null;
        foreach (var found in In(text, InText.Refused))
            return found;
        return BidiControls.FirstUnsafe(text) is { } control ? (text.IndexOf(control, StringComparison.Ordinal), control) : null;
    }

    /// <summary>A text without the characters that no text may contain. Each is reported.</summary>
    public static string WithoutRefused(string text, Func<int, SourceLocation> at, DiagnosticBag diagnostics)
    {
        if (FirstRefused(text) is not var (first, firstCode))
            return text;
        List<(int Index, int Code)> refused = [.. In(text, InText.Refused)];
        if (refused.Count == 0) // an isolate that is not closed
            refused.Add((first, firstCode));
        foreach (var (index, code) in refused)
            ReportRefused(code, at(index), diagnostics);

        var clean = new StringBuilder(text);
        foreach (var (index, code) in refused.AsEnumerable().Reverse())
            clean.Remove(index, code > char.MaxValue ? 2 : 1);
        if (BidiControls.FirstUnsafe(clean.ToString()) is { } control)
            clean.Replace($"{control}", "");
        return clean.Replace("  ", " ").ToString(); // a character between two spaces leaves both
    }

    /// <summary>A text as it looks: without its invisible characters, and with plain spaces.</summary>
    public static string Remove(string text)
    {
        if (!MayBeIn(text))
            return text;
        var visible = new StringBuilder(text.Length);
        var copied = 0;
        foreach (var (index, code) in In(text))
        {
            visible.Append(text, copied, index - copied).Append(IsSpace(code) ? " " : "");
            copied = index + (code > char.MaxValue ? 2 : 1);
        }

        return visible.Append(text, copied, text.Length - copied).ToString();
    }

    public static bool IsSpace(int code) => code <= char.MaxValue && char.GetUnicodeCategory((char)code) == UnicodeCategory.SpaceSeparator;

    /// <summary>The number and name of a character: <c>U+200F RIGHT-TO-LEFT MARK</c>.</summary>
    public static string Describe(int code) => $"U+{code:X4} {Find(code)?.Name}".TrimEnd();

    /// <summary>Reports the first invisible character of something that the program reads; returns whether there is one.</summary>
    /// <param name="what">What contains the character, for the message.</param>
    /// <param name="allowJoiners">Whether it may have words of a script that is written with joiners, such as Persian.</param>
    public static bool Report(
        string text, string what, Func<int, SourceLocation> at, DiagnosticBag diagnostics, bool allowJoiners = false)
    {
        if (!MayBeIn(text))
            return false;
        allowJoiners &= !Ascii.IsValid(Remove(text));
        foreach (var (index, code) in In(text).Where(found => !(allowJoiners && found.Code is 0x200C or 0x200D)))
        {
            var message = $"{what} contains the invisible character {Describe(code)}";
            var advice = IsSpace(code) ? "Write a plain space, or delete it." : "Delete it; if you cannot find it, type the text again.";
            diagnostics.Error(DiagnosticCode.InvisibleCharacter, at(index), message, advice);
            return true;
        }

        return false;
    }

    /// <summary>Reports the first invisible character in the name of a file or folder; returns whether there is one.</summary>
    public static bool ReportInName(string path, DiagnosticBag diagnostics)
    {
        if (!MayBeIn(path))
            return false;
        foreach (var (index, code) in In(path))
        {
            var start = path.LastIndexOf('/', index) + 1;
            var end = path.IndexOf('/', index) is >= 0 and var slash ? slash : path.Length;
            var message = $"the name '{Remove(path[start..end])}' contains the invisible character {Describe(code)} "
                + $"as character {index - start + 1}";
            diagnostics.Error(
                DiagnosticCode.InvisibleCharacter, SourceLocation.OfFile(path[..end]), message, "Rename it: type the whole name again.");
            return true;
        }

        return false;
    }

    /// <summary>Reports a character that no text may contain.</summary>
    public static void ReportRefused(int code, SourceLocation location, DiagnosticBag diagnostics)
    {
        var (message, advice) = code switch
        {
            >= 0xD800 and <= 0xDFFF =>
                ($"U+{code:X4} is one half of a surrogate pair, which is not a character", "Write the character itself, such as an emoji."),
            (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) => (BidiControls.Message((char)code), BidiControls.Advice),
            >= 0xE0000 => ($"the invisible character {Describe(code)} hides text from readers", "Delete it."),
            _ when MarkOfWindows(code) is { } mark => ($"the character {Describe(code)} is not allowed in text",
                $"Write '{mark}', which a wrong conversion from Windows-1252 or Windows-1256 turns into this character."),
            _ => ($"the character {Describe(code)} is not allowed in text",
                "Delete it: it is invisible, and its meaning differs between programs."),
        };
        diagnostics.Error(DiagnosticCode.ForbiddenCharacter, location, message, advice);
    }

    /// <summary>What the byte of a control character means in both code pages; texts of the web often contain these.</summary>
    public static char? MarkOfWindows(int code) => code switch
    {
        0x80 => '€',
        >= 0x91 and <= 0x97 => "‘’“”•–—"[code - 0x91],
        0x99 => '™',
        _ => null,
    };

    private static InvisibleCharacter? Find(int code)
    {
        foreach (var row in Table)
        {
            if (code <= row.Last)
                return code >= row.First ? row : null;
        }

        return null;
    }

    /// <summary>Whether a tag character belongs to the emoji of a flag, such as that of Scotland: U+1F3F4 and tags.</summary>
    private static bool IsInFlag(string text, int index, int code)
    {
        const string Flag = "\U0001F3F4";
        if (code is < 0xE0020 or > 0xE007F)
            return false;
        while (index >= 2 && text[index - 2] == '\uDB40')
            index -= 2;
        return text.AsSpan(0, index).EndsWith(Flag, StringComparison.Ordinal);
    }
}
