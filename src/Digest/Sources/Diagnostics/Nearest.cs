namespace Digest.Sources.Diagnostics;

/// <summary>Finds what somebody probably meant.</summary>
internal static class Nearest
{
    /// <summary>The candidate that is the fewest changed, added, lost or swapped letters away; null when none is near enough to be a slip.</summary>
    public static string? To(string written, IEnumerable<string> candidates)
    {
        // Between codes of two letters every other one is near: of those only the case can be a slip.
        var limit = written.Length <= 2 ? 0 : Math.Max(1, written.Length / 3);
        return candidates
            .Select(candidate => (candidate, distance: Distance(written.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .Where(pair => pair.distance <= limit)
            .OrderBy(pair => pair.distance)
            .ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .Select(pair => pair.candidate)
            .FirstOrDefault();
    }

    /// <summary>The advice that goes with it: a sentence, or null.</summary>
    public static string? DidYouMean(string written, IEnumerable<string> candidates) =>
        To(written, candidates) is { } nearest ? $"Did you mean '{nearest}'?" : null;

    /// <summary>Whether two names are so near that one is a spelling of the other, and no other name.</summary>
    public static bool AreAlike(string one, string other) =>
        Distance(one.ToLowerInvariant(), other.ToLowerInvariant()) <= Math.Max(1, Math.Min(one.Length, other.Length) / 3);

    /// <summary>Damerau–Levenshtein distance, restricted: neighbours that changed places count once.</summary>
    private static int Distance(string a, string b)
    {
        var (before, last, row) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;

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
