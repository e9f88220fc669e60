using System.Text.RegularExpressions;
using Digest.Cli.Terminal;
using Digest.Languages;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Xunit;

namespace Digest.Tests.Repository;

/// <summary>
/// docs/diagnostics.md has a section for every code. Its examples are what the program prints for the cases that they name, in lines such
/// as <c>&lt;!-- example: markdown/html-is-escaped --&gt;</c>. <c>UPDATE_CASES=1</c> rewrites them.
/// </summary>
public sealed partial class DiagnosticsReference
{
    private const string Document = "docs/diagnostics.md";

    // A page of noise, a fault of the theme that an earlier check missed, faults of the disk and the program, and cards and pictures,
    // which depend on the machine: no case can show them.
    private static readonly DiagnosticCode[] s_withoutCase =
    [
        DiagnosticCode.OutputTooLarge, DiagnosticCode.OutputUnsafe, DiagnosticCode.Unreadable, DiagnosticCode.InternalError,
        DiagnosticCode.IncompleteCards, DiagnosticCode.UnreadablePicture, DiagnosticCode.UnchangedPictures,
    ];

    private static readonly bool s_update = Environment.GetEnvironmentVariable("UPDATE_CASES") == "1";

    [Fact]
    public void HasASectionForEveryCodeInOrder() => Assert.Equal(
        Enum.GetValues<DiagnosticCode>().Select(code => $"{IdOf(code)} {TitleOf(code)}"),
        Sections().Select(section => section.Heading),
        StringComparer.OrdinalIgnoreCase);

    [Fact]
    public void HasAnExampleOfItsCodeInEverySection() => Assert.All(Sections(), section =>
    {
        var id = section.Heading[..5];
        var example = Assert.Single(Example.Matches(section.Text));
        Assert.Matches($"^.+: (error|warning|note) {id}: .+\n", example.Groups["output"].Value);
        Assert.True(example.Groups["case"].Success || s_withoutCase.Any(code => IdOf(code) == id), $"{id} names no case");
    });

    [Fact]
    public void NamesTheRulesThatCanBeTurnedOff() =>
        Assert.Contains($"| {LintRules.CodesThatCanBeOff} | proofreading", Repo.Read(Document), StringComparison.Ordinal);

    [Fact]
    public void ExamplesAreWhatTheProgramPrints()
    {
        var written = Repo.Read(Document);
        var derived = Heading.Split(written).Aggregate((before, section) => $"{before}## {WithDerivedExample(section)}");
        if (s_update)
            File.WriteAllText(Path.Combine(Repo.Root, Document), derived);
        else
            Assert.True(derived == written, $"{Document} differs from what the program prints; UPDATE_CASES=1 writes it");
    }

    private static string WithDerivedExample(string section) => Example.Replace(section, example => example.Groups["case"].Success
        ? $"<!-- example: {example.Groups["case"].Value} -->\n```text\n{PrintedFor(section[..5], example.Groups["case"].Value)}```\n"
        : example.Value);

    private static string PrintedFor(string id, string name)
    {
        var problem = CaseFile.ProblemsOf(name + ".txt").FirstOrDefault(problem => problem.Id == id);
        Assert.True(problem is not null, $"the case {name} has no {id}");
        using var printed = new StringWriter { NewLine = "\n" };
        new ConsoleReport(TextWriter.Null, printed).Problems([problem]);
        return printed.ToString();
    }

    private static IEnumerable<(string Heading, string Text)> Sections() =>
        Heading.Split(Repo.Read(Document)).Skip(1).Select(section => (section.Split('\n')[0], section));

    private static string IdOf(DiagnosticCode code) => new Diagnostic(code, Severity.Error, SourceLocation.OfFile(""), "").Id;

    /// <summary>The words of the code's name, such as "unknown key".</summary>
    private static string TitleOf(DiagnosticCode code) => Capital.Replace($"{code}", " $0").Trim();

    [GeneratedRegex("^## (?=DG)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading { get; }

    [GeneratedRegex("(<!-- example: (?<case>\\S+) -->\n)?```text\n(?<output>.*?)```\n",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Example { get; }

    [GeneratedRegex("(?<!^)[A-Z]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Capital { get; }
}
