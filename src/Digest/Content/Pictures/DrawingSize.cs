using System.Xml;

namespace Digest.Content.Pictures;

/// <summary>The size of a drawing as browsers find it: its width and height; one that is missing follows from the <c>viewBox</c>.</summary>
internal static class DrawingSize
{
    private const double Maximum = 100_000;

    /// <summary>CSS pixels for each unit of CSS.</summary>
    private static readonly FrozenDictionary<string, double> s_units = new Dictionary<string, double>(StringComparer.OrdinalIgnoreCase)
    {
        [""] = 1, ["px"] = 1, ["pt"] = 96 / 72.0, ["pc"] = 16, ["in"] = 96, ["cm"] = 96 / 2.54, ["mm"] = 96 / 25.4, ["q"] = 96 / 101.6,
        ["em"] = 16, ["rem"] = 16, ["ex"] = 8,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The size of the root element; null if it has none.</summary>
    public static PictureSize? Of(XmlReader root)
    {
        var box = root.GetAttribute("viewBox")?.Split([' ', ',', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
        var (boxWidth, boxHeight) = box is [_, _, var third, var fourth] ? (Number(third), Number(fourth)) : (null, null);
        var (width, height) = (Length(root.GetAttribute("width")), Length(root.GetAttribute("height")));
        if (boxHeight / boxWidth is { } ratio)
        {
            width ??= height / ratio ?? boxWidth;
            height ??= width * ratio;
        }

        return width is > 0 and < Maximum && height is > 0 and < Maximum ? new(Rounded(width.Value), Rounded(height.Value)) : null;
    }

    private static int Rounded(double length) => Math.Max(1, (int)Math.Round(length));

    /// <summary>A length in CSS pixels; null if it is missing, invalid or a part of the place where the drawing is shown.</summary>
    private static double? Length(string? text)
    {
        var trimmed = text.AsSpan().Trim();
        var digits = trimmed.LastIndexOfAnyInRange('0', '9');
        var end = Math.Max(digits, trimmed.LastIndexOf('.')) + 1;
        return s_units.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(trimmed[end..].Trim(), out var pixels)
            ? Number(trimmed[..end]) * pixels
            : null;
    }

    private static double? Number(ReadOnlySpan<char> text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is > 0 and < double.PositiveInfinity
            ? value
            : null;
}
