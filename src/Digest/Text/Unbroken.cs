using System.Buffers;
using System.Text;
using Digest.Configuration;

namespace Digest.Text;

/// <summary>Keeps on one line what is one word to its reader: dates, and the short names that a site knows.</summary>
internal sealed class Unbroken
{
    /// <summary>What a headline has room for where letters are large and the screen is small. A longer name would be torn in the middle of a word.</summary>
    private const int Longest = 12;

    private readonly SearchValues<string> _anyName;
    private readonly ILookup<char, string> _names;

    /// <param name="names">In any language.</param>
    public Unbroken(IEnumerable<string> names)
    {
        var known = names.Where(name => name.Length <= Longest && name.Contains(' ', StringComparison.Ordinal)).ToList();
        _anyName = SearchValues.Create([.. known], StringComparison.Ordinal);
        _names = known.OrderByDescending(name => name.Length).ToLookup(name => name[0]);
    }

    /// <summary>A text with no-break spaces in its dates, and a joiner behind the stroke of a month that has two names.</summary>
    public static string Dates(string text, Language language) => WithWhole(language.WrittenDates.In(text), text);

    /// <summary>A text with no-break spaces in its names too. For headlines and labels, whose lines are short.</summary>
    public string DatesAndNames(string text, Language language)
    {
        var whole = Dates(text, language);
        return WithWhole(NamesIn(whole), whole);
    }

    private IEnumerable<Range> NamesIn(string text)
    {
        for (int from = 0, next; (next = text.AsSpan(from).IndexOfAny(_anyName)) >= 0;)
        {
            var start = from + next;
            from = start + _names[text[start]].First(name => string.CompareOrdinal(text, start, name, 0, name.Length) == 0).Length;
            yield return start..from;
        }
    }

    private static string WithWhole(IEnumerable<Range> places, string text)
    {
        StringBuilder? joined = null;
        var written = 0;
        foreach (var place in places)
        {
            joined = (joined ?? new()).Append(text, written, place.Start.Value - written).Append(text[place].Replace(' ', '\u00A0').Replace("/", "/\u2060", StringComparison.Ordinal));
            written = place.End.Value;
        }

        return joined?.Append(text, written, text.Length - written).ToString() ?? text;
    }
}
