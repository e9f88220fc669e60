using System.Text;
using Digest.Content;
using Digest.Skeletons;
using Digest.Sources.Diagnostics;
using Digest.Tests.Repository;
using Markdig;
using Markdig.Syntax;
using Xunit;
using SourceFile = Digest.Sources.SourceFile;

namespace Digest.Tests.Skeletons;

/// <summary>What <c>digest new --translate</c> copies from another language.</summary>
public sealed class TextToTranslate
{
    private const string Mark = "[untranslated]\n\n";

    public static TheoryData<string> ArticlesOfTheRepository =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Repo.Root, "input", "articles"), "*.md", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repo.Root, file)),
    ];

    [Theory]
    [InlineData("One.\nMore.\n\nTwo.\n", Mark + "One.\nMore.\n\n" + Mark + "Two.")]
    [InlineData("## A\nOne.\n## B\n", Mark + "## A\n\n" + Mark + "One.\n\n" + Mark + "## B")]
    [InlineData("- a\n- b\n\n  c\n\n- d\n", Mark + "- a\n- b\n\n  c\n\n" + Mark + "- d")]
    [InlineData("A\n\n[](xref:a)\n\n---\n\n```\ncode\n\n## code\n```\n\nB\n",
        Mark + "A\n\n[](xref:a)\n\n---\n\n```\ncode\n\n## code\n```\n\n" + Mark + "B")]
    [InlineData("| a |\n| - |\n| b |\n\n[^1]: Note.\n\n    More.\n", Mark + "| a |\n| - |\n| b |\n\n" + Mark + "[^1]: Note.\n\n    More.")]
    [InlineData("", "[untranslated]")]
    [InlineData("[](xref:a)\n", Mark + "[](xref:a)")]
    public void IsMarked(string markdown, string expected) => Assert.Equal(expected, TranslationSkeleton.Marked(markdown));

    [Theory]
    [MemberData(nameof(ArticlesOfTheRepository))]
    public void IsTheSameWithoutItsMarks(string article)
    {
        var file = SourceFile.InMemory(article, File.ReadAllBytes(Path.Combine(Repo.Root, article)));
        var text = FrontMatter.Parse(file, Article.Keys, new DiagnosticBag())!;
        var markdown = text.Source.Text[text.BodyStart..];
        var marked = TranslationSkeleton.Marked(markdown);

        Assert.InRange(UntranslatedMark.CountIn(marked), 4, 100);
        Assert.Equal(Shape(markdown), Shape(marked.Replace(Mark, "", StringComparison.Ordinal)));
        Assert.Equal(markdown.Trim('\n'), marked.Replace(Mark, "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("A [untranslated] word", 0)]
    [InlineData("[untranslated]", 1)]
    [InlineData("[untranslated] A\r\n  [untranslated]\n\n[Untranslated]\n", 3)]
    public void HasMarksAtTheStartOfLines(string markdown, int count) => Assert.Equal(count, UntranslatedMark.CountIn(markdown));

    /// <summary>The kinds of the blocks at the top, and the levels of headings.</summary>
    private static string Shape(string markdown)
    {
        var shape = new StringBuilder();
        foreach (var block in Markdown.Parse(markdown, new MarkdownPipelineBuilder().UsePipeTables().UseFootnotes().Build()))
            shape.Append(block.GetType().Name).Append((block as HeadingBlock)?.Level).Append(' ');
        return shape.ToString();
    }
}
