using Digest.Sources.Diagnostics;
using Digest.Tests.CountedSteps;
using Xunit;

namespace Digest.Tests.Content.Markdown;

/// <summary>
/// Texts of the largest size whose parsing or rendering could take far more than their size: each stays in the budget, and is accepted or
/// refused with a place in the text. Another exception ends the test.
/// </summary>
public sealed class ExpensiveMarkdown
{
    private const int Size = 260_000;

    /// <summary>Just below the limit of marks in a block.</summary>
    private const int Block = 1_990;

    private static readonly string s_long = new('a', Size / 2);

    private static readonly Dictionary<string, Func<string>> s_texts = new(StringComparer.Ordinal)
    {
        ["open brackets"] = () => Fill("["),
        ["open brackets and spaces"] = () => Fill("[ "),
        ["open pictures"] = () => Fill("!["),
        ["empty brackets"] = () => Fill("[]"),
        ["brackets in brackets"] = () => Repeat("[", Size / 2) + Repeat("]", Size / 2),
        ["links in links"] = () => Repeat("[", Size / 5) + Repeat("](b)", Size / 5),
        ["links that do not end"] = () => Fill("[]("),
        ["links with an address that does not end"] = () => Fill("[a](<b"),
        ["links with a title that does not end"] = () => Fill("[a](b \"c"),
        ["references that do not end"] = () => Fill("[a]["),
        ["paragraphs of links that do not end"] = () => Fill(Repeat("[](", Block) + "\n\n"),
        ["open emphasis"] = () => Fill("*a "),
        ["two kinds of emphasis"] = () => Fill("*a_ "),
        ["mixed emphasis"] = () => Fill("*a **b***c** d_e_ __f*"),
        ["emphasis that closes otherwise"] = () => Repeat("a**b ", Size / 10) + Repeat("*c ", Size / 6),
        ["paragraphs of mixed emphasis"] = () => Fill(Repeat("*a _b ", Block / 2) + "\n\n"),
        ["headings of open emphasis"] = () => Fill("## " + Repeat("*a_ ", Block / 2) + "\n"),
        ["underlined headings of open emphasis"] = () => Fill(Repeat("*a_ ", 5_000) + "\n---\n"),
        ["fences of code"] = () => Fill("`a"),
        ["fences that grow"] = () => string.Concat(Enumerable.Range(1, 700).Select(length => new string('`', length) + "a")),
        ["unknown entities"] = () => Fill("&a"),
        ["an entity that does not end"] = () => "&" + Fill("a"),
        ["open tags"] = () => Fill("<a "),
        ["open attributes"] = () => Fill("<a b=\""),
        ["open autolinks"] = () => Fill("<http:"),
        ["pipes"] = () => Fill("|"),
        ["a wide row above short rows"] = () => Repeat("|a", Size / 4) + "|\n|-|\n" + Repeat("|a|\n", Size / 8),
        ["a wide row below the head"] = () => "|a|\n|-|\n" + Repeat("|a", Size / 4) + "|\n" + Repeat("|a|\n", Size / 8),
        ["a wide table"] = () => Repeat("|a", Size / 4) + "|\n" + Repeat("|-", Size / 4) + "|\n",
        ["a long table"] = () => "|a|b|\n|-|-|\n" + Fill("|a|b|\n"),
        ["a square table"] = () => Repeat("|", 300) + "\n" + Repeat("|-", 300) + "\n" + Fill(Repeat("|", 300) + "\n"),
        ["many tables"] = () => Fill("|a|b|c|\n|-|-|-|\n|a|\n\n"),
        ["quotations in quotations"] = () => Fill("> "),
        ["lists in quotations"] = () => Fill(">- "),
        ["lists in lists"] = () => Fill("1. "),
        ["items"] = () => Fill("- a\n"),
        ["empty items"] = () => Fill("-\n"),
        ["items of paragraphs"] = () => Fill("- a\n\n  b\n\n"),
        ["a lazy quotation"] = () => Repeat("> ", 31) + "a\n" + Fill("b\n"),
        ["paragraphs"] = () => Fill("a\n\n"),
        ["lines"] = () => Fill("a\n"),
        ["headings"] = () => Fill("## a\n"),
        ["underlined headings"] = () => Fill("a\n-\n"),
        ["rules"] = () => Fill("***\n"),
        ["code"] = () => Fill("```\n"),
        ["definitions"] = () => Fill("[x]: /u\n"),
        ["definitions with a title that does not end"] = () => Fill("[x]: a '\n"),
        ["definitions in paragraphs"] = () => Fill(Repeat("[x]: /u\n", Block) + "\n"),
        ["a long address used often"] = () => $"[x]: https://example.org/{s_long}\n\n{Repeat("[x] ", Size / 8)}",
        ["a long title used often"] = () => $"[x]: peta.svg '{s_long}'\n\n{Repeat("![x]\n\n", Size / 12)}",
        ["an address used often"] = () => $"[x]: https://example.org/{new string('a', 1900)}\n\n{Fill(Repeat("[x] ", Block) + "\n\n")}",
        ["a missing picture with a long name"] = () => Fill("![](" + new string('a', 1900) + ".svg)\n\n"),
        ["a footnote used often"] = () => "[^1]: a\n\n" + Fill("[^1] "),
        ["footnotes"] = () => string.Concat(Enumerable.Range(1, 12_000).Select(number => $"a[^{number}]\n\n[^{number}]: b\n\n")),
        ["footnotes in each other"] = () => "[^1]: " + Repeat("[^2]", 20_000) + "\n\n[^2]: " + Repeat("[^1]", 20_000) + "\n\n[^1]",
        ["runs of both directions"] = () => Fill("aب1"),
        ["open quotation marks"] = () => Fill("«a "),
        ["spaces"] = () => "a" + Fill(" ") + "b",
        ["marks above a letter"] = () => "a" + Fill("\u0301"),
        ["dates"] = () => Fill("5 September 2023 "),
    };

    private readonly RenderedMarkdown _rendered = new();

    public static TheoryData<string> Names => [.. s_texts.Keys];

    internal static IEnumerable<(string Name, string Text)> Texts => s_texts.Select(named => (named.Key, named.Value()));

    [Theory]
    [MemberData(nameof(Names))]
    public void StaysInTheBudget(string name)
    {
        var text = s_texts[name]();
        foreach (var language in _rendered.Languages)
        {
            var (html, diagnostics) = WorkBudget.Run(() => $"{name} ({language.Code})", () => _rendered.Of(text, language));

            var errors = diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).ToList();
            Assert.True(errors.Count == 0 ? html is not null : errors.Exists(error => error.Location.Line > 3));
        }
    }

    private static string Fill(string text) => Repeat(text, Size / text.Length);

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
