using System.Globalization;
using System.Text;
using Digest.Browser.Tests.Browsing;
using Digest.Text;

namespace Digest.Browser.Tests.MixedDirection;

/// <summary>An entry of <c>lines.txt</c>.</summary>
/// <param name="Language">The code of the language that the line is written in.</param>
/// <param name="Expected">The characters that a reader sees, from left to right, without spaces and vowel marks.</param>
internal sealed record MixedLine(string Language, string Text, string Expected)
{
    public static IReadOnlyList<MixedLine> All { get; } = Read();

    private static List<MixedLine> Read()
    {
        var path = Path.Combine(Repository.Root, "tests", "Digest.Browser.Tests", "MixedDirection", "lines.txt");
        var lines = File.ReadAllLines(path).Where(line => line.Length > 0 && line[0] != '#').ToList();
        return
        [
            .. lines.Chunk(2).Select(entry => entry is [[var first, var second, ' ', ' ', .. var text], [' ', ' ', ' ', ' ', .. var parts]]
                ? new MixedLine($"{first}{second}", text, string.Concat(parts.Split(" | ").Select(FromLeftToRight)))
                : throw new FormatException($"not two lines of an entry: {string.Join(" / ", entry)}")),
        ];
    }

    private static string FromLeftToRight(string part)
    {
        var characters = part.EnumerateRunes()
            .Where(rune => !Rune.IsWhiteSpace(rune) && !IsMark(rune))
            .Select(rune => rune.ToString())
            .ToList();
        if (part.EnumerateRunes().Any(rune => Rune.IsLetter(rune) && Bidi.IsRightToLeft(rune)))
            characters.Reverse();
        return string.Concat(characters);
    }

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark;
}
