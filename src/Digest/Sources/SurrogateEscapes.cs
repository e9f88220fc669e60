using System.Text.RegularExpressions;

namespace Digest.Sources;

/// <summary>Escapes of UTF-16 units, such as <c>\uD83D</c>: two of them make a character above U+FFFF; one alone is none.</summary>
internal static partial class SurrogateEscapes
{
    /// <summary>The first half without the other one; null if there is none.</summary>
    public static (int Index, int Code)? FirstAlone(string text, int from = 0) =>
        Alone.Match(text, from) is { Success: true } match
            ? (match.Index, int.Parse(match.ValueSpan[^4..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture))
            : null;

    public static string RemoveAlone(string text) => Alone.Replace(text, "");

    // A backslash after another one starts no escape.
    [GeneratedRegex(
        @"(?<=(?<!\\)(\\\\)*)(\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])
            |(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\U0000[dD][89a-fA-F][0-9a-fA-F]{2})",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace, 1000)]
    private static partial Regex Alone { get; }
}
