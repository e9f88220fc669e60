using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Digest.Configuration;
using Digest.Sources;
using Digest.Text;

namespace Digest.Content;

/// <summary>Abbreviations and what they stand for, per language; the first use in an article is marked with its meaning (WCAG 3.1.4).</summary>
internal sealed class Glossary
{
    private readonly ImmutableDictionary<string, LocalizedText> _meanings;
    private readonly Regex? _anyTerm;

    private Glossary(ImmutableDictionary<string, LocalizedText> meanings)
    {
        _meanings = meanings;
        if (meanings.IsEmpty)
            return;

        // The longest first, so that a term inside another is not taken for it. Terms stand alone: not inside a word.
        var terms = meanings.Keys.OrderByDescending(term => term.Length).ThenBy(term => term, StringComparer.Ordinal).Select(Regex.Escape);
        _anyTerm = new($@"(?<![\p{{L}}\p{{N}}])(?:{string.Join('|', terms)})(?![\p{{L}}\p{{N}}])", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }

    public static Glossary Parse(MapNode? map, ContentContext context) =>
        new((map?.Entries ?? []).ToImmutableDictionary(entry => entry.Key, entry => context.LocalizedOf(entry.Value, entry.Key)));

    /// <summary>Where terms with a meaning in this language stand in a text.</summary>
    public IEnumerable<(Range Place, string Term, string Meaning)> TermsIn(string text, Language language)
    {
        foreach (var match in _anyTerm?.Matches(text) ?? Enumerable.Empty<Match>())
        {
            var meaning = _meanings[match.Value].ByLanguage.Where(pair => pair.Key == language.Code).Select(pair => pair.Value).FirstOrDefault();
            if (meaning is not null)
                yield return (match.Index..(match.Index + match.Length), match.Value, meaning);
        }
    }
}
