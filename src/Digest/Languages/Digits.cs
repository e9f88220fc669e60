namespace Digest.Languages;

/// <summary>A numbering system of CLDR: ten digits, the group separator and the decimal separator.</summary>
internal sealed record Digits(string Name, string Figures, string Group, string Decimal)
{
    public static readonly ImmutableDictionary<string, Digits> Systems = new[]
    {
        new Digits("latn", "0123456789", ",", "."),
        new Digits("arab", "٠١٢٣٤٥٦٧٨٩", "٬", "٫"),
        new Digits("arabext", "۰۱۲۳۴۵۶۷۸۹", "٬", "٫"),
    }.ToImmutableDictionary(system => system.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>A number without separators, for dates and page numbers: 2023.</summary>
    public string Plain(int number)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        return Name == "latn" ? text : string.Create(text.Length, (text, Figures), static (span, state) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = char.IsAsciiDigit(state.text[i]) ? state.Figures[state.text[i] - '0'] : state.text[i];
        });
    }

    /// <summary>A number grouped by thousands: 1,234.</summary>
    public string Count(int number)
    {
        var plain = Plain(number);
        for (var at = plain.Length - 3; at > (number < 0 ? 1 : 0); at -= 3)
            plain = plain.Insert(at, Group);
        return plain;
    }

    /// <summary>A text with the digits 0 to 9 in place of those of any other script.</summary>
    public static string ToAscii(string text) => string.Concat(text.Select(character =>
        char.IsDigit(character) ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(character)) : character));
}
