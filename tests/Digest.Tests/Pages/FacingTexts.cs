using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Digest.Content;
using Digest.Pages;
using Digest.Tests.CountedSteps;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Digest.Tests.Pages;

/// <summary>Properties of random texts side by side.</summary>
public sealed partial class FacingTexts
{
    private static readonly string[] s_blocks =
    [
        "Teks @.", "## Kepala @", "### Kepala kecil @", "- satu\n- dua", "1. satu\n\n   Lagi.", "> Petikan @.",
        "| a | b |\n| - | - |\n| c | @ |", "```\nid=\"@\"\n```", "Nota @.[^1]", "Lihat [di sini](#kepala-0).", "[](xref:lain)",
        "Baca [](xref:lain#nanti) @.", "![x](peta.svg \"Peta @\")", "---"
    ];

    private static Arbitrary<ImmutableArray<BodyBlock>> Blocks { get; } = (
        from block in Gen.Zip(Gen.Choose(0, 6), Gen.Elements(Enum.GetValues<BlockKind>())).ListOf()
        select block.Select((pair, number) => new BodyBlock(number, 0, pair.Item1, pair.Item2)).ToImmutableArray()).ToArbitrary();

    /// <summary>Blocks, each with what it mentions.</summary>
    private static Arbitrary<(ImmutableArray<BodyBlock> Blocks, ImmutableArray<FrozenSet<string>> Signals)> Contents { get; } = (
        from blocks in Blocks.Generator
        from signals in Gen.Elements("Kim", "Putin", "2019", "12").ListOf(blocks.Length)
        from isSilent in Gen.Elements(true, false).ListOf(blocks.Length)
        select (blocks, signals.Zip(isSilent, (signal, silent) => silent ? FrozenSet<string>.Empty : [signal]).ToImmutableArray()))
        .ToArbitrary();

    private static Arbitrary<string> Texts { get; } = Gen.Choose(0, s_blocks.Length - 1).ListOf().Select(TextOf).ToArbitrary();

    [Fact]
    public void KeepEveryBlockOnceAndInOrder() => Check(500, 20_000, Prop.ForAll(Contents, Contents, (one, other) =>
    {
        foreach (var rows in new[] { Alignment.Of(one.Blocks, other.Blocks), RowsOf(one, other) })
        {
            Assert.Equal(Enumerable.Range(0, one.Blocks.Length), rows.Select(row => row.First).OfType<int>());
            Assert.Equal(Enumerable.Range(0, other.Blocks.Length), rows.Select(row => row.Second).OfType<int>());
            Assert.DoesNotContain(rows, row => row is { First: null, Second: null });
        }
    }));

    [Fact]
    public void OfEqualContentsLeaveNoGap() => Check(200, 5_000, Prop.ForAll(Contents, text =>
        Assert.All(RowsOf(text, text), row => Assert.Equal(row.First, row.Second))));

    [Fact]
    public void OfEqualBlocksLeaveNoGap() => Check(200, 5_000, Prop.ForAll(Blocks, blocks =>
        Assert.All(Alignment.Of(blocks, blocks), row => Assert.Equal(row.First, row.Second))));

    [Fact]
    public void AlignHeadingsOfEqualLevelOnly() => Check(200, 5_000, Prop.ForAll(Contents, Contents, (one, other) =>
        Assert.All(
            Alignment.Of(one.Blocks, other.Blocks).Concat(RowsOf(one, other)),
            row => Assert.True(
                row.First is not { } at || row.Second is not { } beside || one.Blocks[at].Level == other.Blocks[beside].Level))));

    [Fact]
    public void OfGreatLengthAreAlignedInTime()
    {
        ImmutableArray<BodyBlock> paragraphs =
            [.. Enumerable.Range(0, 20_000).Select(number => new BodyBlock(number, 0, 0, BlockKind.Paragraph))];
        var rows = WorkBudget.Run(() => "alignment", () => Alignment.Of(paragraphs, paragraphs[1..]), WorkBudget.BytesOfShortText);
        Assert.Equal(paragraphs.Length, rows.Length);
    }

    /// <summary>The time of comparing kinds is the product of the lengths too.</summary>
    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void AreAlignedByKindUpToALength(int length, bool byKind)
    {
        ImmutableArray<BodyBlock> paragraphs =
            [.. Enumerable.Range(1, length).Select(number => new BodyBlock(number, 0, 0, BlockKind.Paragraph))];
        ImmutableArray<BodyBlock> withTable = [new(0, 0, 0, BlockKind.Table), .. paragraphs[1..]];

        Assert.Equal(byKind ? (0, null) : (0, 0), Alignment.Of(withTable, paragraphs[1..])[0]);
    }

    /// <summary>The time of comparing contents is the product of the lengths.</summary>
    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void AreAlignedByContentUpToALength(int length, bool byContent)
    {
        ImmutableArray<BodyBlock> blocks =
            [.. Enumerable.Range(0, length).Select(number => new BodyBlock(number, 0, 0, BlockKind.Paragraph))];
        ImmutableArray<FrozenSet<string>> signals =
            [.. blocks.Select(block => FrozenSet.Create(StringComparer.Ordinal, $"name {block.Part}"))];
        ImmutableArray<FrozenSet<string>> later = [FrozenSet<string>.Empty, .. signals[..^1]];

        Assert.Equal(byContent, RowsOf((blocks, signals), (blocks, later))[0] != (0, 0));
    }

    [Fact]
    public void ShowTheBodyOfEachArticleInItsColumn() => Check(30, 500, Prop.ForAll(Texts, Texts, (malay, arabic) =>
    {
        var site = new TestSite()
            .With("input/articles/lain/ms.md", "---\ntitle: Lain\n---\n## Nanti\n\n![Peta](../satu/peta.svg)\n")
            .With("input/articles/satu/peta.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"3\"/>")
            .With("input/articles/satu/ms.md", $"---\ntitle: Satu\ndateline: {{ place: pyongyang }}\n---\n{malay}")
            .With("input/articles/satu/ar.md", $"---\ntitle: واحد\nslug: satu\n---\n{arabic}")
            .CompileCleanly();
        var facing = site.Page("ms/2023/09/satu/bersebelahan/index.html");

        Assert.Equal(BlocksOf(site.Page("ms/2023/09/satu/index.html"), ".body"), BlocksOf(facing, ".body:not(.other)"));
        Assert.Equal(BlocksOf(site.Page("ar/2023/09/satu/index.html"), ".body"), BlocksOf(facing, ".body.other"));

        var ids = facing.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(facing.QuerySelectorAll("a[href^='#']"), link => Assert.Contains(link.GetAttribute("href")![1..], ids));
    }));

    private static ImmutableArray<(int? First, int? Second)> RowsOf(
        (ImmutableArray<BodyBlock> Blocks, ImmutableArray<FrozenSet<string>> Signals) one,
        (ImmutableArray<BodyBlock> Blocks, ImmutableArray<FrozenSet<string>> Signals) other) =>
        Alignment.Of(one.Blocks, other.Blocks, one.Signals, other.Signals);

    /// <summary>The blocks without what a facing page adds to them.</summary>
    private static IEnumerable<string> BlocksOf(IDocument page, string column) =>
        page.QuerySelectorAll(column).SelectMany(cell => cell.Children).Select(block => BesideAnother.Replace(block.OuterHtml, ""));

    /// <summary>A text with the targets of its links; it starts with a heading, so that smaller headings follow one.</summary>
    private static string TextOf(IEnumerable<int> blocks)
    {
        var text = new List<string> { "## Kepala 0" };
        text.AddRange(blocks.Select((block, number) => s_blocks[block].Replace("@", $"{number + 1}", StringComparison.Ordinal)));
        if (text.Exists(block => block.Contains("[^1]", StringComparison.Ordinal)))
            text.Add("[^1]: Kaki.");
        return string.Join("\n\n", text) + "\n";
    }

    private static void Check(int sample, int full, Property property) =>
        property.Check(Config.QuickThrowOnFailure.WithMaxTest(SampleSize.Of(sample, full)).WithEndSize(14));

    [GeneratedRegex("(?<= id=\"|href=\"#)ar_| hreflang=\"[a-z]+\"",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BesideAnother { get; }
}
