using System.Text;
using Digest.Text;

namespace Digest.Languages;

/// <summary>Keeps on one line what is one word to its reader: dates, and the short names that a site knows.</summary>
/// <param name="names">In any language.</param>
internal sealed class NoBreakText(IEnumerable<string> names)
{
    /// <summary>What a headline has room for where letters are large and the screen is small. A longer name would be torn in the middle of a word.</summary>
    private const int LongestName = 12;

    /// <summary>What a line of running text has room for. The rest of a longer date may stand on the next.</summary>
    private const int Longest = 16;

    private readonly Phrases _names = new(names.Where(name => name.Length <= LongestName && name.Contains(' ', StringComparison.Ordinal)));

    /// <summary>A text with no-break spaces in its dates, and a joiner behind the stroke of a month that has two names.</summary>
    public static string Dates(string text, Language language)
    {
        var whole = WithWhole(language.WrittenDates.In(text), text);
        return WithWhole(language.WrittenDates.MonthsIn(whole), whole);
    }

    /// <summary>A text with no-break spaces in its names too. For headlines and labels, whose lines are short.</summary>
    public string DatesAndNames(string text, Language language)
    {
        var whole = Dates(text, language);
        return WithWhole(_names.In(whole), whole);
    }

    /// <summary>Words with spaces between them, at which no line ends as long as what stands together is short enough.</summary>
    private static void Join(string[] words, StringBuilder joined)
    {
        var length = 0;
        foreach (var (index, word) in words.Index())
        {
            var isJoined = index > 0 && (length + 1 + word.Length <= Longest || words[index - 1].EndsWith('/'));
            length = isJoined ? length + 1 + word.Length : word.Length;
            if (index > 0)
                joined.Append(isJoined ? '\u00A0' : ' ');
            joined.Append(word.Replace("/", "/\u2060", StringComparison.Ordinal));
        }
    }

    private static string WithWhole(IEnumerable<Range> places, string text)
    {
        StringBuilder? joined = null;
        var written = 0;
        foreach (var place in places)
        {
            joined = (joined ?? new()).Append(text, written, place.Start.Value - written);
            Join(text[place].Split(' '), joined);
            written = place.End.Value;
        }

        return joined?.Append(text, written, text.Length - written).ToString() ?? text;
    }
}
