using System.Buffers;

namespace Digest.Text;

/// <summary>Brackets and quotation marks that come in pairs.</summary>
internal static class PairedMarks
{
    public const int Kinds = 7;

    /// <summary>Kinds before it are brackets.</summary>
    public const int FirstQuotationMark = 3;

    private const string Opening = "([{«“‘‹";
    private const string Closing = ")]}»”’›";
    private static readonly SearchValues<char> s_marks = SearchValues.Create(Opening + Closing);

    public static bool Contain(char character) => s_marks.Contains(character);

    /// <summary>The kind of an opening mark; null for every other character.</summary>
    public static int? KindOfOpening(char character) => IndexIn(Opening, character);

    /// <summary>The kind of a closing mark; null for every other character.</summary>
    public static int? KindOfClosing(char character) => IndexIn(Closing, character);

    /// <summary>Whether a text opens a kind of mark more often than it closes it.</summary>
    public static bool LeaveOpen(ReadOnlySpan<char> text, int kind) => text.Count(Opening[kind]) > text.Count(Closing[kind]);

    private static int? IndexIn(string marks, char character) =>
        marks.IndexOf(character, StringComparison.Ordinal) is >= 0 and var kind ? kind : null;
}
