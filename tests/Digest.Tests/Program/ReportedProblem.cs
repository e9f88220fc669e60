using System.Globalization;
using System.Text.RegularExpressions;
using Digest.Cli.Terminal;
using Digest.Sources.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Digest.Tests.Program;

public sealed partial class ReportedProblem
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

    /// <summary>Wide letters, joined emoji and flags take two columns; marks and vowels of jamo none.</summary>
    [Theory]
    [InlineData("X", 0)]
    [InlineData("a\tX", 2)]
    [InlineData("漢字X", 4)]
    [InlineData("ﾊﾝX", 2)]
    [InlineData("👨\u200D👩\u200D👧X", 2)]
    [InlineData("👍🏽X", 2)]
    [InlineData("🇲🇾X", 2)]
    [InlineData("✅X", 2)]
    [InlineData("❤\uFE0FX", 2)]
    [InlineData("❤X", 1)]
    [InlineData("g\u0303\u0323X", 1)]
    [InlineData("\u1112\u1161\u11ABX", 2)]
    [InlineData("naïve ümlaut X", 13)]
    public void HasACaretBelowItsLetter(string line, int columns)
    {
        var said = Said(Problem(line, line: 1, column: line.Length, "here", advice: null));

        Assert.Contains($"\n  | {new string(' ', columns)}^\n", said, StringComparison.Ordinal);
    }

    /// <summary>What an invisible character does not show, its number does; elsewhere in the line it stays.</summary>
    [Theory]
    [InlineData("##\u200C Tajuk", 3, @"##\u200C Tajuk")]
    [InlineData("1.\uFE0F a\u200Db", 3, @"1.\uFE0F a" + "\u200Db")]
    [InlineData("ki\u00ADm", 3, @"ki\u00ADm")]
    [InlineData("ki\U000E0041m", 3, @"ki\U000E0041m")]
    [InlineData("##\u00A0Tajuk", 3, "##\u00A0Tajuk")]
    [InlineData("##\u200C Tajuk", 5, "##\u200C Tajuk")]
    public void ShowsTheInvisibleCharacterAtItsPlace(string line, int column, string shown)
    {
        var said = Said(Problem(line, line: 1, column, "wrong", advice: null));

        Assert.Contains($"  | {shown}\n", said, StringComparison.Ordinal);
        Assert.True(column > 3 || said.Contains("\n  |   ^\n", StringComparison.Ordinal), said);
    }

    [Theory]
    [InlineData("كيم BAD", 5, "\"BAD\", after \"كيم\"")]
    [InlineData("كيم BAD", 1, "\"كيم\"")]
    [InlineData("title: كيم جونغ", 8, "\"كيم\", after \"title:\"")]
    [InlineData("{ \"ar\": \"أخبار\", \"Langs\": [] }", 18, "\"Langs\", after \"\"أخبار\",\"")]
    [InlineData("كيم }", 5, "\"}\", after \"كيم\"")]
    [InlineData("زار في موسكو ثم في موسكو", 20, "\"موسكو\", after \"ثم في\"")] // as many words as occur once
    [InlineData("كيــم", 3, "\"ــم\", after \"كي\"")] // inside a word
    [InlineData("كيم جونغ", 9, "the end of the line, after \"جونغ\"")]
    [InlineData("كيم  جونغ", 5, "\"جونغ\", after \"كيم\"")]
    public void SaysThePlaceInWordsInRightToLeftText(string line, int column, string words)
    {
        var said = Said(Problem(line, line: 1, column, "wrong", advice: null));

        Assert.Contains($"  | {line}\n  | here: {words}\n", said, StringComparison.Ordinal);
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
    public void CannotActOnATerminal()
    {
        var said = Said(Problem("a\e[31mred\e[0m\u202Eevil\u2066\e]0;title\aX", line: 1, column: 1, "m\e[2J\u202Eessage\nsecond line\r",
            "ad\u200Fvice\u0007"));

        Assert.Contains(@"| a\u001B[31mred\u001B[0m\u202Eevil\u2066\u001B]0;title\u0007X" + "\n", said, StringComparison.Ordinal);
        Assert.Contains(@": m\u001B[2J\u202Eessage second line\u000D" + "\n", said, StringComparison.Ordinal);
        Assert.Contains(@"  = ad\u200Fvice\u0007" + "\n", said, StringComparison.Ordinal);
    }

    /// <summary>Sequences that a program left open would take the rest of the output with them.</summary>
    [Theory]
    [InlineData("\e]0;no end")]
    [InlineData("\e]8;;https://x")]
    [InlineData("\eP1;2|no end")]
    [InlineData("\e_no end")]
    [InlineData("\e^no end")]
    [InlineData("\eX no end")]
    [InlineData("\e[31")]
    [InlineData("\u009D0;no end")]
    [InlineData("\u009B31mno end")]
    [InlineData("\u0090no end")]
    [InlineData("no end\e")]
    public void ShowsAnOpenEscapeSequenceWhole(string sequence)
    {
        var problem = Problem($"{sequence}excerpt", line: 1, column: 1, $"{sequence}message", $"{sequence}advice");

        var said = Said(problem with { Location = problem.Location with { Path = $"input/{sequence}path.md" } });

        Assert.DoesNotContain(said, letter => char.IsControl(letter) && letter != '\n');
        Assert.All(["excerpt", "message", "advice", "path.md"], text => Assert.Contains(text, said, StringComparison.Ordinal));
        Assert.Equal(4, said.Split(sequence.Trim('\e').TrimStart('\u009D', '\u009B', '\u0090')).Length - 1);
    }

    /// <summary>A terminal shows every character, or its number.</summary>
    [Fact]
    public void LosesNoText() => Prop.ForAll<string>(text =>
    {
        var source = (text ?? "").ReplaceLineEndings("\n");

        var clean = TerminalText.Clean(source);

        Assert.DoesNotContain(clean, letter => char.IsControl(letter) || letter is >= '\u2028' and <= '\u202E');
        var shown = Escape.Replace(clean, escape => $"{(char)int.Parse(escape.Groups["code"].Value, NumberStyles.HexNumber, null)}");
        var expected = Escape.Replace(source.Replace('\n', ' ').Replace('\t', ' '),
            escape => $"{(char)int.Parse(escape.Groups["code"].Value, NumberStyles.HexNumber, null)}");
        Assert.Equal(expected, shown);
    }).QuickCheckThrowOnFailure();

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
        Diagnostic[] problems =
        [
            .. Enumerable.Range(1, 5).Select(line => Problem("x", line, column: 1, "note", advice: null, severity: Severity.Note)),
            .. Enumerable.Range(6, 110).Select(line => Problem("x", line, column: 1, "wrong", advice: null)),
            .. Enumerable.Range(200, 7).Select(line =>
                Problem("x", line, column: 1, "link", advice: null) with { Code = DiagnosticCode.BrokenLink }),
        ];

        var said = Said(problems);

        Assert.Equal(100, said.Split("error DG012").Length - 1);
        Assert.EndsWith("… and 22 more: 15 DG012, 7 DG041\n", said, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\\u(?<code>[0-9A-F]{4})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escape { get; }

    internal static Diagnostic Problem(string text, int line, int column, string message, string? advice, int? shownColumn = null,
        Severity severity = Severity.Error) =>
        new(DiagnosticCode.UnknownKey, severity, new("input/articles/x/ms.md", line, column), message, advice)
        {
            Excerpt = Excerpt.Of(text.Split('\n') is var lines && line <= lines.Length ? lines[line - 1] : text, column - 1),
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
