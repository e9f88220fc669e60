using Digest.Cli.Terminal;
using Digest.Sources.Diagnostics;
using Digest.Tests.Publishing;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Digest.Tests.Program;

public sealed class ReportUnderGitHubActions
{
    [Fact]
    public void AnnotatesTheWorstTenFirst()
    {
        Diagnostic[] problems =
        [
            .. Enumerable.Range(1, 8)
                .Select(line => ReportedProblem.Problem("x", line, 1, $"warning {line}", advice: null, severity: Severity.Warning)),
            .. Enumerable.Range(9, 8).Select(line => ReportedProblem.Problem("x", line, 1, $"error {line}", advice: null)),
        ];

        var annotations = Annotations(Said(problems));

        Assert.Equal(10, annotations.Length);
        Assert.All(annotations[..8], annotation => Assert.StartsWith("::error ", annotation, StringComparison.Ordinal));
        Assert.All(annotations[8..], annotation => Assert.StartsWith("::warning ", annotation, StringComparison.Ordinal));
        Assert.Equal("::error file=input/articles/x/ms.md,line=9,col=1,title=DG012::error 9", annotations[0]);
    }

    [Fact]
    public void PutsEveryProblemInTheSummaryOfTheStep()
    {
        using var folder = new TemporaryFolder();
        folder.Write("summary.md", "before\n");
        Diagnostic[] problems = [.. Enumerable.Range(1, 150).Select(line =>
            ReportedProblem.Problem("x", line, 1, "a ``` fence", advice: "Delete it."))];

        Said(problems, folder["summary.md"]);

        var summary = File.ReadAllText(folder["summary.md"]);
        Assert.StartsWith("before\n### Digest: 150 errors\n\n````text\n", summary, StringComparison.Ordinal);
        Assert.Equal(150, summary.Split("error DG012: a ``` fence\n  = Delete it.\n").Length - 1);
    }

    [Fact]
    public void LimitsTheSummaryToTheSizeThatGitHubAccepts()
    {
        using var folder = new TemporaryFolder();
        var wordy = new string('x', 10_000);
        Diagnostic[] problems = [.. Enumerable.Range(1, 600).Select(line => ReportedProblem.Problem("x", line, 1, wordy, advice: null))];

        Said(problems, folder["summary.md"]);

        Assert.InRange(new FileInfo(folder["summary.md"]).Length, 500_000, 1_000_000);
        Assert.Contains(" more.", File.ReadAllText(folder["summary.md"]), StringComparison.Ordinal);
    }

    /// <summary>No text of an article becomes a workflow command, and annotations contain it completely.</summary>
    [Fact]
    public void EscapesCommandsWithoutLosingText()
    {
        var words = Gen.Elements("::add-mask::x", "::", "##[error]", "%0A", "%", "\n", "\r\n", " ", "\t", ":", ",", "قطار", "\u202E",
            "\e[31m", "stop", "::stop-commands::y", "`");
        var texts = Gen.ListOf(words).Select(parts => string.Concat(parts));
        Prop.ForAll(Arb.From(Gen.Three(texts)), texts =>
        {
            var (message, excerpt, advice) = texts;
            var said = Said([ReportedProblem.Problem(excerpt.Replace('\n', ' '), line: 1, column: 1, message, advice)]);

            var lines = said.Split('\n');
            var annotation = Assert.Single(Annotations(said));
            Assert.All(lines.Where(line => line != annotation), line =>
            {
                Assert.False(line.TrimStart().StartsWith("::", StringComparison.Ordinal), line);
                Assert.DoesNotContain("##[", line, StringComparison.Ordinal);
            });
            Assert.Equal(TerminalText.Clean(message) + "\n" + TerminalText.Clean(advice),
                Unescaped(annotation[(annotation.IndexOf("::", 2, StringComparison.Ordinal) + 2)..]));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void SummaryIsNoCommand()
    {
        using var output = new StringWriter { NewLine = "\n" };
        new ConsoleReport(output, output) { Actions = new(SummaryPath: null, "") }.Summary("::error::x");

        Assert.Equal("| ::error::x\n", output.ToString());
    }

    private static string[] Annotations(string said) =>
        [.. said.Split('\n').Where(line => line.StartsWith("::error ", StringComparison.Ordinal)
            || line.StartsWith("::warning ", StringComparison.Ordinal))];

    /// <summary>Decodes the data of a workflow command as the runner of GitHub does.</summary>
    private static string Unescaped(string data) => data
        .Replace("%0D", "\r", StringComparison.Ordinal)
        .Replace("%0A", "\n", StringComparison.Ordinal)
        .Replace("%25", "%", StringComparison.Ordinal);

    private static string Said(Diagnostic[] problems, string? summaryPath = null)
    {
        using var output = new StringWriter { NewLine = "\n" };
        new ConsoleReport(output, output) { Actions = new(summaryPath, "") }.Problems(problems);
        return output.ToString();
    }
}
