using Digest.Sources;

namespace Digest.Content.Markdown;

/// <summary>The Markdown of a text without the comments that were removed, and the places of its characters in the file.</summary>
internal sealed class MarkdownSource
{
    private const int LongestHeading = 20;

    private readonly SourceText _file;
    private readonly int _start;

    /// <summary>For each character its offset in the Markdown of the file, and that of the end; null if they are the same.</summary>
    private readonly int[]? _offsets;

    public MarkdownSource(FrontMatter text)
        : this(text.Source, text.BodyStart, text.Source.Text[text.BodyStart..], offsets: null)
    {
    }

    private MarkdownSource(SourceText file, int start, string text, int[]? offsets)
    {
        (_file, _start, _offsets) = (file, start, offsets);
        Text = text;
    }

    public string Text { get; }

    public string Folder => _file.Path[.._file.Path.LastIndexOf('/')];

    public SourceLocation At(int offset) => _file.At(_start + OffsetInFile(Math.Clamp(offset, 0, Text.Length)));

    /// <summary>
    /// Whether an invisible character was removed from the line with an offset, or from the line of hyphens or equals signs that makes a
    /// heading of it and the next lines, or a comment from a line that is only marks without it. What Markdown reads there follows from
    /// the character or the comment, which is reported.
    /// </summary>
    public bool HadOtherText(int offset)
    {
        var start = Text.LastIndexOf('\n', Math.Clamp(offset - 1, 0, Text.Length - 1)) + 1;
        for (var line = 0; line < LongestHeading && start < Text.Length; line++)
        {
            var end = Text.IndexOf('\n', start) is >= 0 and var newline ? newline : Text.Length;
            var seen = Text.AsSpan(start, end - start).Trim();
            if (seen.IsEmpty)
                return false;
            var (first, last) = (start == 0 ? 0 : OffsetInFile(start - 1) + 1, OffsetInFile(end));
            if (last - first != end - start && (line == 0 || seen.Trim("-=").IsEmpty))
            {
                var written = _file.Text.AsSpan(_start + first, last - first);
                return InvisibleCharacters.MayBeIn(written) || (seen.Trim("-*+>.) 0123456789").IsEmpty && HtmlComments.MayBeIn(written));
            }

            start = end + 1;
        }

        return false;
    }

    /// <param name="spans">In order.</param>
    public MarkdownSource Without(IEnumerable<TextSpan> spans)
    {
        var text = new StringBuilder(Text.Length);
        var offsets = new List<int>(Text.Length);
        var at = 0;
        foreach (var span in spans)
        {
            Keep(span.Start);
            at = Math.Max(at, span.End);
        }

        Keep(Text.Length);
        offsets.Add(OffsetInFile(Text.Length));
        return new(_file, _start, text.ToString(), [.. offsets]);

        void Keep(int end)
        {
            for (; at < end; at++)
            {
                text.Append(Text[at]);
                offsets.Add(OffsetInFile(at));
            }
        }
    }

    /// <summary>The text with plain spaces for its invisible ones, and without other characters.</summary>
    /// <param name="characters">The characters, by their offset.</param>
    public MarkdownSource WithPlain(IReadOnlyDictionary<int, int> characters)
    {
        var text = Text.ToCharArray();
        foreach (var (index, _) in characters.Where(one => InvisibleCharacters.IsSpace(one.Value)))
            text[index] = ' ';
        var others = characters.Where(one => !InvisibleCharacters.IsSpace(one.Value)).OrderBy(one => one.Key);
        return new MarkdownSource(_file, _start, new(text), _offsets)
            .Without(others.Select(one => new TextSpan(one.Key, one.Key + (one.Value > char.MaxValue ? 2 : 1))));
    }

    private int OffsetInFile(int offset) => _offsets is null ? offset : _offsets[offset];
}
