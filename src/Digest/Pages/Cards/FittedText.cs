using Digest.Languages;
using Digest.Text;

namespace Digest.Pages.Cards;

/// <summary>A text in lines of the largest type that its column has room for.</summary>
/// <param name="Size">The size of the type in pixels.</param>
/// <param name="LineHeight">From one line to the next, in pixels.</param>
internal sealed record FittedText(ImmutableArray<string> Lines, int Size, int LineHeight)
{
    private const char Ellipsis = '…';

    /// <summary>The height of a line in parts of the size. Arabic letters reach further up and down.</summary>
    private const double LeftToRightLeading = 1.26, RightToLeftLeading = 1.5;

    /// <summary>
    /// Fits texts, each into a column of its own, in type of one size, so that a text and its translation look alike. A text that is too
    /// long for the smallest size ends with an ellipsis.
    /// </summary>
    /// <param name="width">Of a column, in pixels.</param>
    /// <param name="height">Of a column, in pixels.</param>
    /// <param name="sizes">From the largest to the smallest.</param>
    public static ImmutableArray<FittedText> Fit(ImmutableArray<Label> texts, int width, int height, ImmutableArray<int> sizes)
    {
        foreach (var breaksWords in new[] { false, true })
        {
            foreach (var size in sizes.Where(size => breaksWords || !texts.Any(text => HasWordOver((double)width / size, text.Text))))
            {
                ImmutableArray<FittedText> fitted = [.. texts.Select(text => Fit(text, (double)width / size, size))];
                if (fitted.All(text => text.Lines.Length * text.LineHeight <= height))
                    return fitted;
            }
        }

        var smallest = (double)width / sizes[^1];
        return [.. texts.Select(text => Cut(Fit(text, smallest, sizes[^1]), smallest, height))];
    }

    /// <param name="width">In parts of the size.</param>
    private static FittedText Fit(Label text, double width, int size)
    {
        var leading = text.Language.Direction == Direction.RightToLeft ? RightToLeftLeading : LeftToRightLeading;
        var lines = Break(text.Text, width);
        // Lines of about the same length: the narrowest column in which their number is the same.
        for (var narrower = width * 0.96; narrower > width / 2; narrower *= 0.96)
        {
            var balanced = Break(text.Text, narrower);
            if (balanced.Count > lines.Count || HasWordOver(narrower, text.Text))
                break;
            lines = balanced;
        }

        return new([.. lines], size, (int)(size * leading));
    }

    /// <summary>Breaks a text between words; a word that is wider than a line between its letters.</summary>
    private static List<string> Break(string text, double width)
    {
        List<string> lines = [];
        var line = "";
        foreach (var word in WordsOf(text).SelectMany(word => PartsOf(word, width)))
        {
            var longer = line.Length == 0 ? word : line + " " + word;
            if (line.Length > 0 && TextWidth.Of(longer) > width)
            {
                lines.Add(line);
                longer = word;
            }

            line = longer;
        }

        if (line.Length > 0)
            lines.Add(line);
        return lines;
    }

    /// <summary>The words; a no-break space does not end one.</summary>
    private static string[] WordsOf(string text) =>
        text.Split([' ', '\t', '\r', '\n', '\u2028', '\u2029'], StringSplitOptions.RemoveEmptyEntries);

    private static bool HasWordOver(double width, string text) => WordsOf(text).Any(word => TextWidth.Of(word) > width);

    private static IEnumerable<string> PartsOf(string word, double width)
    {
        var part = "";
        if (TextWidth.Of(word) > width)
        {
            for (var letters = StringInfo.GetTextElementEnumerator(word); letters.MoveNext();)
            {
                if (part.Length > 0 && TextWidth.Of(part + letters.GetTextElement()) > width)
                {
                    yield return part;
                    part = "";
                }

                part += letters.GetTextElement();
            }
        }

        yield return part.Length > 0 ? part : word;
    }

    private static FittedText Cut(FittedText text, double width, int height)
    {
        var most = Math.Max(height / text.LineHeight, 1);
        if (text.Lines.Length <= most)
            return text;
        var last = text.Lines[most - 1];
        while (last.Contains(' ', StringComparison.Ordinal) && TextWidth.Of(last + Ellipsis) > width)
            last = last[..last.LastIndexOf(' ')];
        return text with { Lines = [.. text.Lines[..(most - 1)], last.TrimEnd(',', '،', ':', ';', ' ') + Ellipsis] };
    }
}
