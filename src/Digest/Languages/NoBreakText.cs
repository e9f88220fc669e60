using Digest.Text;

namespace Digest.Languages;

/// <summary>Prevents line breaks inside dates and inside the short names of a site.</summary>
/// <param name="names">In all languages.</param>
internal sealed class NoBreakText(IEnumerable<string> names)
{
    /// <summary>The characters that a large headline on a small screen has room for. A longer name would be broken inside a word.</summary>
    private const int MaximumNameLength = 12;

    /// <summary>The characters that a line of running text has room for. A longer date may be broken after so many.</summary>
    private const int MaximumLength = 16;

    private readonly PhraseFinder _names =
        new(names.Where(name => name.Length <= MaximumNameLength && name.Contains(' ', StringComparison.Ordinal)));

    /// <summary>A text with no-break spaces in its dates, and word joiners in double names of months ("أيلول/سبتمبر").</summary>
    public static string Dates(string text, Language language)
    {
        var joined = Join(language.WrittenDates.DatesIn(text), text);
        return Join(language.WrittenDates.MonthsIn(joined), joined);
    }

    /// <summary>The same, with no-break spaces in names too: for headlines and labels, whose lines are short.</summary>
    public string DatesAndNames(string text, Language language)
    {
        var joined = Dates(text, language);
        return Join(_names.FindAll(joined), joined);
    }

    private static string Join(IEnumerable<Range> phrases, string text)
    {
        StringBuilder? joined = null;
        var written = 0;
        foreach (var phrase in phrases)
        {
            joined = (joined ?? new()).Append(text, written, phrase.Start.Value - written);
            JoinWords(text[phrase].Split(' '), joined);
            written = phrase.End.Value;
        }

        return joined?.Append(text, written, text.Length - written).ToString() ?? text;
    }

    private static void JoinWords(string[] words, StringBuilder joined)
    {
        var length = 0;
        foreach (var (index, word) in words.Index())
        {
            var isJoined = index > 0 && (length + 1 + word.Length <= MaximumLength || words[index - 1].EndsWith('/'));
            length = isJoined ? length + 1 + word.Length : word.Length;
            if (index > 0)
                joined.Append(isJoined ? '\u00A0' : ' ');
            joined.Append(word.Replace("/", "/\u2060", StringComparison.Ordinal));
        }
    }
}
