using Digest.Content;

namespace Digest.Pages;

/// <summary>
/// Aligns the blocks of two texts. Sections are matched by position, level by level; blocks of a section by position and kind. Where the
/// contents contradict that, blocks that mention the same are matched first, and then the others between them. Each block is in one row,
/// and the blocks of each text keep their order.
/// </summary>
internal sealed class Alignment
{
    private const int DeepestLevel = 6;

    /// <summary>The largest product of the lengths of two sections that are matched by kind. Longer ones would make a page slow.</summary>
    private const int MaximumComparisons = 10_000;

    /// <summary>
    /// How much better the contents of the pairs must match than those of the pairs by position: by one signal that each text has once.
    /// </summary>
    private const double LeastImprovement = 1;

    private readonly List<(int? First, int? Second)> _rows = [];
    private readonly ImmutableArray<BodyBlock> _first;
    private readonly ImmutableArray<BodyBlock> _second;

    private Alignment(ImmutableArray<BodyBlock> first, ImmutableArray<BodyBlock> second) => (_first, _second) = (first, second);

    /// <returns>The rows: the index of a block of each text, or null for an empty cell.</returns>
    public static ImmutableArray<(int? First, int? Second)> Of(ImmutableArray<BodyBlock> first, ImmutableArray<BodyBlock> second)
    {
        var alignment = new Alignment(first, second);
        alignment.AddSections(new(0, first.Length), new(0, second.Length), BodyBlock.AboveHeadings);
        return [.. alignment._rows];
    }

    /// <summary>The same for texts of which the contents are known.</summary>
    /// <param name="firstSignals">What each block of the first text mentions: see <see cref="BlockSignals"/>.</param>
    /// <param name="secondSignals">The same of the second text.</param>
    public static ImmutableArray<(int? First, int? Second)> Of(
        ImmutableArray<BodyBlock> first,
        ImmutableArray<BodyBlock> second,
        ImmutableArray<FrozenSet<string>> firstSignals,
        ImmutableArray<FrozenSet<string>> secondSignals)
    {
        var byPosition = Of(first, second);
        if ((long)first.Length * second.Length > MaximumComparisons)
            return byPosition;

        var (firstCounts, secondCounts) = (Count(firstSignals), Count(secondSignals));
        var alignment = new Alignment(first, second);
        var pairs = alignment.BestPairs(Similarity);
        if (pairs.Sum(pair => Similarity(pair.First, pair.Second)) < byPosition.Sum(SimilarityOfRow) + LeastImprovement)
            return byPosition;

        var (i, j) = (0, 0);
        foreach (var pair in pairs.Append((First: first.Length, Second: second.Length)))
        {
            alignment.AddSections(new(i, pair.First), new(j, pair.Second), BodyBlock.AboveHeadings);
            if (pair.First < first.Length)
                alignment._rows.Add(pair);
            (i, j) = (pair.First + 1, pair.Second + 1);
        }

        return [.. alignment._rows];

        static Dictionary<string, int> Count(ImmutableArray<FrozenSet<string>> signals) =>
            signals.SelectMany(block => block).CountBy(signal => signal).ToDictionary(StringComparer.Ordinal);

        // What few blocks mention says more than what many do.
        double Similarity(int one, int other) => firstSignals[one].Where(secondSignals[other].Contains)
            .Sum(signal => 1.0 / Math.Max(firstCounts[signal], secondCounts[signal]));

        double SimilarityOfRow((int? First, int? Second) row) =>
            row is ({ } one, { } other) && alignment.CanPair(one, other) ? Similarity(one, other) : 0;
    }

    /// <summary>The pairs of blocks, in the order of both texts, whose contents match best.</summary>
    private List<(int First, int Second)> BestPairs(Func<int, int, double> similarity)
    {
        double[][] best = [.. Enumerable.Range(0, _first.Length + 1).Select(_ => new double[_second.Length + 1])];
        for (var i = _first.Length - 1; i >= 0; i--)
        {
            for (var j = _second.Length - 1; j >= 0; j--)
            {
                var paired = CanPair(i, j) ? best[i + 1][j + 1] + similarity(i, j) : 0;
                best[i][j] = Math.Max(paired, Math.Max(best[i + 1][j], best[i][j + 1]));
            }
        }

        var pairs = new List<(int First, int Second)>();
        for (var (i, j) = (0, 0); i < _first.Length && j < _second.Length;)
        {
            if (CanPair(i, j) && similarity(i, j) is > 0 and var likeness && best[i][j] == best[i + 1][j + 1] + likeness)
                pairs.Add((i++, j++));
            else if (best[i][j] == best[i + 1][j])
                i++;
            else
                j++;
        }

        return pairs;
    }

    /// <summary>Whether two blocks may be the same in two languages. A list may be a paragraph; a picture is none.</summary>
    private bool CanPair(int first, int second)
    {
        return _first[first].Level == _second[second].Level && FormOf(_first[first].Kind) == FormOf(_second[second].Kind);

        static BlockKind FormOf(BlockKind kind) => kind is BlockKind.List or BlockKind.Quotation ? BlockKind.Paragraph : kind;
    }

    private void AddSections(Section first, Section second, int level)
    {
        if (level > DeepestLevel)
        {
            AddBlocks(first, second);
            return;
        }

        var (firsts, seconds) = (SectionsOf(first, _first, level), SectionsOf(second, _second, level));
        for (var index = 0; index < Math.Max(firsts.Count, seconds.Count); index++)
            AddSections(firsts.ElementAtOrDefault(index), seconds.ElementAtOrDefault(index), level + 1);
    }

    /// <summary>The blocks before the first heading of a level, then each heading with the blocks below it.</summary>
    private static List<Section> SectionsOf(Section whole, ImmutableArray<BodyBlock> blocks, int level)
    {
        var sections = new List<Section>(1);
        var start = whole.Start;
        for (var index = whole.Start; index < whole.End; index++)
        {
            if (blocks[index].Level != level)
                continue;
            sections.Add(new(start, index));
            start = index;
        }

        sections.Add(new(start, whole.End));
        return sections;
    }

    /// <summary>
    /// Pairs the blocks of equally long sections by position. Otherwise makes as many pairs of the same kind as possible, and gives every
    /// other block a row of its own.
    /// </summary>
    private void AddBlocks(Section first, Section second)
    {
        if (first.Length == second.Length || (long)first.Length * second.Length > MaximumComparisons)
        {
            for (var index = 0; index < Math.Max(first.Length, second.Length); index++)
                _rows.Add((index < first.Length ? first.Start + index : null, index < second.Length ? second.Start + index : null));
            return;
        }

        var pairs = CountPairs(first, second);
        for (var (i, j) = (0, 0); i < first.Length || j < second.Length;)
        {
            if (i < first.Length && j < second.Length && AreAlike(first.Start + i, second.Start + j))
                _rows.Add((first.Start + i++, second.Start + j++));
            else if (j == second.Length || (i < first.Length && pairs[i + 1][j] == pairs[i][j]))
                _rows.Add((first.Start + i++, null));
            else
                _rows.Add((null, second.Start + j++));
        }
    }

    /// <summary>The lengths of the longest common subsequences of kinds, from each pair of positions to the ends.</summary>
    private int[][] CountPairs(Section first, Section second)
    {
        var pairs = new int[first.Length + 1][];
        pairs[first.Length] = new int[second.Length + 1];
        for (var i = first.Length - 1; i >= 0; i--)
        {
            pairs[i] = new int[second.Length + 1];
            for (var j = second.Length - 1; j >= 0; j--)
            {
                var areAlike = AreAlike(first.Start + i, second.Start + j);
                pairs[i][j] = areAlike ? pairs[i + 1][j + 1] + 1 : Math.Max(pairs[i + 1][j], pairs[i][j + 1]);
            }
        }

        return pairs;
    }

    private bool AreAlike(int first, int second) =>
        (_first[first].Level, _first[first].Kind) == (_second[second].Level, _second[second].Kind);

    /// <summary>Consecutive blocks; empty by default.</summary>
    private readonly record struct Section(int Start, int End)
    {
        public int Length => End - Start;
    }
}
