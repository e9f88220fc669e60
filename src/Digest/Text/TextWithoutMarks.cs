namespace Digest.Text;

/// <summary>A text without some invisible characters, and the places of the others in it.</summary>
internal sealed class TextWithoutMarks
{
    /// <summary>LEFT-TO-RIGHT MARK, RIGHT-TO-LEFT MARK and ARABIC LETTER MARK.</summary>
    public const string DirectionMarks = "\u200E\u200F\u061C";

    private readonly List<int> _offsets;

    public TextWithoutMarks(ReadOnlySpan<char> text, string marks)
    {
        var visible = new StringBuilder(text.Length);
        _offsets = new(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            if (marks.Contains(text[index], StringComparison.Ordinal))
                continue;
            visible.Append(text[index]);
            _offsets.Add(index);
        }

        Text = visible.ToString();
    }

    public string Text { get; }

    /// <summary>Finds the ranges of a text as if it had none of the marks.</summary>
    public static List<Range> FindPast(string marks, ReadOnlySpan<char> text, Func<ReadOnlySpan<char>, List<Range>> find)
    {
        if (!text.ContainsAny(marks))
            return find(text);
        var visible = new TextWithoutMarks(text, marks);
        return [.. find(visible.Text).Select(visible.InOriginal)];
    }

    /// <summary>A range of the text in the original: with the marks inside, without those at its ends.</summary>
    public Range InOriginal(Range range) => _offsets[range.Start.Value]..(_offsets[range.End.Value - 1] + 1);
}
