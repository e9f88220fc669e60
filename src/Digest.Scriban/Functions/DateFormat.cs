using System.Globalization;
using System.Text;
using Digest.Scriban.Runtime;

namespace Digest.Scriban.Functions;

/// <summary>Dates by patterns such as <c>%d %B %Y</c>. Names come from the host, digits are ASCII.</summary>
internal static class DateFormat
{
    public const string Default = "%d %b %Y";

    public static object? Member(DateTimeOffset date, string name) => name switch
    {
        "year" => Values.Box(date.Year),
        "month" => Values.Box(date.Month),
        "day" => Values.Box(date.Day),
        "day_of_year" => Values.Box(date.DayOfYear),
        "hour" => Values.Box(date.Hour),
        "minute" => Values.Box(date.Minute),
        "second" => Values.Box(date.Second),
        "millisecond" => Values.Box(date.Millisecond),
        _ => null,
    };

    public static string Format(DateTimeOffset date, string pattern, CalendarWords words)
    {
        var text = new StringBuilder();
        pattern = Spell(pattern, vms: "%v");
        if (pattern.Contains("%g", StringComparison.Ordinal))
        {
            words = CalendarWords.English;
            pattern = pattern.Replace("%g", "", StringComparison.Ordinal).TrimStart();
            pattern = pattern.Length == 0 ? Default : pattern;
        }

        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%' || i + 1 == pattern.Length)
                text.Append(pattern[i]);
            else
                AppendPart(text, date, pattern[++i], words);
        }

        return text.ToString();
    }

    private static void AppendPart(StringBuilder text, DateTimeOffset date, char part, CalendarWords words)
    {
        var hour12 = date.Hour % 12 == 0 ? 12 : date.Hour % 12;
        var half = date.Hour < 12 ? words.Morning : words.Afternoon;
        var weekday = (int)date.DayOfWeek;
        _ = part switch
        {
            'a' => text.Append(words.ShortWeekdays[weekday]),
            'A' => text.Append(words.Weekdays[weekday]),
            'b' or 'h' => text.Append(words.ShortMonths[date.Month - 1]),
            'B' => text.Append(words.Months[date.Month - 1]),
            'C' => Digits(date.Year / 100, 2),
            'd' => Digits(date.Day, 2),
            'e' => Blanks(date.Day),
            'H' => Digits(date.Hour, 2),
            'I' => Digits(hour12, 2),
            'j' => Digits(date.DayOfYear, 3),
            'k' => Blanks(date.Hour),
            'l' => Blanks(hour12),
            'L' => Digits(date.Millisecond, 3),
            'm' => Digits(date.Month, 2),
            'M' => Digits(date.Minute, 2),
            'n' => text.Append('\n'),
            'N' => Digits(date.Ticks % TimeSpan.TicksPerSecond * 100, 9),
            'p' => text.Append(half),
            'P' => text.Append(half.ToLowerInvariant()),
            's' => text.Append(date.ToUnixTimeSeconds()),
            'S' => Digits(date.Second, 2),
            't' => text.Append('\t'),
            'u' => Digits(weekday == 0 ? 7 : weekday, 1),
            'U' => Digits((date.DayOfYear + 6 - weekday) / 7, 2),
            'v' => text.Append(Format(date, "%e-%b-%Y", CalendarWords.English).ToUpperInvariant()),
            'V' => Digits(ISOWeek.GetWeekOfYear(date.DateTime), 2),
            'W' => Digits((date.DayOfYear + 6 - ((weekday + 6) % 7)) / 7, 2),
            'w' => Digits(weekday, 1),
            'y' => Digits(date.Year % 100, 2),
            'Y' => Digits(date.Year, 4),
            'Z' => text.Append(date.ToString("zzz", CultureInfo.InvariantCulture)),
            '%' => text.Append('%'),
            _ => throw new TemplateFunctionException($"'%{part}' is no part of a date.", "Write '%%' for a percent sign."),
        };

        StringBuilder Digits(long number, int width) => text.Append(number.ToString(CultureInfo.InvariantCulture).PadLeft(width, '0'));

        StringBuilder Blanks(int number) => text.Append(number.ToString(CultureInfo.InvariantCulture).PadLeft(2));
    }

    public static DateTimeOffset Parse(string text, string? pattern, CalendarWords words)
    {
        if (pattern is not null)
            return Read(text, pattern, words);

        // Year first or month in words: what no two countries read differently.
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out var date)
            && (char.IsAsciiLetter(text.TrimStart()[0]) || text.Any(char.IsAsciiLetter) || IsYearFirst(text))
            ? date
            : throw new TemplateFunctionException($"'{text}' is not a date that reads alike everywhere.", "Write it as 2023-09-12, or give its pattern, such as '%d/%m/%Y'.");
    }

    private static bool IsYearFirst(string text) => text.TrimStart() is { Length: > 4 } trimmed && trimmed[..4].All(char.IsAsciiDigit);

    /// <summary>Reads a date as the pattern would have written it.</summary>
    private static DateTimeOffset Read(string text, string pattern, CalendarWords words)
    {
        pattern = Spell(pattern, vms: "%e-%b-%Y");
        int year = 1, month = 1, day = 1, hour = 0, minute = 0, second = 0, dayOfYear = 0;
        long ticks = 0;
        bool? afternoon = null;
        var offset = TimeSpan.Zero;
        var at = 0;
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%' || i + 1 == pattern.Length)
            {
                if (at >= text.Length || text[at] != pattern[i])
                    throw Mismatch();

                at++;
                continue;
            }

            switch (pattern[++i])
            {
                case 'Y': year = Number(4); break;
                case 'y': year = 1969 + ((Number(2) + 31) % 100); break; // 69 to 68: 1969 to 2068
                case 'm': month = Number(2); break;
                case 'd' or 'e': day = Number(2); break;
                case 'j': dayOfYear = Number(3); break;
                case 'H' or 'k' or 'I' or 'l': hour = Number(2); break;
                case 'M': minute = Number(2); break;
                case 'S': second = Number(2); break;
                case 'L': ticks = Number(3) * TimeSpan.TicksPerMillisecond; break;
                case 'N': ticks = Number(9) / 100; break;
                case 'b' or 'h': month = Name(words.ShortMonths) + 1; break;
                case 'B': month = Name(words.Months) + 1; break;
                case 'a': Name(words.ShortWeekdays); break;
                case 'A': Name(words.Weekdays); break;
                case 'p' or 'P': afternoon = Name([words.Morning, words.Afternoon]) == 1; break;
                case 'Z': offset = Offset(); break;
                case 'n' or 't': at++; break;
                case 'g': break;
                case '%' when at < text.Length && text[at] == '%': at++; break;
                default: throw new TemplateFunctionException($"A date can't be read by '%{pattern[i]}'.");
            }
        }

        if (at != text.Length)
            throw Mismatch();

        try
        {
            hour = afternoon is { } late ? (hour % 12) + (late ? 12 : 0) : hour;
            var date = new DateTimeOffset(year, month, day, hour, minute, second, offset).AddTicks(ticks);
            return dayOfYear > 0 ? date.AddDays(dayOfYear - date.DayOfYear) : date;
        }
        catch (ArgumentException)
        {
            throw new TemplateFunctionException($"'{text}' is no date that there is.");
        }

        int Number(int width)
        {
            while (at < text.Length && text[at] == ' ')
                at++;

            var start = at;
            while (at < text.Length && at - start < width && char.IsAsciiDigit(text[at]))
                at++;

            return at > start ? int.Parse(text.AsSpan(start, at - start), CultureInfo.InvariantCulture) : throw Mismatch();
        }

        int Name(IReadOnlyList<string> names)
        {
            var longest = Enumerable.Range(0, names.Count)
                .Where(n => names[n].Length > 0 && string.Compare(text, at, names[n], 0, names[n].Length, StringComparison.OrdinalIgnoreCase) == 0)
                .OrderByDescending(n => names[n].Length)
                .Select(n => (int?)n)
                .FirstOrDefault() ?? throw Mismatch();

            at += names[longest].Length;
            return longest;
        }

        TimeSpan Offset()
        {
            if (at < text.Length && text[at] == 'Z')
            {
                at++;
                return TimeSpan.Zero;
            }

            var sign = at < text.Length && text[at] is '+' or '-' ? text[at++] : throw Mismatch();
            var hours = Number(2);
            if (at < text.Length && text[at] == ':')
                at++;

            var span = new TimeSpan(hours, Number(2), 0);
            return sign == '-' ? -span : span;
        }

        TemplateFunctionException Mismatch() => new($"'{text}' is not a date by the pattern '{pattern}'.");
    }

    /// <summary>Writes out the parts that stand for several; <c>%v</c> only where its capitals don't matter.</summary>
    private static string Spell(string pattern, string vms)
    {
        var spelled = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            var part = pattern[i] == '%' && i + 1 < pattern.Length ? pattern[++i] : '\0';
            _ = part switch
            {
                '\0' => spelled.Append(pattern[i]),
                'c' => spelled.Append("%a %b %e %H:%M:%S %Y"),
                'D' => spelled.Append("%m/%d/%y"),
                'F' => spelled.Append("%Y-%m-%d"),
                'r' => spelled.Append("%I:%M:%S %p"),
                'R' => spelled.Append("%H:%M"),
                'T' or 'X' => spelled.Append("%H:%M:%S"),
                'v' => spelled.Append(vms),
                'x' => spelled.Append("%m/%d/%Y"),
                _ => spelled.Append('%').Append(part),
            };
        }

        return spelled.ToString();
    }
}
