namespace Digest.Scriban.Runtime;

/// <summary>"Did you mean": the known name that is nearest to an unknown one.</summary>
internal static class Suggestion
{
    public static string? For(string name, IEnumerable<string> known)
    {
        var nearest = known
            .Take(1_000)
            .Select(candidate => (candidate, distance: Distance(name, candidate)))
            .Where(pair => pair.distance <= Math.Max(1, Math.Min(name.Length, pair.candidate.Length) / 3) && pair.distance < name.Length)
            .OrderBy(pair => pair.distance)
            .ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .Select(pair => pair.candidate)
            .FirstOrDefault();

        return nearest is null ? null : $"Did you mean '{nearest}'?";
    }

    /// <summary>How many letters must be put in, left out, changed or swapped with their neighbour.</summary>
    private static int Distance(string from, string to)
    {
        if (Math.Abs(from.Length - to.Length) > 4 || from.Length > 64)
            return int.MaxValue;

        var rows = Enumerable.Range(0, from.Length + 1).Select(_ => new int[to.Length + 1]).ToArray();
        for (var i = 0; i <= from.Length; i++)
            rows[i][0] = i;
        for (var j = 0; j <= to.Length; j++)
            rows[0][j] = j;

        for (var i = 1; i <= from.Length; i++)
        {
            for (var j = 1; j <= to.Length; j++)
            {
                var changed = rows[i - 1][j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                rows[i][j] = Math.Min(changed, Math.Min(rows[i - 1][j], rows[i][j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                    rows[i][j] = Math.Min(rows[i][j], rows[i - 2][j - 2] + 1);
            }
        }

        return rows[from.Length][to.Length];
    }
}
