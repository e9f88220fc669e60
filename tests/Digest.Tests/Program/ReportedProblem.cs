using Digest.Cli.Terminal;
using Digest.Sources.Diagnostics;
using FsCheck.Fluent;
using Xunit;

namespace Digest.Tests.Program;

public sealed class ReportedProblem
{
    [Fact]
    public void HasPlaceExcerptCaretAndAdvice() => Assert.Equal(
        """
        input/articles/x/ms.md(2,7): error DG012: unknown key 'tajuk'
          | 東: tajuk: Kim
          |     ^
          = Did you mean 'title'?

        """,
        Said(Problem("---\n東: tajuk: Kim\n", line: 2, column: 4, "unknown key 'tajuk'", "Did you mean 'title'?", shownColumn: 7)));

    [Fact]
    public void HasACaretAtTheColumnOfTheTerminal()
    {
        // A wide letter takes two columns, a combining mark none, a tab becomes a blank.
        var said = Said(Problem("東e\u0301\tX", line: 1, column: 5, "here", advice: null));

        Assert.Contains("  | 東e\u0301 X\n  |     ^\n", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("كيم BAD", 5, "BAD")]
    [InlineData("title: كيم جونغ", 8, "كيم")]
    [InlineData("{ \"ar\": \"أخبار\", \"Langs\": [] }", 18, "Langs")]
    [InlineData("كيم }", 5, "}")]
    public void QuotesTheWordInRightToLeftText(string line, int column, string word)
    {
        var said = Said(Problem(line, line: 1, column, "wrong", advice: null));

        Assert.Contains($"  | {line}\n  | here: \"{word}\"\n", said, StringComparison.Ordinal);
        Assert.DoesNotContain("^", said, StringComparison.Ordinal);
    }

    [Fact]
    public void ShowsTheRelevantPartOfALongLine()
    {
        var said = Said(Problem(new string('a', 500) + "X" + new string('b', 500), line: 1, column: 501, "here", advice: null)).Split('\n');

        Assert.InRange(said[1].Length, 20, 110);
        Assert.Equal('X', said[1][said[2].IndexOf('^', StringComparison.Ordinal)]);
    }

    [Fact]
    public void CannotColourOrReorderATerminal()
    {
        var said = Said(Problem("a\e[31mred\e[0m\u202Eevil\u2066\e]0;title\aX", line: 1, column: 1, "m\e[2J\u202Eessage\nsecond line\r",
            "ad\u200Fvice\u0007"));

        Assert.Contains("| aredevilX\n", said, StringComparison.Ordinal);
        Assert.Contains(": message second line\n", said, StringComparison.Ordinal);
        Assert.Contains("  = advice\n", said, StringComparison.Ordinal);
    }

    [Fact]
    public void IsColouredOnlyOnRequest()
    {
        var problem = Problem("x", line: 1, column: 1, "wrong", advice: null);

        Assert.DoesNotContain('\e', Said(problem));
        Assert.Contains("\e[31merror\e[0m DG012", Said(problem, colours: true), StringComparison.Ordinal);
    }

    [Fact]
    public void IsNotPrintedAfterAHundredOthers()
    {
        var problems = Enumerable.Range(0, 120).Select(number => Problem("x", line: number + 1, column: 1, "wrong", advice: null))
            .ToArray();

        var said = Said(problems);

        Assert.Equal(100, said.Split("error DG012").Length - 1);
        Assert.EndsWith("… and 20 problems more.\n", said, StringComparison.Ordinal);
    }

    internal static Diagnostic Problem(string text, int line, int column, string message, string? advice, int? shownColumn = null,
        Severity severity = Severity.Error) =>
        new(DiagnosticCode.UnknownKey, severity, new("input/articles/x/ms.md", line, column), message, advice)
        {
            Excerpt = text.Split('\n') is var lines && line <= lines.Length ? lines[line - 1] : text,
            Column = shownColumn ?? column,
        };

    private static string Said(Diagnostic problem, bool colours = false)
    {
        using var error = new StringWriter { NewLine = "\n" };
        new ConsoleReport(TextWriter.Null, error) { Colours = colours }.Problems([problem]);
        return error.ToString();
    }

    private static string Said(Diagnostic[] problems)
    {
        using var error = new StringWriter { NewLine = "\n" };
        new ConsoleReport(TextWriter.Null, error).Problems(problems);
        return error.ToString();
    }
}
