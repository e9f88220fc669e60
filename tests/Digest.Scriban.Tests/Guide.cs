using System.Net;
using System.Text.RegularExpressions;
using Digest.Scriban.Functions;

namespace Digest.Scriban.Tests;

/// <summary>docs/templates.md against the engine: it names every function with its arguments and no other, and every example in it prints what it says.</summary>
public partial class TheGuideForThemeAuthors
{
    private const string Arrow = "→";

    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "templates.md"));

    private static readonly Row[] Rows = [.. ReadRows()];

    private static readonly Block[] Blocks = [.. ReadBlocks()];

    private static IEnumerable<Row> FunctionRows => Rows.Where(row => row.Heading.EndsWith(" functions", StringComparison.Ordinal) && row.Cells[0].StartsWith('`') && !row.Cells[0].StartsWith("`%", StringComparison.Ordinal));

    private static IEnumerable<Row> PatternRows => Rows.Where(row => row.Cells[0].StartsWith("`%", StringComparison.Ordinal));

    private static IEnumerable<string> LeftOut => Rows.Where(row => row.Cells[0].StartsWith("`{{", StringComparison.Ordinal)).SelectMany(row => CodeIn(row.Cells[0]));

    public static TheoryData<string> WhatIsLeftOut => [.. LeftOut];

    public static TheoryData<string, string> LanguageExamples
    {
        get
        {
            var examples = new TheoryData<string, string>();
            foreach (var (template, output) in Blocks.Where(block => block.Info.Length == 0).SelectMany(ExamplesIn))
                examples.Add(template, output);

            return examples;
        }
    }

    public static TheoryData<string, string> FunctionExamples
    {
        get
        {
            var examples = new TheoryData<string, string>();
            foreach (var row in FunctionRows)
                examples.Add($"{{{{ {CodeIn(row.Cells[2])[0]} }}}}", CodeIn(row.Cells[2])[1]);
            foreach (var row in PatternRows)
                examples.Add($"{{{{ date.parse '2023-09-05T08:05:03.25Z' | date.to_string '{CodeIn(row.Cells[0])[0]}' }}}}", CodeIn(row.Cells[2])[0]);

            return examples;
        }
    }

    [Theory]
    [MemberData(nameof(LanguageExamples))]
    public void ShowsWhatTheLanguagePrints(string template, string output)
    {
        var given = Blocks.Single(block => block.Info == "given").Text;
        var partials = Blocks.Where(block => block.Info.EndsWith(".sbn-html", StringComparison.Ordinal)).ToDictionary(block => Path.GetFileNameWithoutExtension(block.Info), block => block.Text);
        var context = new TemplateContext(new Partials(partials));

        Assert.Equal(output, Template.Parse(given + template).Render(context).Trim());
    }

    /// <summary>Line breaks stand as blanks in a table; entities are written as readers see them, but for the functions that make them.</summary>
    [Theory]
    [MemberData(nameof(FunctionExamples))]
    public void ShowsWhatFunctionsGive(string template, string output)
    {
        var rendered = Template.Parse(template).Render().ReplaceLineEndings(" ").Trim();

        Assert.Equal(output.Trim(), template.Contains("html.", StringComparison.Ordinal) ? rendered : WebUtility.HtmlDecode(rendered));
    }

    [Theory]
    [MemberData(nameof(WhatIsLeftOut))]
    public void NamesWhatIsAnError(string template) => Assert.Throws<TemplateException>(() => Template.Parse(template).Render());

    [Fact]
    public void NamesEveryFunctionWithItsArguments()
    {
        var known = Builtins.Namespaces.Values.SelectMany(group => group.Functions.Values).Select(function => Written(function.Signature));

        Assert.Equal(known.Order(StringComparer.Ordinal), FunctionRows.Select(row => CodeIn(row.Cells[0])[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void MarksWhatIsOurs()
    {
        var ours = FunctionRows.Where(row => row.Cells[1].EndsWith(" Ours.", StringComparison.Ordinal)).Select(row => CodeIn(row.Cells[0])[0].Split(' ')[0]);

        Assert.Equal(FunctionRows.Select(row => CodeIn(row.Cells[0])[0].Split(' ')[0]).Except(Reference.Functions), ours);
    }

    [Fact]
    public void NamesEveryFunctionThatIsLeftOut()
    {
        var known = Builtins.Namespaces.Values.SelectMany(group => group.Functions.Values).Select(function => function.Name);

        Assert.Equal([], Reference.Functions.Except(known).Where(function => !LeftOut.Any(template => template.Split(' ').Contains(function))));
    }

    private static string Written(Signature function) => string.Join(' ', function.Parameters.Select((parameter, index) => index < function.MinArguments
        ? parameter
        : parameter + (function.MaxArguments > function.Parameters.Count ? "*" : "?")).Prepend(function.Name));

    private static IEnumerable<Row> ReadRows()
    {
        var heading = "";
        foreach (var line in Lines)
        {
            if (line.StartsWith('#'))
                heading = line.TrimStart('#', ' ');
            else if (line.StartsWith("| ", StringComparison.Ordinal))
                yield return new(heading, [.. Column.Split(line)[1..^1].Select(cell => cell.Trim().Replace(@"\|", "|", StringComparison.Ordinal))]);
        }
    }

    private static IEnumerable<Block> ReadBlocks()
    {
        const string Fence = "```", Open = "```scriban";
        for (var at = 0; at < Lines.Length; at++)
        {
            if (!Lines[at].StartsWith(Open, StringComparison.Ordinal))
                continue;

            var end = Array.IndexOf(Lines, Fence, at);
            yield return new(Lines[at][Open.Length..].Trim(), Lines[(at + 1)..end]);
            at = end;
        }
    }

    /// <summary>One example a line, or one of several lines with an arrow alone between what is written and what is printed.</summary>
    private static IEnumerable<(string Template, string Output)> ExamplesIn(Block block)
    {
        var arrow = Array.IndexOf(block.Lines, Arrow);
        return arrow >= 0
            ? [(string.Join('\n', block.Lines[..arrow]), string.Join('\n', block.Lines[(arrow + 1)..]))]
            : block.Lines.Select(line => (line.Split(Arrow)[0].Trim(), line.Split(Arrow)[1].Trim()));
    }

    private static string[] CodeIn(string cell) => [.. CodeSpan.Matches(cell).Select(span => span.Groups["code"].Value)];

    [GeneratedRegex(@"(?<!\\)\|", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Column { get; }

    [GeneratedRegex("(?<ticks>`+)(?<code>.+?)(?<!`)\\k<ticks>(?!`)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodeSpan { get; }

    /// <summary>A row of a table: the heading that it stands under, and its cells without the escapes of Markdown.</summary>
    private sealed record Row(string Heading, string[] Cells);

    /// <summary>A block of templates; what stands behind <c>scriban</c> says what it is, and nothing means examples.</summary>
    private sealed record Block(string Info, string[] Lines)
    {
        public string Text => string.Join('\n', Lines);
    }
}
