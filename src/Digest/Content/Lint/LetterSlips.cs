using System.Globalization;
using Digest.Languages;
using Digest.Sources.Diagnostics;
using Digest.Text;

namespace Digest.Content.Lint;

/// <summary>Slips of single letters and marks: what stands beside a character tells whether it is one.</summary>
internal static class LetterSlips
{
    /// <summary>As long as the longest clitic that a tatweel keeps apart from a quotation or a number.</summary>
    private const int LongestClitic = 4;

    private const int FewestWords = 3;
    private const int FewestLetters = 12;
    private const int FewestWordsOfASentence = 5;
    private const int MostWordsOfACredit = 4;

    public static IEnumerable<Slip> In(string text, TextKind kind, Language language) =>
    [
        .. StretchedWords(text, language.Lint.Tatweel),
        .. ForeignPunctuation(text, language),
        .. DoubledSpaces(text),
        .. LeftAsterisks(text),
        .. kind == TextKind.Label ? [] : Capitals(text),
        .. kind == TextKind.ClosedParagraph ? MissingFullStop(text, language) : [],
    ];

    /// <summary>Tatweels inside words and at their ends, and those that stand for a dash. Behind a clitic, as in «لـ», they are no slip.</summary>
    private static IEnumerable<Slip> StretchedWords(string text, char? tatweel)
    {
        if (tatweel is not { } letter)
            yield break;

        for (var start = text.IndexOf(letter, StringComparison.Ordinal); start >= 0;)
        {
            var end = start + text.AsSpan(start).IndexOfAnyExcept(letter) is var length && length >= start ? length : text.Length;
            var before = LettersBefore(text, start);
            var isBeforeLetter = end < text.Length && Bidi.DirectionOf(text[end]) == Bidi.DirectionOf(letter);
            var carriesMark = end < text.Length && IsMark(text[end]);
            if (before > 0 && isBeforeLetter)
                yield return new(DiagnosticCode.StretchedWord, start, "a tatweel stretches this word: searches and screen readers stumble over it", "Delete it.");
            else if (!carriesMark && before == 0 && !isBeforeLetter && (end - start > 1 || IsSpaceOrEnd(text, start - 1) || IsSpaceOrEnd(text, end)))
                yield return new(DiagnosticCode.StretchedWord, start, "a tatweel stands here for a dash", "Write a dash: –.");
            else if (!carriesMark && (end - start > 1 || (before > LongestClitic && IsSpaceOrEnd(text, end))))
                yield return new(DiagnosticCode.StretchedWord, start, "a tatweel hangs on this word", "Delete it, or write a dash: –.");
            start = text.IndexOf(letter, end);
        }
    }

    /// <summary>Marks of another script between words of this one's direction: the Latin comma between Arabic words.</summary>
    private static IEnumerable<Slip> ForeignPunctuation(string text, Language language)
    {
        for (var index = 0; language.Lint.Punctuation.Count > 0 && index < text.Length; index++)
        {
            if (language.Lint.Punctuation.TryGetValue(text[index], out var own)
                && LetterBefore(text, index) == language.Direction
                && LetterAfter(text, index + 1, language.Direction) == language.Direction)
            {
                yield return new(DiagnosticCode.ForeignPunctuation, index, $"'{text[index]}' between words is another script's mark", $"Write '{own}'.");
            }
        }
    }

    private static IEnumerable<Slip> DoubledSpaces(string text)
    {
        for (var at = text.IndexOf("  ", StringComparison.Ordinal); at >= 0; at = text.IndexOf("  ", at, StringComparison.Ordinal))
        {
            var start = at;
            while (at < text.Length && text[at] == ' ')
                at++;
            if (start > 0 && text[start - 1] != '\n' && at < text.Length && text[at] != '\n')
                yield return new(DiagnosticCode.DoubledSpace, start + 1, "two spaces stand where one belongs", "Delete one.");
        }
    }

    /// <summary>Asterisks that were to make words bold and that readers see: Markdown takes none with a space inside, or between a mark and a letter.</summary>
    private static IEnumerable<Slip> LeftAsterisks(string text)
    {
        for (var start = text.IndexOf('*', StringComparison.Ordinal); start >= 0;)
        {
            var end = start + 1;
            while (end < text.Length && text[end] == '*')
                end++;
            var next = text.IndexOf('*', end);
            var opensOne = next >= 0 && !IsSpaceOrEnd(text, end) && (start == 0 || !char.IsLetterOrDigit(text[start - 1]));
            var isInWord = start > 0 && char.IsLetterOrDigit(text[start - 1]) && end < text.Length && char.IsLetterOrDigit(text[end]);
            if (opensOne || (end - start > 1 && !isInWord))
            {
                yield return new(DiagnosticCode.LeftAsterisks, start, "Markdown makes nothing bold here, and readers see the asterisks", "Take the spaces and quotation marks at the edges out of the bold words, or put a backslash before an asterisk that is meant.");
                yield break; // one mistake leaves several behind
            }

            start = next;
        }
    }

    /// <summary>Whole sentences in capitals. Scripts without them have no slip.</summary>
    private static IEnumerable<Slip> Capitals(string text)
    {
        var (words, letters, first) = (0, 0, -1);
        for (var index = 0; index < text.Length; index++)
        {
            switch (char.GetUnicodeCategory(text[index]))
            {
                case UnicodeCategory.UppercaseLetter:
                    words += index == 0 || !char.IsLetterOrDigit(text[index - 1]) ? 1 : 0;
                    letters++;
                    first = first < 0 ? index : first;
                    break;
                case UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter:
                    yield break;
            }
        }

        if (words >= FewestWords && letters >= FewestLetters)
            yield return new(DiagnosticCode.Capitals, first, "all of this is in capitals", "Write it as a sentence: capitals shout, and some screen readers spell them out.");
    }

    /// <summary>A paragraph that comes to no end may be a headline that leads elsewhere: without capitals, nothing tells the two apart.</summary>
    private static IEnumerable<Slip> MissingFullStop(string text, Language language)
    {
        var words = text.AsSpan().TrimEnd();
        while (!words.IsEmpty && (language.Quotes.Has(words[^1]) || char.GetUnicodeCategory(words[^1]) == UnicodeCategory.ClosePunctuation))
            words = words[..^1];
        if (IsCredit(words[(words.LastIndexOfAny(language.Lint.Endings) + 1)..]))
            yield break;
        if (words.IsEmpty || language.Lint.Endings.Length == 0 || !char.IsLetterOrDigit(words[^1]) || words.Count(' ') + words.Count('\n') + 1 < FewestWordsOfASentence)
            yield break;
        yield return new(DiagnosticCode.MissingFullStop, words.Length - 1, "this paragraph ends without a full stop, as a headline does", "End it, make it a heading with '##', or a link to the story: [](xref:story-id).");
    }

    /// <summary>What newspapers write behind the last full stop: "– AFP", "(Bernama)".</summary>
    private static bool IsCredit(ReadOnlySpan<char> afterEnding)
    {
        var credit = afterEnding.Trim();
        return !credit.IsEmpty
            && afterEnding[0] == ' '
            && char.GetUnicodeCategory(credit[0]) is UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation
            && credit.Count(' ') < MostWordsOfACredit;
    }

    /// <summary>How many letters stand before a place without a space; one more than a clitic has stands for any more.</summary>
    private static int LettersBefore(string text, int index)
    {
        var letters = 0;
        for (var at = index - 1; at >= 0 && letters <= LongestClitic && (char.IsLetter(text[at]) || IsMark(text[at])); at--)
            letters += IsMark(text[at]) ? 0 : 1;
        return letters;
    }

    private static Direction? LetterBefore(string text, int index)
    {
        while (index > 0 && IsMark(text[index - 1]))
            index--;
        return index > 0 ? Bidi.DirectionOf(text[index - 1]) : null;
    }

    /// <summary>The direction of what follows: of the next letter, or the one given where the text ends; null before a digit.</summary>
    private static Direction? LetterAfter(string text, int index, Direction atEnd)
    {
        for (; index < text.Length; index++)
        {
            if (char.IsDigit(text[index]))
                return null;
            if (Bidi.DirectionOf(text[index]) is { } direction)
                return direction;
        }

        return atEnd;
    }

    private static bool IsMark(char character) => char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark;

    private static bool IsSpaceOrEnd(string text, int index) => index < 0 || index >= text.Length || char.IsWhiteSpace(text[index]);
}
