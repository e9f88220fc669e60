using System.Buffers;

namespace Digest.Text;

/// <summary>The characters that are not letters and still belong to a word or a number beside them.</summary>
internal static class RunCharacters
{
    private const char WordJoiner = '\u2060'; // NoBreakText writes it behind a dash

    private static readonly SearchValues<char> s_connectors = SearchValues.Create("-\u2010\u2011\u2013./_=&?#%~:@+,'’*·");
    private static readonly SearchValues<char> s_prefixes = SearchValues.Create("@#&_%‰°′″^§№");
    private static readonly SearchValues<char> s_suffixes = SearchValues.Create("+#_%‰‱°′″‴™®©℠⁺⁻₊₋");

    public static bool IsSpace(char character) => character is ' ' or '\n' or '\u00A0' or '\u202F';

    public static bool IsCombiningMark(char character) => char.GetUnicodeCategory(character)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    /// <summary>Whether a character is a digit or a part of a number: a superscript, a subscript or a fraction.</summary>
    public static bool IsNumeral(char character) =>
        char.IsDigit(character) || char.GetUnicodeCategory(character) == UnicodeCategory.OtherNumber;

    public static int DigitsIn(ReadOnlySpan<char> number)
    {
        var count = 0;
        foreach (var character in number)
            count += char.IsDigit(character) ? 1 : 0;
        return count;
    }

    /// <summary>Whether a character can connect two parts of one word: "F-16", "2.0", "24/7", "x=1", "2–1".</summary>
    public static bool IsConnector(char character) =>
        s_connectors.Contains(character) || character == WordJoiner || IsOperator(character);

    /// <summary>Whether a character can connect two values, with a space on each side too: "x = 5".</summary>
    public static bool IsOperator(char character) =>
        char.GetUnicodeCategory(character) == UnicodeCategory.MathSymbol && character is not ('|' or '~' or (>= '←' and <= '⇿'));

    /// <summary>Whether a character belongs to the word or number that follows it: "$80m", "≈6 kg", "@name", "№5B".</summary>
    public static bool IsPrefix(char character) => IsCurrency(character) || s_prefixes.Contains(character) || character == '~'
        || (IsOperator(character) && character is not ('<' or '>' or '='));

    /// <summary>Whether a character belongs to the word or number that it follows: "CO₂", "C++", "5€".</summary>
    public static bool IsSuffix(char character) =>
        IsCurrency(character) || s_suffixes.Contains(character) || char.GetUnicodeCategory(character) == UnicodeCategory.OtherNumber;

    /// <summary>Whether a character says which number of several follows, perhaps after a space: "§ 5", "№ 12", "#1".</summary>
    public static bool IsNumberSign(char character) => character is '§' or '№' or '#';

    /// <summary>Whether a character says how exact the number is that follows, perhaps after a space: "≈ 5 kg".</summary>
    public static bool IsApproximation(char character) => character is '~' or '±' or '∓' or '≈' or '≃' or '≅' or '≤' or '≥';

    /// <summary>Whether a prefix also joins two words: between a word of the text and a run, it belongs to neither.</summary>
    public static bool JoinsWords(char character) => character is '&' or '_' or '^' or '+' or '×' or '÷';

    public static bool IsCurrency(char character) => char.GetUnicodeCategory(character) == UnicodeCategory.CurrencySymbol;

    /// <summary>Whether a character is the unit of a number, attached to it: degrees, minutes, seconds, feet, inches.</summary>
    public static bool IsUnit(char character) => character is '°' or '′' or '″';

    /// <summary>Whether a character can be the dash of a range or score that has spaces: "4 – 1".</summary>
    public static bool IsDash(char character) => character is '-' or '–' or '\u2010' or '\u2011';
}
