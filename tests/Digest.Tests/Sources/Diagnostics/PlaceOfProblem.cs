using System.Globalization;
using System.Text;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Digest.Tests.Sources.Diagnostics;

public sealed class PlaceOfProblem
{
    private static readonly Gen<string> s_lines =
        Gen.ListOf(Gen.Elements("a", "كيم", "\u064E", "e\u0301", "👨\u200D👩\u200D👧", "🇲🇾", "東", "\t", " ", "\u200F", "\u202E", "x"))
            .Select(words => string.Concat(words));

    /// <summary>
    /// The column counts text elements. One with the place inside it is not counted in part, unless an invisible character is there.
    /// </summary>
    [Fact]
    public void CountsTextElements() => Prop.ForAll(Arb.From(s_lines), line =>
    {
        var places = Enumerable.Range(1, line.Length + 1).ToArray();

        var problems = ProblemsAt($"first\n{line}\nlast", line: 2, places);

        var starts = StringInfo.ParseCombiningCharacters(line);
        Assert.Equal(
            places.Select(place => place > line.Length ? starts.Length + 1 : ColumnOf(place)),
            problems.Select(problem => problem.Column));
        Assert.All(problems, problem => Assert.Contains(
            problem.Excerpt!.Before.TrimStart('…') + problem.Excerpt.After.TrimEnd('…'), line, StringComparison.Ordinal));

        int ColumnOf(int place) =>
            starts.Count(start => start < place) + (line[place - 1] == '\u200D' && !starts.Contains(place - 1) ? 1 : 0);
    }).QuickCheckThrowOnFailure();

    /// <summary>Each excerpt is a part of the line, and the line is read once.</summary>
    [Theory]
    [InlineData("a  b ")]
    [InlineData("كيم  ب")]
    [InlineData("👨\u200D👩\u200D👧 ")]
    [InlineData("\u0301")] // one text element
    public void CostsLittleInALongLine(string word)
    {
        const int Length = 131_000;
        var line = string.Concat(Enumerable.Repeat(word, Length / word.Length));
        var places = Enumerable.Range(0, 20_000).Select(number => 1 + (number * 6)).ToArray();
        ProblemsAt(line, line: 1, [1]); // compiles the code
        var before = GC.GetAllocatedBytesForCurrentThread();

        var problems = ProblemsAt(line, line: 1, places);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 32_000_000);
        Assert.InRange(problems.Max(problem => problem.Excerpt!.Before.Length + problem.Excerpt.After.Length), 200, 500);
        Assert.Equal(1001, problems.Length);
    }

    [Fact]
    public void OfAThousandOthersIsCounted()
    {
        var text = string.Concat(Enumerable.Repeat("x\n", 3000));
        var bag = new DiagnosticBag();
        foreach (var line in Enumerable.Range(1, 2500))
            bag.Warning(DiagnosticCode.DoubledSpace, new("input/x.md", line, 1), "two spaces follow each other", "Delete one.");
        bag.Error(DiagnosticCode.BadLink, new("input/x.md", 2600, 1), "a link");
        bag.Error(DiagnosticCode.DoubledSpace, new("input/x.md", 2700, 1), "the worst are listed");

        var problems = bag.ToImmutable(TreeOf(text));

        Assert.Equal(1002, problems.Length);
        Assert.Equal(2, problems.Count(problem => problem.Severity == Severity.Error));
        var rest = Assert.Single(problems, problem => problem.Message == "1501 more of this kind are not listed");
        Assert.Equal((DiagnosticCode.DoubledSpace, Severity.Warning, 1000), (rest.Code, rest.Severity, rest.Location.Line));
    }

    private static Diagnostic[] ProblemsAt(string text, int line, int[] columns)
    {
        var bag = new DiagnosticBag();
        foreach (var column in columns)
            bag.Error(DiagnosticCode.BadValue, new("input/x.md", line, column), "x");
        return [.. bag.ToImmutable(TreeOf(text))];
    }

    private static SourceTree TreeOf(string text) => new([SourceFile.InMemory("input/x.md", Encoding.UTF8.GetBytes(text))]);
}
