using Digest.Sources;
using Xunit;

namespace Digest.Tests.Repository;

/// <summary>
/// docs/writing.md lists the invisible characters by what is done with them in texts, below a line
/// <c>&lt;!-- invisible characters --&gt;</c>. <c>UPDATE_CASES=1</c> rewrites the list.
/// </summary>
public sealed class InvisibleCharacterReference
{
    private const string Document = "docs/writing.md";
    private const string Marker = "<!-- invisible characters -->\n";

    [Fact]
    public void IsTheTableOfTheProgram()
    {
        var written = Repo.Read(Document);
        var start = written.IndexOf(Marker, StringComparison.Ordinal) + Marker.Length;
        var end = written.IndexOf("\n\n", start, StringComparison.Ordinal);
        var derived = string.Concat(written.AsSpan(0, start), Derived(), written.AsSpan(end));
        if (Environment.GetEnvironmentVariable("UPDATE_CASES") == "1")
            File.WriteAllText(Path.Combine(Repo.Root, Document), derived);
        else
            Assert.True(derived == written, $"{Document} differs from {nameof(InvisibleCharacters)}; UPDATE_CASES=1 writes it");
    }

    [Fact]
    public void IsInOrderWithoutOverlaps()
    {
        var table = InvisibleCharacters.Table;
        Assert.All(table, row => Assert.True(row.First <= row.Last));
        Assert.All(table.Zip(table.Skip(1)), pair => Assert.True(pair.First.Last < pair.Second.First));
    }

    private static string Derived() =>
        "| in a text | characters |\n|---|---|\n" + string.Join('\n', Enum.GetValues<InText>().Select(RowOf));

    private static string RowOf(InText handling)
    {
        var names = InvisibleCharacters.Table
            .Where(row => row.InText == handling)
            .GroupBy(row => row.Name)
            .Select(group => $"{group.Key} ({string.Join(", ", group.Select(RangeOf))})");
        return $"| {handling.ToString().ToLowerInvariant()} | {string.Join(" · ", names)} |";
    }

    private static string RangeOf(InvisibleCharacter row) =>
        row.First == row.Last ? $"U+{row.First:X4}" : $"U+{row.First:X4} to U+{row.Last:X4}";
}
