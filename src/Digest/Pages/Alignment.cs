using System.Collections.Immutable;
using Digest.Content;

namespace Digest.Pages;

/// <summary>
/// Sets two texts side by side, block by block. What stands under the first heading of the one stands beside what stands under the first heading of the
/// other, level by level; under a heading the blocks go by their place and kind. Down each side, every block stands once and in its order.
/// </summary>
internal sealed class Alignment
{
    private const int DeepestLevel = 6;

    /// <summary>Two sections of more blocks than any report has go by place alone, so that no text makes a page slow.</summary>
    private const int MostComparisons = 10_000;

    private readonly ImmutableArray<AlignedRow>.Builder _rows = ImmutableArray.CreateBuilder<AlignedRow>();
    private readonly ImmutableArray<BodyBlock> _one;
    private readonly ImmutableArray<BodyBlock> _other;

    private Alignment(ImmutableArray<BodyBlock> one, ImmutableArray<BodyBlock> other) => (_one, _other) = (one, other);

    public static ImmutableArray<AlignedRow> Of(ImmutableArray<BodyBlock> one, ImmutableArray<BodyBlock> other)
    {
        var alignment = new Alignment(one, other);
        alignment.AddSections(new(0, one.Length), new(0, other.Length), BodyBlock.AboveHeadings);
        return alignment._rows.DrainToImmutable();
    }

    private void AddSections(Stretch one, Stretch other, int level)
    {
        if (level > DeepestLevel)
        {
            AddBlocks(one, other);
            return;
        }

        var (ones, others) = (Sections(one, _one, level), Sections(other, _other, level));
        for (var number = 0; number < Math.Max(ones.Count, others.Count); number++)
            AddSections(ones.ElementAtOrDefault(number), others.ElementAtOrDefault(number), level + 1);
    }

    /// <summary>What stands before the first heading of a level, and then what each of them stands above, itself included.</summary>
    private static List<Stretch> Sections(Stretch whole, ImmutableArray<BodyBlock> blocks, int level)
    {
        var sections = new List<Stretch>(1);
        var start = whole.Start;
        for (var at = whole.Start; at < whole.End; at++)
        {
            if (blocks[at].Level != level)
                continue;
            sections.Add(new(start, at));
            start = at;
        }

        sections.Add(new(start, whole.End));
        return sections;
    }

    /// <summary>As many here as there: one beside the other. Else the rows in which a paragraph meets a paragraph, a list a list, are as many as can be, and everything else stands alone.</summary>
    private void AddBlocks(Stretch one, Stretch other)
    {
        if (one.Length == other.Length || (long)one.Length * other.Length > MostComparisons)
        {
            for (var number = 0; number < Math.Max(one.Length, other.Length); number++)
                _rows.Add(new(number < one.Length ? one.Start + number : null, number < other.Length ? other.Start + number : null));
            return;
        }

        var pairs = PairsFrom(one, other);
        for (var (at, beside) = (0, 0); at < one.Length || beside < other.Length;)
        {
            if (at < one.Length && beside < other.Length && IsAlike(one.Start + at, other.Start + beside))
                _rows.Add(new(one.Start + at++, other.Start + beside++));
            else if (beside == other.Length || (at < one.Length && pairs[at + 1][beside] == pairs[at][beside]))
                _rows.Add(new(one.Start + at++, null));
            else
                _rows.Add(new(null, other.Start + beside++));
        }
    }

    /// <summary>How many pairs there can be at most from each place on to the ends: the longest common subsequence of the two kinds of blocks.</summary>
    private int[][] PairsFrom(Stretch one, Stretch other)
    {
        var pairs = new int[one.Length + 1][];
        pairs[one.Length] = new int[other.Length + 1];
        for (var at = one.Length - 1; at >= 0; at--)
        {
            pairs[at] = new int[other.Length + 1];
            for (var beside = other.Length - 1; beside >= 0; beside--)
            {
                pairs[at][beside] = IsAlike(one.Start + at, other.Start + beside)
                    ? pairs[at + 1][beside + 1] + 1
                    : Math.Max(pairs[at + 1][beside], pairs[at][beside + 1]);
            }
        }

        return pairs;
    }

    private bool IsAlike(int one, int other) => (_one[one].Level, _one[one].Kind) == (_other[other].Level, _other[other].Kind);

    /// <summary>Blocks that follow one another; none by default.</summary>
    private readonly record struct Stretch(int Start, int End)
    {
        public int Length => End - Start;
    }
}
