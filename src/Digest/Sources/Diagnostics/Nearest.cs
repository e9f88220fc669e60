namespace Digest.Sources.Diagnostics;

/// <summary>Finds the name that a misspelt one probably means.</summary>
internal static class Nearest
{
    /// <summary>Longer texts are not names, and the time of a comparison is the product of the lengths.</summary>
    private const int MaximumLength = 200;

    /// <summary>The candidate with the smallest edit distance, without regard to case; null if none is near enough to be meant.</summary>
    public static string? To(string written, IEnumerable<string> candidates)
    {
        // Codes of two letters are all near each other, so only their case may differ.
        var limit = written.Length <= 2 ? 0 : Math.Max(1, written.Length / 3);
        if (written.Length > MaximumLength)
            return null;
        return candidates
            .Where(candidate => Math.Abs(candidate.Length - written.Length) <= limit) // a lower bound of the distance
            .Select(candidate => (Name: candidate, Distance: Distance(written.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .Where(candidate => candidate.Distance <= limit)
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .FirstOrDefault().Name;
    }

    /// <summary>Advice that names the nearest candidate; null if none is near enough.</summary>
    public static string? DidYouMean(string written, IEnumerable<string> candidates) =>
        To(written, candidates) is { } nearest ? $"Did you mean '{nearest}'?" : null;

    /// <summary>Whether two names are so near that they are probably spellings of one name.</summary>
    public static bool AreAlike(string one, string other) =>
        Math.Max(one.Length, other.Length) <= MaximumLength
        && Distance(one.ToLowerInvariant(), other.ToLowerInvariant()) <= Math.Max(1, Math.Min(one.Length, other.Length) / 3);

    /// <summary>The optimal string alignment distance: changed, added and lost letters and swapped neighbours count 1 each.</summary>
    private static int Distance(string a, string b)
    {
        var (before, last, row) = (new int[b.Length + 1], Enumerable.Range(0, b.Length + 1).ToArray(), new int[b.Length + 1]);

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            (before, last, row) = (last, row, before);
        }

        return last[b.Length];
    }
}
