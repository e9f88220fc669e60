using Digest.Sources;
using Markdig.Syntax;

namespace Digest.Content.Markdown;

/// <summary>Finds HTML comments. They may have any length and contain blank lines and Markdown.</summary>
internal static class HtmlComments
{
    private const string Opening = "<!--";
    private const string Closing = "-->";

    public const string Message = "texts must not contain HTML comments";
    public const string AdviceInYaml = "Delete it: a note for editors is a line of YAML that starts with '#'.";

    public static bool StartsAt(string text, int start) => text.AsSpan(start).StartsWith(Opening);

    /// <summary>The end of a comment; that of the text if it is not closed.</summary>
    public static int EndOf(string text, int start) =>
        text.IndexOf(Closing, start + Opening.Length - 2, StringComparison.Ordinal) is >= 0 and var closing
            ? closing + Closing.Length
            : text.Length;

    public static bool MayBeIn(ReadOnlySpan<char> text) => text.Contains(Opening, StringComparison.Ordinal);

    /// <summary>
    /// The comments outside of code, or the first of them if those after it are known only when it is removed. Of a comment without an end,
    /// only its opening. Lines that only the spaces in front of them make code are no code here: an editor does not see what these do.
    /// </summary>
    public static List<TextSpan> In(MarkdownDocument document, string text)
    {
        var comments = new List<TextSpan>();
        var verbatim = new VerbatimText(document, text, onlyMarked: true);
        var end = 0;
        for (var start = Next(0); start >= 0; start = Next(end))
        {
            if (verbatim.Contains(start))
            {
                end = start + Opening.Length;
                continue;
            }

            // As in HTML, '<!-->' is a whole comment.
            var closing = text.IndexOf(Closing, start + Opening.Length - 2, StringComparison.Ordinal);
            end = closing < 0 ? start + Opening.Length : EndWithInner(start, closing + Closing.Length, text);
            comments.Add(new(start, end));
            // Code that starts in a comment and ends behind it is no code, and other code may begin behind the comment.
            if (verbatim.SpanAt(end) is { } code && code.Start < end)
                break;
        }

        return comments;

        int Next(int from) => text.IndexOf(Opening, from, StringComparison.Ordinal);
    }

    /// <summary>Whether a comment contains another one, whose end is not its own.</summary>
    public static bool HasInner(TextSpan comment, string text) =>
        text.AsSpan(comment.Start, comment.End - comment.Start).Count(Closing) > 1;

    /// <summary>
    /// The end of a comment that contains the openings of others: behind the last of their ends that follow before the next comment.
    /// </summary>
    private static int EndWithInner(int start, int end, string text)
    {
        var inner = text.AsSpan(start + Opening.Length, Math.Max(end - start - Opening.Length, 0)).Count(Opening);
        if (inner == 0)
            return end;
        var next = text.IndexOf(Opening, end, StringComparison.Ordinal) is >= 0 and var other ? other : text.Length;
        while (inner-- > 0 && text.AsSpan(end, next - end).IndexOf(Closing) is >= 0 and var closing)
            end += closing + Closing.Length;
        return end;
    }

    public static bool IsClosed(TextSpan comment, string text) => text.AsSpan(comment.Start, comment.End - comment.Start).EndsWith(Closing);

    /// <summary>The comments of a text with the space to remove; those with only space between them are one.</summary>
    public static IEnumerable<TextSpan> WithSpace(List<TextSpan> comments, string text)
    {
        var start = comments[0].Start;
        for (var index = 0; index < comments.Count; index++)
        {
            var end = comments[index].End;
            if (index + 1 < comments.Count && text.AsSpan(end, comments[index + 1].Start - end).Trim(' ').IsEmpty)
                continue;
            yield return WithSpace(new TextSpan(start, end), text);
            start = index + 1 < comments.Count ? comments[index + 1].Start : end;
        }
    }

    /// <summary>A comment with its lines if nothing else is on them, else with the spaces that separate it from other text.</summary>
    private static TextSpan WithSpace(TextSpan comment, string text)
    {
        var before = text.AsSpan(0, comment.Start);
        before = before[(before.LastIndexOf('\n') + 1)..];
        var after = text.AsSpan(comment.End);
        after = after.IndexOf('\n') is >= 0 and var newLine ? after[..newLine] : after;
        var (isFirst, isLast) = (LooksEmpty(before), LooksEmpty(after));
        if (isFirst && isLast)
            return new(comment.Start - before.Length, Math.Min(comment.End + after.Length + 1, text.Length));
        if (isLast)
            return new(comment.Start - (before.Length - before.TrimEnd().Length), comment.End + after.Length);
        if (isFirst || before[^1] == ' ')
            return comment with { End = comment.End + (after.Length - after.TrimStart().Length) };
        return comment;
    }

    private static bool LooksEmpty(ReadOnlySpan<char> text) => InvisibleCharacters.Remove(text.ToString()).AsSpan().IsWhiteSpace();
}
