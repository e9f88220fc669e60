using Digest.Content;

namespace Digest.Pages;

/// <summary>
/// Aligns the blocks of two texts. Sections are matched by position, level by level; blocks of a section by position and kind. Each block
/// is in one row, and the blocks of each text keep their order.
/// </summary>
internal sealed class Alignment
{
    private const int DeepestLevel = 6;

    /// <summary>The largest product of the lengths of two sections that are matched by kind. Longer ones would make a page slow.</summary>
    private const int MaximumComparisons = 10_000;

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
