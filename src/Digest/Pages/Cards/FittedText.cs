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

    /// <summary>How much smaller a text may be so that no short word is alone on a line.</summary>
    private const double LeastPart = 0.7;

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
            ImmutableArray<FittedText> largest = [];
            foreach (var size in sizes.Where(size => breaksWords || !texts.Any(text => HasWordOver((double)width / size, text.Text))))
            {
                ImmutableArray<FittedText> fitted = [.. texts.Select(text => Fit(text, (double)width / size, size))];
                if (fitted.Any(text => text.Lines.Length * text.LineHeight > height))
                    continue;
                if (largest.IsEmpty)
                    largest = fitted;
                if (size < LeastPart * largest[0].Size)
                    break;
                if (!fitted.Any(text => text.HasLoneWord((double)width / size)))
                    return fitted;
            }

            if (!largest.IsEmpty)
                return largest;
        }

        var smallest = (double)width / sizes[^1];
        return [.. texts.Select(text => Cut(Fit(text, smallest, sizes[^1]), smallest, height))];
    }

    /// <param name="width">In parts of the size.</param>
    private bool HasLoneWord(double width) => Lines.Length > 1
        && Lines.Any(line => !line.Contains(' ', StringComparison.Ordinal) && TextWidth.Of(line) < width / 2);

    /// <param name="width">In parts of the size.</param>
    private static FittedText Fit(Label text, double width, int size)
    {
        var leading = text.Language.Direction == Direction.RightToLeft ? RightToLeftLeading : LeftToRightLeading;
        return new(Break(text.Text, width), size, (int)(size * leading));
    }

    /// <summary>
    /// Breaks a text between words, and a word that is wider than a line between its letters: into as few lines as possible, and these as
    /// even as possible.
    /// </summary>
    private static ImmutableArray<string> Break(string text, double width)
    {
        string[] words = [.. WordsOf(text).SelectMany(word => PartsOf(word, width))];
        // The lines from each word to the end: their number, the sum of the squares of the room they leave, and the start of the second.
        var best = new (int Lines, double Room, int Second)[words.Length + 1];
        for (var first = words.Length - 1; first >= 0; first--)
        {
            best[first] = (int.MaxValue, 0, 0);
            var line = "";
            for (var second = first + 1; second <= words.Length; second++)
            {
                line += (line.Length > 0 ? " " : "") + words[second - 1];
                var room = width - TextWidth.Of(line);
                if (room < 0 && second > first + 1)
                    break;
                var lines = (best[second].Lines + 1, best[second].Room + (room * room), second);
                if (lines.CompareTo(best[first]) < 0)
                    best[first] = lines;
            }
        }

        var broken = ImmutableArray.CreateBuilder<string>(best[0].Lines);
        for (var first = 0; first < words.Length; first = best[first].Second)
            broken.Add(string.Join(' ', words[first..best[first].Second]));
        return broken.MoveToImmutable();
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
