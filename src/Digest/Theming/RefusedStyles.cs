using System.Text.RegularExpressions;

namespace Digest.Theming;

/// <summary>Finds what makes a stylesheet load a file, or ends the <c>style</c> element.</summary>
internal static partial class RefusedStyles
{
    private const string EndTag = "</";
    private const string Import = "@import";

    private static readonly FrozenSet<string> s_loading = new[]
    {
        Import, "url(", "src(", "image(", "image-set(", "-webkit-image-set(", "cross-fade(", "-webkit-cross-fade(",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The places in order, and what is written there.</summary>
    public static IEnumerable<(int Offset, string Part)> In(string css)
    {
        var end = 0; // of the last rule that was reported as a whole
        foreach (Match match in Part.Matches(css))
        {
            if (match.Groups["name"] is { Success: true, Value: var name })
            {
                // Browsers read escapes in names, too.
                var read = Escape.Replace(name, LetterOf);
                if (match.Index < end || !s_loading.Contains(read))
                    continue;
                if (read.Equals(Import, StringComparison.OrdinalIgnoreCase))
                    end = css.IndexOf(';', match.Index) is >= 0 and var semicolon ? semicolon : css.Length;
                yield return (match.Index, name);
            }
            else if (!match.Groups["comment"].Success) // pages do not contain the comments
            {
                for (var at = 0; (at = match.Value.IndexOf(EndTag, at, StringComparison.Ordinal)) >= 0; at += EndTag.Length)
                    yield return (match.Index + at, EndTag);
            }
        }
    }

    private static string LetterOf(Match escape) => escape.Groups["hex"] is { Success: true, Value: var hex }
        ? $"{(char)int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture)}" : escape.Value[1..];

    /// <summary>A comment, a string, the name of a function or of a rule; backslashes are parts of names.</summary>
    [GeneratedRegex(
        """
        (?<comment>/\*.*?(\*/|\z)) | "(\\.|[^"\\\n])*"? | '(\\.|[^'\\\n])*'? | </
        | (?<name>(?>@([\w-]|\\[0-9a-fA-F]{1,6}\s?|\\.)+|([\w-]|\\[0-9a-fA-F]{1,6}\s?|\\.)+\(?))
        """,
        RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Part { get; }

    [GeneratedRegex(@"\\((?<hex>[0-9a-fA-F]{1,6})\s?|.)", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Escape { get; }
}
