using System.Text.RegularExpressions;
using Digest.Languages;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Text;

namespace Digest.Content.Lint;

/// <summary>Finds misused letters and marks by the characters beside them.</summary>
internal static partial class LetterLint
{
    /// <summary>The length of the longest clitic that a tatweel separates from a quotation or a number.</summary>
    private const int LongestClitic = 4;

    private const int FewestWordsInCapitals = 3;
    private const int FewestLettersInCapitals = 12;
    private const int FewestWordsOfSentence = 5;
    private const int MostWordsOfCredit = 4;

    /// <summary>Of one paragraph. More are hostile.</summary>
    private const int MostLeftMarks = 20;

    private const char NoBreakSpace = '\u00A0';

    private static readonly char[] s_spaces = [' ', NoBreakSpace];

    public static IEnumerable<LintFinding> Find(string text, TextKind kind, Language language) =>
    [
        .. HiddenCharacters(text),
        .. FormsOfLetters(text),
        .. CharacterReferences(text),
        .. StretchedWords(text, language.Lint.Tatweel),
        .. ForeignPunctuation(text, language),
        .. DoubledSpaces(text),
        .. UnusedAsterisks(text),
        .. UnusedUnderscores(text),
        .. SpacedMarks(text),
        .. kind == TextKind.Label ? [] : Capitals(text),
        .. kind == TextKind.ClosedParagraph ? MissingFullStop(text, language) : [],
    ];

    /// <summary>Marks beside emphasis that are too many on one side of its words.</summary>
    public static List<LintFinding> LeftMarks(string text, IEnumerable<(int Index, int Length)> marks)
    {
        return [.. marks.Take(MostLeftMarks).Select(place => Finding(place.Index, place.Length))];

        LintFinding Finding(int index, int length)
        {
            var message = $"readers see this '{text.Substring(index, length)}', because fewer are on the other side of the words";
            var advice = $"Write as many on both sides, *emphasis* or **bold**, or '\\{text[index]}' if readers are to see it.";
            return new(DiagnosticCode.LeftAsterisks, index, message, advice, length);
        }
    }

    /// <summary>Characters that readers do not see, and that have no use in the scripts of most texts.</summary>
    public static IEnumerable<LintFinding> HiddenCharacters(string text)
    {
        for (var at = NextPrivate(0); at >= 0; at = NextPrivate(at + 1))
        {
            const string Advice = "Write the sign itself, such as • or →, or delete it.";
            yield return new(
                DiagnosticCode.HiddenFromSearches, at, $"U+{(int)text[at]:X4} is a sign of one font only, so readers see a box", Advice);
        }

        if (!InvisibleCharacters.MayBeIn(text))
            yield break;
        foreach (var (index, code) in InvisibleCharacters.In(text, InText.Warned))
        {
            var message = $"the invisible character {InvisibleCharacters.Describe(code)} hides this text from searches";
            yield return new(DiagnosticCode.HiddenFromSearches, index, message, "Delete it.");
        }

        int NextPrivate(int from) =>
            text.AsSpan(from).IndexOfAnyInRange('\uE000', '\uF8FF') is >= 0 and var next ? from + next : -1;
    }

    /// <summary>Arabic letters in the form that they have in one place of a word. Programs take them out of PDF files.</summary>
    private static IEnumerable<LintFinding> FormsOfLetters(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uFB50', '\uFEFC'))
            yield break;
        foreach (Match word in PresentationForms.Matches(text))
        {
            const string Message = "these letters are presentation forms, which searches do not find";
            var letters = word.Value.Normalize(NormalizationForm.FormKC);
            yield return new(DiagnosticCode.HiddenFromSearches, word.Index, Message, $"Write '{letters}'.");
        }
    }

    /// <summary>References such as <c>&amp;nbsp;</c> where they are not read, and those without a meaning or a semicolon.</summary>
    private static IEnumerable<LintFinding> CharacterReferences(string text)
    {
        if (text.Contains("\\u", StringComparison.Ordinal) && EscapedLetters.Match(text) is { Success: true } escaped)
        {
            const string Message = "readers see these escapes of letters as they are written";
            yield return new(DiagnosticCode.UnreadMarkdown, escaped.Index, Message, "Write the letters themselves.");
        }

        if (!text.Contains('&', StringComparison.Ordinal))
            yield break;
        foreach (Match match in CharacterReference.Matches(text))
        {
            const string Advice = "Write the character itself.";
            yield return new(DiagnosticCode.UnreadMarkdown, match.Index, $"readers see '{match.Value}' as it is written", Advice);
        }
    }

    /// <summary>Tatweels inside and at the end of words, and those used as a dash. After a clitic, as in «لـ», they are correct.</summary>
    private static IEnumerable<LintFinding> StretchedWords(string text, char? tatweel)
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
                yield return Finding(start, "a tatweel stretches this word, so searches do not find it", "Delete it.");
            else if (!carriesMark && before == 0 && !isBeforeLetter
                && (end - start > 1 || IsSpaceOrEnd(text, start - 1) || IsSpaceOrEnd(text, end)))
                yield return Finding(start, "a tatweel is used as a dash", "Write a dash: –.");
            else if (!carriesMark && (end - start > 1 || (before > LongestClitic && IsSpaceOrEnd(text, end))))
                yield return Finding(start, "this word ends with a tatweel", "Delete it, or write a dash: –.");
            start = text.IndexOf(letter, end);
        }

        static LintFinding Finding(int index, string message, string advice) => new(DiagnosticCode.StretchedWord, index, message, advice);
    }

    /// <summary>Punctuation of another script between words of this one, such as the Latin comma between Arabic words.</summary>
    private static IEnumerable<LintFinding> ForeignPunctuation(string text, Language language)
    {
        for (var index = 0; language.Lint.Punctuation.Count > 0 && index < text.Length; index++)
        {
            if (language.Lint.Punctuation.TryGetValue(text[index], out var own)
                && LetterBefore(text, index) == language.Direction
                && LetterAfter(text, index + 1, language.Direction) == language.Direction)
            {
                yield return new(DiagnosticCode.ForeignPunctuation, index, $"'{text[index]}' belongs to another script", $"Write '{own}'.");
            }
        }
    }

    private static IEnumerable<LintFinding> DoubledSpaces(string text)
    {
        for (var at = text.IndexOfAny(s_spaces); at >= 0; at = text.IndexOfAny(s_spaces, at))
        {
            var start = at;
            while (at < text.Length && s_spaces.Contains(text[at]))
                at++;
            if (at - start < 2 || start == 0 || text[start - 1] == '\n' || at == text.Length || text[at] == '\n')
                continue;
            if (text.IndexOf(NoBreakSpace, start, at - start) < 0)
                yield return new(DiagnosticCode.DoubledSpace, start + 1, "two spaces follow each other", "Delete one.");
            else
                yield return new(DiagnosticCode.DoubledSpace, start, "a no-break space is beside another space", "Keep one of them.");
        }
    }

    /// <summary>Asterisks that are no emphasis in Markdown, because a space or punctuation mark is at the wrong side.</summary>
    private static IEnumerable<LintFinding> UnusedAsterisks(string text)
    {
        for (var start = text.IndexOf('*', StringComparison.Ordinal); start >= 0;)
        {
            var end = start + 1;
            while (end < text.Length && text[end] == '*')
                end++;
            var next = text.IndexOf('*', end);
            // At the start of a paragraph, and beside others, an asterisk is the sign of a note.
            var isOnly = next < 0 && start > 0 && text[start - 1] == ' ' && text.AsSpan(0, start).IndexOf('*') < 0;
            var mayOpen = next >= 0 || (isOnly && end < text.Length && char.IsLetter(text[end]));
            var opensOne = mayOpen && !IsSpaceOrEnd(text, end) && (start == 0 || !char.IsLetterOrDigit(text[start - 1]));
            var isInWord = start > 0 && char.IsLetterOrDigit(text[start - 1]) && end < text.Length && char.IsLetterOrDigit(text[end]);
            var isDivider = end - start > 2 && next < 0 && start > 0 && IsSpaceOrEnd(text, start - 1) && end < text.Length
                && IsSpaceOrEnd(text, end); // between the halves of a verse
            if (opensOne || (end - start > 1 && !isInWord && !isDivider))
            {
                const string Advice = "Move spaces and quotation marks at the edges out of the bold words, or write '\\*' for an asterisk.";
                var advice = MarkBeforeLetter(text, start, end, next) is { } mark ? $"Put a space after the second '{mark}'." : Advice;
                yield return new(DiagnosticCode.LeftAsterisks, start, "these asterisks make nothing bold, so readers see them", advice);
                yield break; // the others follow from this one
            }

            start = next;
        }
    }

    /// <summary>
    /// The closing mark of words that end with a punctuation mark, if a letter follows it: such a mark opens emphasis. Null for others.
    /// </summary>
    /// <param name="end">The end of the opening mark.</param>
    /// <param name="next">The start of the closing mark; -1 if there is none.</param>
    private static string? MarkBeforeLetter(string text, int start, int end, int next)
    {
        if (next <= end || IsSpaceOrEnd(text, end) || !IsPunctuation(text[next - 1]))
            return null;
        var mark = text[start..end];
        var after = next + mark.Length;
        return string.CompareOrdinal(text, next, mark, 0, mark.Length) == 0 && after < text.Length && char.IsLetterOrDigit(text[after])
            ? mark : null;

        // Quotation marks and brackets belong outside of the words.
        static bool IsPunctuation(char sign) =>
            char.GetUnicodeCategory(sign) == UnicodeCategory.OtherPunctuation && sign is not ('"' or '\'');
    }

    /// <summary>Marks that are no emphasis in Markdown, because spaces are between them and the words: "one * word * here".</summary>
    private static IEnumerable<LintFinding> SpacedMarks(string text)
    {
        if (!text.AsSpan().ContainsAny('*', '_') || SpacedWords.Match(text) is not { Success: true } spaced
            || spaced.Groups["end"].Value != spaced.Groups["mark"].Value || AreSeparators(spaced))
            yield break;
        var mark = spaced.Groups["mark"];
        const string Message = "these marks make nothing italic, because spaces are between them and the words";
        var advice = $"Delete the spaces inside for *emphasis*, or write '\\{mark.Value}' for a sign that readers are to see.";
        yield return new(DiagnosticCode.LeftAsterisks, mark.Index, Message, advice);
    }

    /// <summary>Whether marks rather separate three names: "Ali * Abu * Ahmad".</summary>
    private static bool AreSeparators(Match spaced) =>
        char.IsUpper(spaced.Groups["words"].Value[0]) && char.IsUpper(spaced.Groups["after"].Value.TrimStart().FirstOrDefault());

    /// <summary>Underscores before a word that are no emphasis in Markdown, because no other one follows the words.</summary>
    private static IEnumerable<LintFinding> UnusedUnderscores(string text)
    {
        if (!text.Contains('_', StringComparison.Ordinal))
            yield break;
        if (UnderscoreInWord.Match(text) is { Success: true } inWord)
        {
            const string Message = "these underscores make nothing italic, because one of them is inside a word";
            const string Advice = "Write asterisks, which may be there: *emphasis*; or '\\_' for an underscore.";
            yield return new(DiagnosticCode.LeftAsterisks, inWord.Groups["mark"].Index, Message, Advice);
            yield break;
        }

        foreach (Match match in OpeningUnderscore.Matches(text))
        {
            var word = text.AsSpan(match.Groups["word"].Index);
            var length = word.IndexOfAny(" \n") is >= 0 and var end ? end : word.Length;
            if (word[..length].TrimEnd(".,:;!?)»”\"").ContainsAny("_./@"))
                continue; // a name of a file or an account
            const string Advice = "Write *emphasis* or **bold** on both sides of the words, or '\\_' for an underscore.";
            const string Message = "this underscore makes nothing italic, so readers see it";
            yield return new(DiagnosticCode.LeftAsterisks, match.Groups["mark"].Index, Message, Advice);
            yield break;
        }
    }

    /// <summary>Sentences in capitals, in scripts that have them.</summary>
    private static IEnumerable<LintFinding> Capitals(string text)
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

        const string Advice = "Write it in lower case: some screen readers spell capitals out.";
        if (words >= FewestWordsInCapitals && letters >= FewestLettersInCapitals)
            yield return new(DiagnosticCode.Capitals, first, "the whole text is in capitals", Advice);
    }

    /// <summary>A paragraph without a full stop may be a heading, or the title of a related story.</summary>
    private static IEnumerable<LintFinding> MissingFullStop(string text, Language language)
    {
        var words = text.AsSpan().TrimEnd();
        while (words is [.., var end] && (language.Quotes.IsMark(end) || char.GetUnicodeCategory(end) == UnicodeCategory.ClosePunctuation))
            words = words[..^1];
        const string Advice = "Add one, make it a heading with '##', or link to the story: [](xref:story-id).";
        if (words is [.., var last]
            && char.IsLetterOrDigit(last)
            && language.Lint.Endings.Length > 0
            && words.Count(' ') + words.Count('\n') + 1 >= FewestWordsOfSentence
            && last is not ('\uFDFA' or '\uFDFB') // a wish behind a name, in one sign
            && !IsAttribution(words)
            && !HasSourceBehind(text.AsSpan().TrimEnd(), language)
            && !PlaceAndDate.IsMatch(words)
            && !IsCredit(words[(words.LastIndexOfAny(language.Lint.Endings) + 1)..]))
        {
            yield return new(DiagnosticCode.MissingFullStop, words.Length - 1, "this paragraph ends without a full stop", Advice);
        }
    }

    /// <summary>Whether a line names who said the words above it, after a dash, or gives a number: "Tel.: +60 3-1234 5678".</summary>
    private static bool IsAttribution(ReadOnlySpan<char> words) =>
        words[0] is '\u2013' or '\u2014' or '\u2015'
        || (words.LastIndexOf(':') is >= 0 and var colon && !HasLetter(words[colon..]));

    /// <summary>Whether the source of a quotation is in brackets behind it: "“One sentence.” (Bukhari, no. 3461)".</summary>
    private static bool HasSourceBehind(ReadOnlySpan<char> text, Language language)
    {
        if (text is not [var first, .., ')' or ']'] || text.LastIndexOfAny('(', '[') is not (> 0 and var bracket))
            return false;
        return text[..bracket].TrimEnd() is [.., var end, var mark] && language.Quotes.IsMark(mark)
            && (language.Lint.Endings.Contains(end, StringComparison.Ordinal) || language.Quotes.IsMark(first));
    }

    private static bool HasLetter(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (char.IsLetter(character))
                return true;
        }

        return false;
    }

    /// <summary>Whether the text after the last full stop names a news agency: "– AFP", "(Bernama)".</summary>
    private static bool IsCredit(ReadOnlySpan<char> afterEnding)
    {
        var credit = afterEnding.Trim();
        return !credit.IsEmpty
            && afterEnding[0] == ' '
            && char.GetUnicodeCategory(credit[0]) is UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation
            && credit.Count(' ') < MostWordsOfCredit;
    }

    /// <summary>The number of letters before an index without a space, but at most one more than the longest clitic has.</summary>
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

    /// <summary>The direction of the next letter; null before a digit.</summary>
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

    [GeneratedRegex(
        @"&(#[0-9]*;|#x[0-9A-Z]*;|#[0-9]{2,7}\b|[A-Z][A-Z0-9]{1,30};"
        + @"|(nbsp|hellip|mdash|ndash|[lr]([sd]quo|aquo|rm)|zwn?j|amp|[lg]t|quot|apos|copy|reg|trade|deg|euro|bull|middot|shy)\b)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex CharacterReference { get; }

    /// <summary>Words between two marks with a space behind the first. In a sum there are numbers or an equals sign too.</summary>
    [GeneratedRegex(
        @"\A([^*_=]*[\p{L}\p{M}\p{P}][\p{Zs}\n])?(?<mark>[*_])\p{Zs}+(?<words>\p{L}{2}[^*_=\p{Nd}]*[\p{L}\p{M}])\p{Zs}*(?<end>[*_])"
        + @"(?<after>[\p{Zs}\n.,:;!?)»”""،؛؟][^*_=]*)?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex SpacedWords { get; }

    [GeneratedRegex(
        @"\A[^.!?:؟؛,،\n]{1,60}[,،][ ]?\p{Nd}{1,2}[ ][\p{L}\p{M}/]+([ ][\p{L}\p{M}]+)?[ ]\p{Nd}{4}\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex PlaceAndDate { get; }

    [GeneratedRegex(
        @"(\\u[0-9A-Fa-f]{4}){2,}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex EscapedLetters { get; }

    [GeneratedRegex(
        @"(\A|[\s(«“""])(?<mark>__?)(?<word>\p{L})",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex OpeningUnderscore { get; }

    /// <summary>
    /// An underscore at the start of a word and one before its last letters, or one behind a clitic and one at the end of the words. A tag
    /// or a name of a file has other ones.
    /// </summary>
    [GeneratedRegex(
        @"(\A|[\s(«“""])((?<mark>_)[\p{L}\p{N}][\p{L}\p{M}\p{N}]*_\p{L}[\p{L}\p{M}]*"
        + @"|\p{L}[\p{L}\p{M}]{0,3}(?<mark>_)[\p{L}\p{N}]([\p{L}\p{M}\p{N} ]*[\p{L}\p{M}\p{N}])?_)[.,:;!?…،؛؟)»”""]*(\z|\s)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex UnderscoreInWord { get; }

    /// <summary>Forms of letters, without signs such as the ornate brackets and the name of God.</summary>
    [GeneratedRegex(
        @"[\uFB50-\uFBB1\uFBD3-\uFD3D\uFD50-\uFDC7\uFE70-\uFEFC]+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex PresentationForms { get; }
}
