using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Digest.Configuration;
using Digest.Content;
using Digest.Content.Lint;
using Digest.Content.Markdown;
using Digest.Incremental;
using Digest.Languages;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Digest.Tests.Content.Markdown;

/// <summary>
/// Every word of a text is on the page, in an attribute that readers can reach, or in a block that a diagnostic is about. Words are
/// different, so that none can stand in for another.
/// </summary>
public sealed class VisibleText
{
    /// <summary>Blocks of Markdown, right and wrong; each <c>@</c> is a word.</summary>
    private static readonly string[] s_blocks =
    [
        "@ @\n@ *@* **@** `@` \\@ &amp;@ @", "## @ @ ##", "### @ *@*", "##@ @", "@ @\n---", "@\n===", "[@]: @", "[@]: @ \"@\"",
        "[@]: https://example.org/ \"@\"", "[@][1] [@][2] @", "[1]: https://example.org/a '@'\n[1]: https://example.org/b '@'",
        "[2]: kim.pdf (@)", "@[^1] @[^2] @[^3]", "[^1]: @ @\n    @", "[^1]: @", "[^2]: @\n\n    @ `@`\n", "[^4]: @", "> [^5]: @\n> @",
        "@^[@] [^@]", "![@](a.svg \"@\")", "![@](a.svg \"@\")\n![@](a.svg '@')", "![@](a.svg \"@\") @", "@ ![@](a.svg) @",
        "@\n![@](a.svg \"@\")\n@", "- ![@](a.svg \"@\")\n- @\n  ![@](a.svg \"@\")", "> ![@](a.svg \"@\")\n> @",
        "[![@](a.svg \"@\")](https://example.org/)", "[![@](a.svg \"@\") @](xref:kim)",
        "[@](https://example.org/ \"@\") [@](xref:kim \"@\") [@](#x \"@\") <https://example.org/>", "[@] (https://example.org/)",
        "(@)[https://example.org/]", "[@](a @)", "[@](https://example.org/ \"@", "![@][@] [@][@] [@]", "## ![@](a.svg \"@\")",
        "| @ | @ |\n|---|---|\n| @ | @ |\n| @ |\n| @ | @ | @ | @ |", "| @ |\n|---|---|\n| @ | @ |",
        "@\n| @ | @ |\n|---|---|\n| @ | @ |\n@", "| @ | @ |\n| @ | @ |",
        "|@|@|\n|:-:|--|\n|![@](a.svg \"@\")|[@](https://example.org/ '@')|", "| @ \\| @ | `@` |\n|-|-|", "```json\n@ @\n```",
        "``` @ @\n@\n```", "~~~\n@ <@>\n~~~", "```\n@", "    @ @\n    @", "\t@", "- @\n- @\n  - @\n\n    @", "1. @\n2. @",
        "7) @\n\n   @", "2023. @", "* @\n+ @", "• @\n• @", "- [ ] @", "> @\n> > @\n@", "> - @\n>   `@`", "* * *\n@", "@\\\n@  \n@",
        "<!-- @ -->", "@ <!-- @\n@ --> @", "<!-- @", "<b>@</b> <br> @", "<div\n class=\"@\">\n@", "<@ @>", "&lt;@&gt; \\<@>",
        "{% @ %} @", "{{ @ }}", "{{< @ >}}", "{: .@} @", "@ {#@}", "[@ a=\"@\"]", ":::@\n@\n:::", "~~@~~ ==@==", "[[@]] ![[@]]",
        "@![^1][^2] [@][^1] [^1][^1]@", "[@[^1]](https://example.org/)", "[<https://example.org/@>](https://example.org/)", "%% @ %%",
        "{++@++} {>>@<<} <% @ %> <?@ ?>", ".. @::\n   @", "1. @\n3. @", "@`@ @`@", "\u200F## @", "-\u00A0@", "| @ |\u200F\n|---|", "@ \\",
    ];

    private static readonly Lazy<(ContentContext Context, Language Language)> s_site = new(() =>
    {
        var tree = new TestSite()
            .With("input/articles/kim/a.svg", """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 1"/>""")
            .With("input/articles/kim/kim.pdf", "%PDF-")
            .Tree();
        var diagnostics = new DiagnosticBag();
        var settings = Settings.Parse(tree, new(default, [], Drafts: false), new(), diagnostics)!;
        var languages = LanguageFile.ParseAll(tree, settings.Languages, new(), diagnostics)!.Value;
        return (new(tree, settings, languages, new BuildCache(), BuildDay.Of(default), diagnostics), languages[0]);
    });

    [Fact]
    public void IsOnThePageOrInADiagnostic()
    {
        // Each block alone, so that a failure is small, then blocks together, which define and use each other's names. Those that would
        // continue the block above or take in the block below are left out there: the diagnostic is in the other block.
        foreach (var index in Enumerable.Range(0, s_blocks.Length))
            AssertNoneLost([index]);
        var blocks = Gen.Elements(Enumerable.Range(0, s_blocks.Length).Where(IsOnItsOwn)).NonEmptyListOf().Select(list => list.ToList());
        Prop.ForAll(blocks.ToArbitrary(), AssertNoneLost)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(SampleSize.Of(1_000, 20_000)).WithEndSize(8));
    }

    private static bool IsOnItsOwn(int block) => s_blocks[block] is not ([' ' or '\t', ..] or "<!-- @");

    private static void AssertNoneLost(List<int> blocks)
    {
        var lost = LostWordsOf(blocks);
        Assert.True(lost.Count == 0, $"{string.Join(", ", lost)} of:\n{TextOf(blocks, [])}");
    }

    /// <summary>The words that are neither on the page nor in a block with a diagnostic.</summary>
    private static List<string> LostWordsOf(IReadOnlyList<int> blocks)
    {
        var words = new List<(string Word, int FirstLine, int LastLine)>();
        var text = TextOf(blocks, words);
        var file = SourceFile.InMemory("input/articles/kim/ms.md", Encoding.UTF8.GetBytes(text));
        var found = new DiagnosticBag();
        var (context, language) = s_site.Value;
        var proofreader = new Proofreader(language, new(2023, 9, 12), Spellings.None);
        var parsed = FrontMatter.Parse(file, Article.Keys, found)!;
        var body = MarkdownText.Render(
            parsed, language, Glossary.Parse(null, context), context.With(found), proofreader, NoMentions.In(language));
        var lines = found.Unordered().Select(diagnostic => diagnostic.Location.Line).ToHashSet();
        var visible = ReadableTextOf(body);
        return
        [
            .. words
                .Where(word => !visible.Contains(word.Word, StringComparison.Ordinal))
                .Where(word => !Enumerable.Range(word.FirstLine, word.LastLine - word.FirstLine + 1).Any(lines.Contains))
                .Select(word => word.Word),
        ];
    }

    /// <param name="words">Receives the words with the lines of their blocks.</param>
    private static string TextOf(IEnumerable<int> blocks, List<(string Word, int FirstLine, int LastLine)> words)
    {
        const string Front = "---\ntitle: x\n---\n";
        var text = new StringBuilder(Front);
        var line = Front.Count(character => character == '\n') + 1;
        foreach (var block in blocks)
        {
            var last = line + s_blocks[block].Count(character => character == '\n');
            foreach (var character in s_blocks[block])
            {
                if (character != '@')
                {
                    text.Append(character);
                    continue;
                }

                var number = words.Count;
                var word = string.Concat("kata", (char)('a' + (number / 26)), (char)('a' + (number % 26)), "z");
                words.Add((word, line, last));
                text.Append(word);
            }

            text.Append("\n\n");
            line = last + 2;
        }

        return text.ToString();
    }

    /// <summary>The text of the markup, with that of tooltips and of descriptions of pictures.</summary>
    private static string ReadableTextOf(Body body)
    {
        var html = string.Concat(body.Parts.Select(part => part switch
        {
            Markup markup => Encoding.UTF8.GetString(markup.Utf8.Span),
            CrossReference { HasText: true, Title: var title } => $"<a title=\"{title}\">",
            _ => "",
        }));
        var page = new HtmlParser().ParseDocument($"<!doctype html><body><main>{html}</main>");
        var attributes = page.All.SelectMany(element => new[] { element.GetAttribute("alt"), element.GetAttribute("title") });
        return page.Body!.TextContent + string.Join(' ', attributes);
    }
}
