namespace Digest.Languages;

/// <summary>
/// The plural rules of a language in the notation of CLDR (UTS #35, part 3, "Language Plural Rules"), for whole numbers:
/// <c>few: n % 100 = 3..10</c>. A number that matches no rule is of the category <c>other</c>.
/// </summary>
internal sealed class Plurals
{
    /// <summary>The categories of CLDR, in the order in which their rules are tried.</summary>
    public static readonly ImmutableArray<string> Categories = ["zero", "one", "two", "few", "many", "other"];

    private readonly ImmutableArray<(string Category, ImmutableArray<ImmutableArray<Relation>> Alternatives)> _rules;

    private Plurals(ImmutableArray<(string Category, ImmutableArray<ImmutableArray<Relation>> Alternatives)> rules) => _rules = rules;

    /// <summary>The categories of this language.</summary>
    public IEnumerable<string> Used => [.. _rules.Select(rule => rule.Category), "other"];

    public string CategoryOf(int count)
    {
        var n = Math.Abs((long)count);
        return _rules.FirstOrDefault(rule => rule.Alternatives.Any(all => all.All(relation => relation.Holds(n)))).Category ?? "other";
    }

    /// <param name="rules">Categories and their conditions; <c>other</c> needs no condition.</param>
    /// <exception cref="FormatException">A condition is invalid: the message says which and why.</exception>
    public static Plurals Parse(IEnumerable<KeyValuePair<string, string>> rules) => new(
    [
        .. rules
            .Where(rule => rule.Key != "other")
            .OrderBy(rule => Categories.IndexOf(rule.Key))
            .Select(rule => (rule.Key, ParseCondition(rule.Value))),
    ]);

    // CLDR adds samples after '@'.
    private static ImmutableArray<ImmutableArray<Relation>> ParseCondition(string condition) =>
    [
        .. condition.Split('@')[0].Split(" or ", StringSplitOptions.TrimEntries)
            .Select(all => all.Split(" and ", StringSplitOptions.TrimEntries).Select(Relation.Parse).ToImmutableArray()),
    ];

    /// <summary>One comparison: <c>n % 100 != 12..14</c>.</summary>
    /// <param name="OfFraction">The operand describes the fraction digits, of which a whole number has none.</param>
    private sealed record Relation(bool OfFraction, long Modulus, bool Negated, ImmutableArray<(long From, long To)> Ranges)
    {
        public bool Holds(long n)
        {
            var value = OfFraction ? 0 : Modulus > 0 ? n % Modulus : n;
            return Ranges.Any(range => value >= range.From && value <= range.To) != Negated;
        }

        public static Relation Parse(string text)
        {
            var negated = text.Contains("!=", StringComparison.Ordinal);
            var sides = text.Split(negated ? "!=" : "=", StringSplitOptions.TrimEntries);
            if (sides.Length != 2)
                throw new FormatException($"'{text}' is not a comparison: write 'n = 1', 'n % 100 = 3..10' or the like");

            var left = sides[0].Split('%', StringSplitOptions.TrimEntries);
            if (left[0] is not ("n" or "i" or "v" or "w" or "f" or "t" or "c" or "e"))
                throw new FormatException($"'{left[0]}' is not an operand of CLDR's plural rules");
            if (left.Length > 2 || (left.Length == 2 && Whole(left[1]) == 0))
                throw new FormatException($"'{sides[0]}' is not an operand of CLDR's plural rules");

            return new(
                left[0] is not ("n" or "i"),
                left.Length == 2 ? Whole(left[1]) : 0,
                negated,
                [.. sides[1].Split(',', StringSplitOptions.TrimEntries).Select(Range)]);
        }

        private static (long From, long To) Range(string text)
        {
            var ends = text.Split("..", StringSplitOptions.TrimEntries);
            return ends.Length <= 2 && Whole(ends[0]) <= Whole(ends[^1])
                ? (Whole(ends[0]), Whole(ends[^1]))
                : throw new FormatException($"'{text}' is not a range: write '3..10'");
        }

        private static long Whole(string text) =>
            long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw new FormatException($"'{text}' is not a whole number");
    }
}
