using System.Collections.Immutable;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Digest.Content;
using Digest.Content.Markdown;
using Digest.Languages;
using Digest.Sources.Diagnostics;
using Digest.Sources;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Digest.Tests.Content.Markdown;

/// <summary>Links at the names of entities, in random texts: pieces of names, quotations, links and blocks.</summary>
public sealed class MentionedEntities
{
    private static readonly string[] s_ids = ["kim", "russia", "ministry"];

    private static readonly ImmutableArray<(string Ms, string Ar)> s_names =
        [("Kim Jong Un", "كيم جونغ أون"), ("Rusia", "روسيا"), ("Kementerian Rusia", "وزارة روسيا")];

    private static readonly string[] s_pieces =
    [
        "Kim Jong Un", "Rusia", "Kementerian Rusia", "كيم جونغ أون", "روسيا", "وزارة روسيا", "Kim\nJong Un", "Kim *Jong* Un", " ", " ", " ",
        "\n\n", "\n\n## ", "\n\n> ", "\n\n- ", "\n\n| a | b |\n| --- | --- |\n| ", " | ",
        "“", "”", "«", "»", "\"", "'", "’", "**", "*", "_",
        "`", "[", "](https://example.com/)", "](xref:entity:kim)", "\\", "NSC", "12", "–", "-", "و", ".", "[^1]", "\n\n[^1]: ", "\u0301",
    ];

    private static readonly RenderedMarkdown s_rendered = new();

    private static Arbitrary<string> Texts =>
        Gen.Elements(s_pieces).ListOf().Where(pieces => pieces.Count <= 40).Select(string.Concat).ToArbitrary();

    [Fact]
    public void ChangeNoWordAndAreLinkedOnceOutsideOfOtherMarkup() =>
        Prop.ForAll(Texts, text =>
        {
            foreach (var language in s_rendered.Languages)
            {
                var plain = s_rendered.Of(text, language);
                var linked = s_rendered.Of(text, language, Mentions(language, s_ids));
                Assert.Equal(plain.Diagnostics, linked.Diagnostics);
                if (plain.Html is null || plain.Diagnostics.Any(problem => problem.Severity == Severity.Error))
                    continue; // no page shows it, and it may have a link inside a link

                var page = Parse(linked.Html!);
                Assert.Equal(Parse(plain.Html).Body!.TextContent, page.Body!.TextContent);
                Check(page, language);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(SampleSize.Of(1_000, 20_000)).WithEndSize(40));

    private static void Check(IDocument page, Language language)
    {
        var links = page.QuerySelectorAll("a[href^='/entity/']").Where(link => link.GetAttribute("href") is not null).ToList();
        var automatic = links.Where(link => s_names.Any(name => name.Ms == TextOf(link) || name.Ar == TextOf(link))).ToList();
        Assert.All(automatic.GroupBy(link => link.GetAttribute("href")), group => Assert.True(
            group.Count() == 1 || group.Key == "/entity/kim", group.First().OuterHtml)); // the text may link to 'kim' itself
        Assert.All(automatic.Where(link => link.GetAttribute("href") != "/entity/kim"), link =>
        {
            Assert.Null(link.ParentElement!.Closest("a, h2, h3, blockquote, th, code, figcaption"));
            Assert.Contains(TextOf(link), s_names.Select(name => language.Code == "ms" ? name.Ms : name.Ar));
        });
    }

    private static string TextOf(IElement link) => link.TextContent.Replace('\n', ' ').Replace('\u00A0', ' ');

    private static EntityMentions Mentions(Language language, IEnumerable<string> ids) => new(
        new EntityNames(s_ids.Zip(s_names).Select(pair => EntityOf(pair.First, pair.Second.Ms, pair.Second.Ar)), [], [language]),
        [.. ids.Select(ReferenceTo)],
        language);

    internal static Digest.Content.Entity EntityOf(string id, string ms, string ar) => new(
        id,
        EntityType.Person,
        new([KeyValuePair.Create("ms", ms), KeyValuePair.Create("ar", ar)]),
        LocalizedText.Empty,
        LocalizedText.Empty,
        [],
        LocalizedText.Empty,
        [],
        OwnFields.Empty,
        default);

    internal static Reference ReferenceTo(string id) => new(id, default);

    private static IDocument Parse(string html) => new HtmlParser(new HtmlParserOptions { IsStrictMode = true })
        .ParseDocument($"<!doctype html><html lang=\"ms\"><head><title>x</title></head><body>{html}</body></html>");
}
