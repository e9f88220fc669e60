using System.Buffers;

namespace Digest.Content.Markdown;

/// <summary>
/// Finds out without parsing whether a body may show or link to a picture or a document. The answer may be yes for a body that does not,
/// and is never no for one that does.
/// </summary>
internal static class MediaNames
{
    private static readonly SearchValues<char> s_starts = SearchValues.Create(".%&");

    /// <summary>Whether a text may have the name of a file that <see cref="MediaLibrary"/> accepts, also with escapes in it.</summary>
    public static bool MayBeIn(ReadOnlySpan<char> markdown)
    {
        for (var rest = markdown; rest.IndexOfAny(s_starts) is >= 0 and var index; rest = rest[(index + 1)..])
        {
            var after = rest[(index + 1)..];
            if (rest[index] switch { '.' => IsExtension(after), '%' => IsEscape(after), _ => IsReference(after) })
                return true;
        }

        return false;
    }

    /// <summary>Whether a text starts with an extension. Characters in it that are not ASCII may be removed before it is parsed.</summary>
    private static bool IsExtension(ReadOnlySpan<char> text)
    {
        Span<char> letters = stackalloc char[MediaLibrary.LongestExtension];
        letters[0] = '.';
        var length = 1;
        foreach (var character in text)
        {
            if (character == '<')
                return true; // a comment, which is removed too
            if (!char.IsAscii(character))
                continue;
            if (!char.IsAsciiLetter(character))
                break;
            letters[length++] = char.ToLowerInvariant(character);
            if (MediaLibrary.IsExtension(letters[..length]))
                return true;
            if (length == letters.Length)
                break;
        }

        return false;
    }

    /// <summary>Whether the two digits behind a percent sign are those of a full stop or a letter.</summary>
    private static bool IsEscape(ReadOnlySpan<char> text) =>
        text.Length >= 2
        && byte.TryParse(text[..2], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
        && ((char)code == '.' || char.IsAsciiLetter((char)code));

    /// <summary>Whether a character reference may start at an ampersand.</summary>
    private static bool IsReference(ReadOnlySpan<char> text) => text is [var first, ..] && (first == '#' || char.IsAsciiLetter(first));
}
