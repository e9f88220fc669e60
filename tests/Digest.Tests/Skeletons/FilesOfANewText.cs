using System.Text;
using Digest.Cli.Commands;
using Digest.Skeletons;
using Xunit;

namespace Digest.Tests.Skeletons;

public sealed class FilesOfANewText
{
    private static readonly NewContent s_article = new(ContentKind.Article, "2024-02-01-kim", "Kim", ["ms"], "2024-02-01", "happened");

    /// <summary>The first topic is an example to replace.</summary>
    [Theory]
    [InlineData("security: { name: A }\n", "topics: [security]")]
    [InlineData("\"a], title: b\": { name: A }\n", "topics: []")]
    [InlineData("- a\n", "topics: []")]
    public void NameTheFirstTopicIfItsIdIsValid(string topics, string line)
    {
        var sources = new TestSite().With("input/topics.yml", topics).Tree();

        var directory = ContentSkeleton.Of(SkeletonFiles.Read(), sources, s_article).Single(file => file.Name == "_directory.yml");

        Assert.Contains($"\n{line}\n", Encoding.UTF8.GetString(directory.ReadAllBytes()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Kim tiba", "kim-tiba")]
    [InlineData("…!", "kim")]
    public void HaveASlugEvenIfTheTitleHasNoLetters(string title, string slug) =>
        Assert.Equal(slug, ContentSkeleton.SlugOf(s_article with { Title = title }));

    [Fact]
    public void HaveAShortSlugForALongTitle() =>
        Assert.Equal("kim", ContentSkeleton.SlugOf(s_article with { Title = new('ب', 300) }));
}
