using Digest.Output.Sitemaps;
using Xunit;

namespace Digest.Tests.Sitemaps;

public sealed class ManyNews
{
    /// <summary>Google reads a thousand of one file.</summary>
    [Fact]
    public void AreTheNewestThousand()
    {
        var site = new TestSite();
        for (var number = 0; number <= 1000; number++)
        {
            var minute = TimeSpan.FromMinutes(number).ToString(@"hh\:mm", System.Globalization.CultureInfo.InvariantCulture);
            site.With($"input/articles/k{number}/ms.md", $"---\ntitle: Kim {number}\npublished: 2024-05-31T{minute}:00Z\n---\nTeks.\n");
        }

        var articles = NewsSitemap.ArticlesOf(site.Compile().Files.Pages[0].Site);

        Assert.Equal(1000, articles.Length);
        Assert.Equal(("k1000", "k1"), (articles[0].StoryId, articles[^1].StoryId));
    }
}
