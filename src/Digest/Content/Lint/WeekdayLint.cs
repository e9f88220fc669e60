using Digest.Languages;
using Digest.Languages.Dates;
using Digest.Languages.Quotes;
using Digest.Sources.Diagnostics;
using Digest.Text;

namespace Digest.Content.Lint;

/// <summary>
/// Finds weekdays that do not match the date beside them, if that date has a year or is the publication date, and weekdays after "today"
/// that do not match the publication date.
/// </summary>
internal static class WeekdayLint
{
    private const int LongestDate = 40;

    public static IEnumerable<LintFinding> Find(string text, Language language, DateOnly? published, CarriedQuotation carried)
    {
        var quotations = new Lazy<List<(int Open, int Close)>>(() => OutermostQuotations(text, language, carried));
        foreach (var (place, weekday) in language.WrittenDates.WeekdaysIn(text))
        {
            var (start, end) = (place.Start.Value, place.End.Value);
            var date = DateAfter(text, end, language) ?? DateBefore(text, start, language);
            var day = date is { } written ? DayOf(written, published)
                : IsAfterToday(text, start, language) && !IsInside(quotations.Value, start) ? published
                : null;
            if (day is not { } expected || expected.DayOfWeek == weekday)
                continue;
            yield return new(
                DiagnosticCode.WrongWeekday, start,
                $"{DateFormatter.Full(expected, language)}{(date is null ? ", the day of publication," : "")} is not '{text[place]}'",
                $"It is '{language.Weekdays[((int)expected.DayOfWeek + 6) % 7]}': correct the weekday or the date.");
        }
    }

    /// <summary>The day of a written date; null if its year is unknown.</summary>
    private static DateOnly? DayOf(WrittenDate written, DateOnly? published) => written switch
    {
        { Year: { } year } => new(year, written.Month, written.Day),
        _ when published is { } day && (day.Month, day.Day) == (written.Month, written.Day) => day,
        _ => null,
    };

    /// <summary>"Selasa, 12 September 2023", "Selasa (12 September 2023)".</summary>
    private static WrittenDate? DateAfter(string text, int at, Language language)
    {
        at = WordEdges.SkipSpaces(text, at);
        if (at < text.Length && IsComma(text[at], language))
            at = WordEdges.SkipSpaces(text, at + 1);
        if (at < text.Length && text[at] == '(')
            at = WordEdges.SkipSpaces(text, at + 1);
        return language.WrittenDates.At(text, at);
    }

    /// <summary>"12 September 2023 (Selasa)".</summary>
    private static WrittenDate? DateBefore(string text, int at, Language language)
    {
        var before = text.AsSpan(0, at).TrimEnd();
        if (!before.EndsWith("("))
            return null;
        var end = before[..^1].TrimEnd().Length;
        for (var start = Math.Max(end - LongestDate, 0); start < end; start++)
        {
            if (language.WrittenDates.At(text, start) is { } date && date.Place.End.Value == end)
                return date;
        }

        return null;
    }

    /// <summary>"hari ini, Selasa".</summary>
    private static bool IsAfterToday(string text, int at, Language language)
    {
        var before = text.AsSpan(0, at).TrimEnd();
        before = before.Length > 0 && (before[^1] == '(' || IsComma(before[^1], language)) ? before[..^1].TrimEnd() : before;
        foreach (var today in language.Lint.Today)
        {
            if (before.EndsWith(today, StringComparison.OrdinalIgnoreCase)
                && WordEdges.StartsAt(text, before.Length - today.Length, language.Clitics))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>In a quotation, "today" is the speaker's day.</summary>
    private static List<(int Open, int Close)> OutermostQuotations(string text, Language language, CarriedQuotation carried)
    {
        var outermost = new List<(int Open, int Close)>();
        foreach (var pair in Quotations.Find(text, language.Quotes, carried).Pairs)
        {
            if (outermost.Count == 0 || pair.Open > outermost[^1].Close)
                outermost.Add(pair);
        }

        return outermost;
    }

    private static bool IsInside(List<(int Open, int Close)> quotations, int at)
    {
        var next = quotations.BinarySearch((at, 0));
        var before = next >= 0 ? next : ~next - 1;
        return before >= 0 && at < quotations[before].Close;
    }

    private static bool IsComma(char character, Language language) =>
        character == ',' || (language.Lint.Punctuation.TryGetValue(',', out var own) && character == own);
}
