using System.Text.RegularExpressions;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Markdig.Syntax;

namespace Digest.Content.Markdown;

/// <summary>
/// Finds invisible characters that keep Markdown from reading what an editor sees: beside the mark at the start of a line, such as a
/// right-to-left mark before <c>##</c>, in and behind fences and the rows of a table, in the label of a footnote, and on a line that looks
/// empty.
/// </summary>
internal static partial class InvisibleMarks
{
    /// <summary>With more spaces before it, a fence is a line of code.</summary>
    private const int MaximumIndent = 3;

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>Reports the characters, and returns the text as it looks; null if there are none.</summary>
    public static MarkdownSource? Remove(MarkdownSource source, MarkdownDocument document, DiagnosticBag diagnostics)
    {
        var text = source.Text;
        if (!InvisibleCharacters.MayBeIn(text))
            return null;
        var code = new VerbatimText(document, text, onlyBlocks: true);
        var hidden = new SortedDictionary<int, int>();
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var (start, end) = (range.Start.Value, range.End.Value);
            if (!InvisibleCharacters.MayBeIn(text.AsSpan(start, end - start)) || code.SpanAt(start) is not null)
                continue;
            var line = text[start..end];
            if (PartWithMark(line, InvisibleCharacters.Remove(line)) is var (what, part))
                Hide(what, start + part.Start, start + part.End);
            else if (MarkWithoutSpace.Match(line) is { Success: true } match && !line.AsSpan(match.Length).Contains('*'))
                HideAsSpace(match.Groups["mark"].Value, start + match.Length - 2);
            foreach (var label in NoteLabel.EnumerateMatches(line))
                Hide("the label of this footnote", start + label.Index, start + label.Index + label.Length);
        }

        foreach (var (mark, span) in FencesOf(document, text))
            Hide($"the mark '{mark}'", span.Start, span.End);

        return hidden.Count > 0 ? source.WithPlain(hidden) : null;

        // The text is read as a list or a heading, so that nothing else is reported.
        void HideAsSpace(string mark, int index)
        {
            InvisibleCharacters.Report(text[index..(index + 1)], $"the mark '{mark}'", _ => source.At(index), diagnostics);
            hidden[index] = ' ';
        }

        void Hide(string what, int start, int end)
        {
            var part = text[start..end];
            var isKnown = hidden.ContainsKey(start + InvisibleCharacters.In(part).Select(found => found.Index).FirstOrDefault(-1));
            if (!isKnown)
                InvisibleCharacters.Report(part, what, index => source.At(start + index), diagnostics);
            foreach (var (index, code) in InvisibleCharacters.In(part))
                hidden[start + index] = code;
        }
    }

    /// <summary>Reports the characters inside the marks of notes, tags and shortcodes, which would be printed as text.</summary>
    public static void ReportInMarkup(MarkdownSource source, MarkdownDocument document, DiagnosticBag diagnostics)
    {
        var text = source.Text;
        if (!InvisibleCharacters.MayBeIn(text))
            return;
        var verbatim = new VerbatimText(document, text);
        foreach (var match in OpeningOfMarkup.EnumerateMatches(text))
        {
            if (!verbatim.Contains(match.Index))
                ReportIn(new(match.Index, match.Index + match.Length), source, diagnostics);
        }

        if (!text.Contains('!', StringComparison.Ordinal))
            return;
        foreach (var match in Picture.EnumerateMatches(text))
        {
            if (!verbatim.Contains(match.Index))
                ReportIn(new(match.Index, text.IndexOf('[', match.Index) + 1), source, diagnostics);
        }
    }

    /// <summary>
    /// Reports the characters inside the end of a comment, which therefore has none. Returns whether there are such characters.
    /// </summary>
    public static bool ReportInEnd(TextSpan comment, MarkdownSource source, DiagnosticBag diagnostics)
    {
        foreach (var match in EndOfComment.EnumerateMatches(source.Text, comment.End))
            return ReportIn(new(match.Index, match.Index + match.Length), source, diagnostics);
        return false;
    }

    private static bool ReportIn(TextSpan mark, MarkdownSource source, DiagnosticBag diagnostics)
    {
        var written = source.Text[mark.Start..mark.End];
        var seen = InvisibleCharacters.Remove(written);
        return InvisibleCharacters.Report(written, $"the mark '{seen}'", index => source.At(mark.Start + index), diagnostics);
    }

    /// <summary>
    /// The fences of code that may have invisible characters: its first line, and the lines that look like its last one.
    /// </summary>
    private static IEnumerable<(string Mark, TextSpan Span)> FencesOf(MarkdownDocument document, string text)
    {
        foreach (var code in SyntaxTree.NodesOf(document).OfType<FencedCodeBlock>())
        {
            var mark = new string(code.FencedChar, code.OpeningFencedCharCount);
            yield return (mark, new(code.Span.Start, EndOfLine(code.Span.Start)));
            for (var index = 0; index < code.Lines.Count; index++)
            {
                var line = code.Lines.Lines[index];
                if (InvisibleCharacters.MayBeIn(line.Slice.AsSpan()) && ClosingFence(line.ToString(), mark) is { } closing)
                    yield return (closing, new(line.Position, EndOfLine(line.Position)));
            }
        }

        int EndOfLine(int start) => text.IndexOf('\n', start) is >= 0 and var end ? end : text.Length;
    }

    /// <summary>What looks like the last fence of a block of code; null if a line does not.</summary>
    private static string? ClosingFence(string line, string opening)
    {
        var seen = InvisibleCharacters.Remove(line).TrimEnd();
        var fence = seen.TrimStart();
        return fence.StartsWith(opening, StringComparison.Ordinal) && fence.All(character => character == opening[0])
            && seen.Length - fence.Length <= MaximumIndent ? fence : null;
    }

    /// <param name="seen">The line as it looks.</param>
    /// <returns>What contains the invisible characters, for the message, and its place in the line.</returns>
    private static (string What, TextSpan Part)? PartWithMark(string line, string seen)
    {
        if (string.IsNullOrWhiteSpace(seen))
            return ("this line, which looks empty,", new(0, line.Length));
        if (seen.Contains('|', StringComparison.Ordinal) && TableRule.IsMatch(seen))
            return ("the line below the first row of a table", new(0, line.Length));
        if (seen.Trim() is ['|', _, .., '|'] && line.AsSpan().TrimEnd(" \t") is not [.., '|'])
            return ("the end of this row", new(line.LastIndexOf('|') + 1, line.Length));
        if (ClosedHeading.IsMatch(seen) && line.AsSpan().TrimEnd(" \t") is not [.., '#'])
            return ("the end of this heading", new(line.LastIndexOf('#') + 1, line.Length));
        var mark = Mark.Match(seen);
        return mark.Success && mark.Value != Mark.Match(line).Value
            ? ($"the mark '{mark.Value.Trim()}'", new(0, EndOf(mark.Length, line)))
            : null;
    }

    /// <summary>The end of so many visible characters of a line.</summary>
    private static int EndOf(int visible, string line)
    {
        var end = 0;
        foreach (var (index, code) in InvisibleCharacters.In(line))
        {
            if (index - end > visible)
                break;
            visible -= index - end + (InvisibleCharacters.IsSpace(code) ? 1 : 0);
            end = index + (code > char.MaxValue ? 2 : 1);
        }

        return Math.Min(end + visible, line.Length);
    }

    /// <summary>A heading, item, quotation, fence, row, footnote or divider.</summary>
    [GeneratedRegex(
        @"\A[ ]{0,3}(>[ ]?)*([-*+][ ]|[0-9]{1,9}[.)][ ])?"
        + @"(\#{1,6}[ ]|[-*+]([ ]|\z)|[0-9]{1,9}[.)][ ]|>|`{3,}|~{3,}|\||\[\^[^\[\]]+\]:|(-{3,}|={3,}|\*{3,}|_{3,})[ ]*\z)",
        Options)]
    private static partial Regex Mark { get; }

    /// <summary>The mark of a heading or an item with an invisible character in place of the space behind it.</summary>
    [GeneratedRegex(@"\A[ ]{0,3}(>[ ]?)*(?<mark>\#{2,6}|[-*+]|[0-9]{1,9}[.)])\p{Cf}\p{L}", Options)]
    private static partial Regex MarkWithoutSpace { get; }

    [GeneratedRegex(
        @"<(\p{Cf}+!\p{Cf}*-\p{Cf}*-|!\p{Cf}+-\p{Cf}*-|!-\p{Cf}+-|\p{Cf}+(/\p{Cf}*)?[A-Za-z][A-Za-z0-9]*[ ]?/?>|\p{Cf}+%)|\{\p{Cf}+[%{]",
        Options)]
    private static partial Regex OpeningOfMarkup { get; }

    [GeneratedRegex(
        @"!\p{Cf}{1,5}\[[^\[\]\n]{0,200}\]\([^()\s]{1,200}\.(svg|png|jpe?g|webp|gif|avif)[ )]",
        Options | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Picture { get; }

    [GeneratedRegex(@"-(\p{Cf}+-\p{Cf}*|-\p{Cf}+)>", Options)]
    private static partial Regex EndOfComment { get; }

    [GeneratedRegex(@"\A[ ]{0,3}(>[ ]?)*\#{1,6}[ ].*[^ ][ ]+\#+[ ]*\z", Options)]
    private static partial Regex ClosedHeading { get; }

    [GeneratedRegex(@"\A[ ]*\|?[ ]*:?-[-:|\t ]*\z", Options | RegexOptions.NonBacktracking)]
    private static partial Regex TableRule { get; }

    [GeneratedRegex(@"\[[\p{Cf}]*\^[^\[\]\n]{1,100}\]", Options)]
    private static partial Regex NoteLabel { get; }
}
