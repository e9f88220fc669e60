using System.Buffers;
using Digest.Text;

namespace Digest.Languages.Dates;

/// <summary>Finds dates in running text that follow the full pattern of the language, with month names of any of its styles.</summary>
internal sealed class WrittenDates
{
    private static readonly SearchValues<char> s_digits = SearchValues.Create("0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹");

    private readonly ImmutableArray<string> _weekdays;
    private readonly ImmutableArray<InterfaceText.Piece> _pattern;
    private readonly ImmutableArray<(string Name, int Number)> _months;
    private readonly SearchValues<string> _anyWeekday;
    private readonly PhraseFinder _multiwordMonths;
    private readonly string _clitics;

    /// <param name="full">The pattern of a full date.</param>
    /// <param name="months">The month names of each style. A name with a slash is two names.</param>
    /// <param name="clitics">See <see cref="WordEdges.StartsAt"/>.</param>
    public WrittenDates(
        InterfaceText full, ImmutableArray<ImmutableArray<string>> months, ImmutableArray<string> weekdays, string clitics)
    {
        _clitics = clitics;
        _weekdays = weekdays;
        _pattern = full.Pieces("other");
        _multiwordMonths = new(months.SelectMany(style => style).Where(name => name.AsSpan().ContainsAny(' ', '/')));
        _months =
        [
            .. months
                .SelectMany(style => style.Index())
                .SelectMany(
                    month => month.Item.Split('/', StringSplitOptions.TrimEntries), (month, name) => (Name: name, Number: month.Index + 1))
                .Distinct()
                .GroupBy(month => month.Name, StringComparer.OrdinalIgnoreCase)
                .Where(name => !name.Skip(1).Any()) // a name of two different months is ambiguous
                .Select(name => name.First())
                .OrderByDescending(month => month.Name.Length),
        ];
        _anyWeekday = SearchValues.Create([.. weekdays], StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The names of weekdays that are whole words.</summary>
    public IEnumerable<(Range Place, DayOfWeek Day)> WeekdaysIn(string text)
    {
        for (var at = Next(0); at >= 0; at = Next(at + 1))
        {
            if (WeekdayAt(text, at) is { } found)
                yield return found;
        }

        int Next(int from) => text.AsSpan(from).IndexOfAny(_anyWeekday) is var next && next >= 0 ? from + next : -1;
    }

    /// <summary>The dates that start with a digit.</summary>
    public IEnumerable<Range> DatesIn(string text)
    {
        for (int at = 0, next; (next = text.AsSpan(at).IndexOfAny(s_digits)) >= 0;)
        {
            var date = At(text, at + next);
            at = date?.Place.End.Value ?? at + next + 1;
            if (date is { Place: var place })
                yield return place;
        }
    }

    /// <summary>The names of months that have more than one word.</summary>
    public IEnumerable<Range> MonthsIn(string text) => _multiwordMonths.FindAll(text);

    /// <summary>The date that starts at an index; null if there is none.</summary>
    public WrittenDate? At(string text, int start)
    {
        if (!WordEdges.StartsAt(text, start, _clitics))
            return null;

        int? day = null, month = null, year = null;
        var (at, end) = (start, start);
        foreach (var piece in _pattern)
        {
            var taken = !piece.IsPlaceholder ? Literal(text, at, piece.Text) : piece.Text switch
            {
                "day" => Number(text, at, 1, 2, out day),
                "month" => Month(text, at, out month),
                _ => Number(text, at, 4, 4, out year),
            };
            if (taken < 0)
                break;
            at += taken;
            end = piece.IsPlaceholder ? at : end;
        }

        // A number after a date without a year may be a year in another form.
        var isWhole = WordEdges.EndsAt(text, end)
            && (year is not null || WordEdges.SkipSpaces(text, end) is var rest && (rest == text.Length || !char.IsDigit(text[rest])));
        return isWhole && day is { } d && month is { } m && year is not 0 && d > 0 && d <= DateTime.DaysInMonth(year ?? 2000, m)
            ? new(start..end, year, m, d)
            : null;
    }

    private (Range Place, DayOfWeek Day)? WeekdayAt(string text, int at)
    {
        for (var number = 0; number < _weekdays.Length; number++)
        {
            var end = at + _weekdays[number].Length;
            if (string.Compare(text, at, _weekdays[number], 0, _weekdays[number].Length, StringComparison.OrdinalIgnoreCase) == 0
                && WordEdges.StartsAt(text, at, _clitics)
                && WordEdges.EndsAt(text, end))
            {
                return (at..end, (DayOfWeek)((number + 1) % 7)); // the file counts from Monday, .NET from Sunday
            }
        }

        return null;
    }

    /// <summary>The length of the text that matches a literal of the pattern, or -1. A space matches any number of spaces.</summary>
    private static int Literal(string text, int at, string pattern)
    {
        var end = at;
        foreach (var character in pattern)
        {
            var isMatch = end < text.Length && (char.IsWhiteSpace(character) ? char.IsWhiteSpace(text[end]) : text[end] == character);
            if (!isMatch)
                return -1;
            end = char.IsWhiteSpace(character) ? WordEdges.SkipSpaces(text, end) : end + 1;
        }

        return end - at;
    }

    private static int Number(string text, int at, int least, int most, out int? number)
    {
        var (value, length) = (0, 0);
        while (at + length < text.Length && length <= most && CharUnicodeInfo.GetDecimalDigitValue(text[at + length]) is >= 0 and var digit)
            (value, length) = ((value * 10) + digit, length + 1);
        var isNumber = length >= least && length <= most;
        number = isNumber ? value : null;
        return isNumber ? length : -1;
    }

    /// <summary>Matches a name, or two names of one month separated by a slash.</summary>
    private int Month(string text, int at, out int? number)
    {
        (var length, number) = NameAt(at, null);
        if (number is null)
            return -1;
        var slash = WordEdges.SkipSpaces(text, at + length);
        if (slash == text.Length || text[slash] != '/')
            return length;
        var second = WordEdges.SkipSpaces(text, slash + 1);
        return NameAt(second, number) is (var secondLength, not null) ? second + secondLength - at : length;

        (int Length, int? Number) NameAt(int index, int? only)
        {
            foreach (var (name, month) in _months)
            {
                if ((only is null || month == only)
                    && string.Compare(text, index, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0)
                    return (name.Length, month);
            }

            return default;
        }
    }
}
