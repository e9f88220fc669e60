using System.Collections.Concurrent;
using NetVips;

namespace Digest.Cli.Pictures;

/// <summary>Finds the letters that no font of the machine has. They would be drawn as boxes.</summary>
internal sealed class FontCoverage
{
    private const string Font = "serif 40";
    private const int Ink = 100; // of 255
    private readonly ConcurrentDictionary<Rune, bool> _known = new();

    /// <summary>The characters of a text that fonts lack, without duplicates.</summary>
    public IEnumerable<Rune> MissingFrom(string text) =>
        text.EnumerateRunes().Distinct().Where(rune => IsVisible(rune) && !_known.GetOrAdd(rune, HasGlyph));

    /// <summary>Whether a character has a picture of its own.</summary>
    private static bool IsVisible(Rune rune) => !Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark);

    private static bool HasGlyph(Rune rune)
    {
        try
        {
            using var image = Image.Text(rune.ToString() is "&" or "<" ? $"&#{rune.Value};" : rune.ToString(), font: Font);
            return !IsBox(image.WriteToMemory<byte>(), image.Width, image.Height);
        }
        catch (VipsException)
        {
            return false; // nothing is drawn
        }
    }

    /// <summary>Whether a picture is a frame, as Pango draws in place of a missing glyph, alone or with the number in it.</summary>
    private static bool IsBox(byte[] pixels, int width, int height)
    {
        bool IsInk(int x, int y) => pixels[(y * width) + x] > Ink;
        bool HasInk(int x) => Enumerable.Range(0, height).Any(y => IsInk(x, y));
        var left = Enumerable.Range(0, width).FirstOrDefault(HasInk, -1);
        if (left < 0)
            return true;
        var right = Enumerable.Range(0, width).Last(HasInk);
        var top = Enumerable.Range(0, height).First(y => Enumerable.Range(0, width).Any(x => IsInk(x, y)));
        var bottom = Enumerable.Range(0, height).Last(y => Enumerable.Range(0, width).Any(x => IsInk(x, y)));
        int[] columns = [.. Enumerable.Range(left, right - left + 1)];
        int[] rows = [.. Enumerable.Range(top, bottom - top + 1)];
        return columns.All(x => IsInk(x, top) && IsInk(x, bottom)) && rows.All(y => IsInk(left, y) && IsInk(right, y))
            && rows.Any(y => columns.Any(x => !IsInk(x, y))); // a dash has no hole
    }
}
