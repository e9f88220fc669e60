using System.Text.RegularExpressions;
using Digest.Languages;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Text;

namespace Digest.Content;

/// <summary>The meanings of abbreviations in each language. Articles explain the first use of each (WCAG 3.1.4).</summary>
internal sealed class Glossary
{
    private readonly ImmutableDictionary<string, LocalizedText> _meanings;
    private readonly Regex? _anyTerm;

    private Glossary(ImmutableDictionary<string, LocalizedText> meanings)
    {
        _meanings = meanings;
        if (meanings.IsEmpty)
            return;

        // Longest first, so that a term inside another does not match. Texts may be composed or decomposed.
        var terms = meanings.Keys.SelectMany(UnicodeForms.Of)
            .OrderByDescending(term => term.Length).ThenBy(term => term, StringComparer.Ordinal).Select(Regex.Escape);
        _anyTerm = new(string.Join('|', terms), RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }

    public static Glossary Parse(MapNode? map, ContentContext context)
    {
        var meanings = ImmutableDictionary.CreateBuilder<string, LocalizedText>();
        foreach (var entry in map?.Entries ?? [])
        {
            var term = entry.Key.Normalize();
            if (string.IsNullOrWhiteSpace(term))
                Fail(DiagnosticCode.BadValue, "the abbreviation is empty", "Write it or delete it.");
            else if (meanings.ContainsKey(term))
                Fail(DiagnosticCode.DuplicateKey, $"the key '{term}' occurs twice", "Keep one of the two.");
            else
                meanings.Add(term, context.LocalizedOf(entry.Value, term));

            void Fail(DiagnosticCode code, string message, string advice) =>
                context.Diagnostics.Error(code, entry.Location, message, advice);
        }

        return new(meanings.ToImmutable());
    }

    /// <summary>The whole words of a text that have a meaning in a language.</summary>
    public IEnumerable<(Range Place, string Term, string Meaning)> TermsIn(string text, Language language)
    {
        foreach (var match in _anyTerm?.Matches(text) ?? Enumerable.Empty<Match>())
        {
            var end = match.Index + match.Length;
            if (!StartsWord(text, match.Index, language) || !EndsWord(text, end))
                continue;
            var term = match.Value.Normalize();
            if (_meanings[term].For(language, []) is { } meaning)
                yield return (match.Index..end, term, meaning.Text);
        }
    }

    /// <summary>Whether a word starts at an index. A change of direction starts one too, as in «والـNSC».</summary>
    private static bool StartsWord(string text, int index, Language language) =>
        WordEdges.StartsAt(text, index, language.Clitics) || AreOfTwoScripts(text[index - 1], text[index]);

    private static bool EndsWord(string text, int index) => WordEdges.EndsAt(text, index) || AreOfTwoScripts(text[index - 1], text[index]);

    private static bool AreOfTwoScripts(char one, char other) =>
        Bidi.DirectionOf(one) is { } direction && Bidi.DirectionOf(other) is { } otherDirection && direction != otherDirection;
}
