using Digest.Languages;
using Digest.Languages.Dates;
using Digest.Languages.Quotes;
using Digest.Sources.Diagnostics;
using Digest.Text;

namespace Digest.Content.Lint;

/// <summary>
/// A weekday that is not that of the date beside it. Only what cannot be meant otherwise is told: the two stand side by side, and the year is written, or
/// the day is that of publication.
/// </summary>
internal static class WeekdaySlips
{
    private const int LongestDate = 40;

    public static IEnumerable<Slip> In(string text, Language language, DateOnly? published, Continuation continuation)
    {
        var quoted = new Lazy<List<(int Open, int Close)>>(() => Quoted(text, language, continuation));
        foreach (var (place, weekday) in language.WrittenDates.WeekdaysIn(text))
        {
            var (start, end) = (place.Start.Value, place.End.Value);
            var date = DateAfter(text, end, language) ?? DateBefore(text, start, language);
            var day = date is { } written ? DayOf(written, published) : published is { } today && IsToday(text, start, language) && !IsIn(quoted.Value, start) ? today : null;
            if (day is not { } meant || meant.DayOfWeek == weekday)
                continue;
            yield return new(
                DiagnosticCode.WrongWeekday,
                start,
                date is null
                    ? $"'{text[place]}' is said of the day of publication, {DateFormatter.Full(meant, language)}, which is another weekday"
                    : $"'{text[place]}' stands beside {DateFormatter.Full(meant, language)}, which is another weekday",
                $"That day is '{language.Weekdays[((int)meant.DayOfWeek + 6) % 7]}': correct the weekday or the date.");
        }
    }

    /// <summary>The day that is meant; null where the year could be any.</summary>
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
    private static bool IsToday(string text, int at, Language language)
    {
        var before = text.AsSpan(0, at).TrimEnd();
        before = before.Length > 0 && (before[^1] == '(' || IsComma(before[^1], language)) ? before[..^1].TrimEnd() : before;
        foreach (var today in language.Lint.Today)
        {
            var start = before.Length - today.Length;
            if (start >= 0
                && before.EndsWith(today, StringComparison.OrdinalIgnoreCase)
                && WordEdges.StartsAt(text, start, language.Clitics))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The quotations that stand in no other: "today" in one is another's day.</summary>
    private static List<(int Open, int Close)> Quoted(string text, Language language, Continuation continuation)
    {
        var outermost = new List<(int Open, int Close)>();
        foreach (var pair in Quotations.In(text, language.Quotes, continuation).Pairs)
        {
            if (outermost.Count == 0 || pair.Open > outermost[^1].Close)
                outermost.Add(pair);
        }

        return outermost;
    }

    private static bool IsIn(List<(int Open, int Close)> quoted, int at)
    {
        var next = quoted.BinarySearch((at, 0));
        var before = next >= 0 ? next : ~next - 1;
        return before >= 0 && at < quoted[before].Close;
    }

    private static bool IsComma(char character, Language language) => character == ',' || (language.Lint.Punctuation.TryGetValue(',', out var own) && character == own);
}
