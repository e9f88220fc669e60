using System.Text.RegularExpressions;
using Digest.Text;

namespace Digest.Languages;

/// <summary>Prevents line breaks inside dates, short compounds and the short names of a site.</summary>
/// <param name="names">In all languages.</param>
internal sealed partial class NoBreakText(IEnumerable<string> names)
{
    /// <summary>The characters that a large headline on a small screen has room for. A longer name would be broken inside a word.</summary>
    private const int MaximumNameLength = 12;

    /// <summary>The characters that a line of running text has room for. A longer date may be broken after so many.</summary>
    private const int MaximumLength = 16;

    private const char WordJoiner = '\u2060';

    /// <summary>An element in place of a word joiner: the stylesheet draws the joiner, so readers do not copy it.</summary>
    private const string JoinerElement = "<span class=\"j\"></span>";

    private readonly PhraseFinder _names =
        new(names.Where(name => name.Normalize().Length <= MaximumNameLength && name.Contains(' ', StringComparison.Ordinal))
            .SelectMany(UnicodeForms.Of));

    /// <summary>
    /// A text with no-break spaces in its dates, and word joiners in double names of months ("أيلول/سبتمبر") and short compounds.
    /// </summary>
    public static string InText(string text, Language language)
    {
        var joined = Join(language.WrittenDates.DatesIn(text), text);
        return JoinCompounds(Join(language.WrittenDates.MonthsIn(joined), joined));
    }

    /// <summary>
    /// The same, with no-break spaces in names too: for headlines and labels. In running text, whole names would leave short lines.
    /// </summary>
    public string InHeadline(string text, Language language)
    {
        var joined = InText(text, language);
        return Join(_names.FindAll(joined), joined);
    }

    /// <summary>Writes a text with elements in place of its word joiners.</summary>
    /// <param name="writeText">Escapes what it writes.</param>
    public static void Write(string text, Action<string> writeText, Action<string> writeMarkup)
    {
        var pieces = text.Split(WordJoiner);
        writeText(pieces[0]);
        foreach (var piece in pieces.AsSpan(1))
        {
            writeMarkup(JoinerElement);
            writeText(piece);
        }
    }

    /// <summary>Reduplications ("mana-mana", "kedua-dua"), and pairs and spans with a dash between them ("Kim–Putin", "10–13").</summary>
    private static string JoinCompounds(string text) => text.AsSpan().IndexOfAny('-', '–') < 0 ? text
        : Compound.Replace(text, match => IsShortCompound(match) ? $"{match.Value}{WordJoiner}" : match.Value);

    private static bool IsShortCompound(Match match)
    {
        var (first, second) = (match.Groups["first"].Value, match.Groups["second"].Value);
        const StringComparison IgnoreCase = StringComparison.OrdinalIgnoreCase;
        return first.Length + 1 + second.Length <= MaximumLength
            && (match.Groups["mark"].Value == "–" || (char.IsLetter(second[0]) && AreAlike()));

        bool AreAlike() =>
            first.EndsWith(second, IgnoreCase) || second.StartsWith(first, IgnoreCase) || second.EndsWith(first, IgnoreCase);
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
            joined.Append(word.Replace("/", $"/{WordJoiner}", StringComparison.Ordinal));
        }
    }

    [GeneratedRegex(@"(?<first>[\p{L}\p{M}\p{Nd}]+)(?<mark>[-–])(?=(?<second>[\p{L}\p{M}\p{Nd}]+))",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Compound { get; }
}
