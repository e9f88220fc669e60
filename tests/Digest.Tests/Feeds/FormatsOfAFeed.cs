using System.Buffers;
using Digest.Output;
using Digest.Sources.Diagnostics;
using Xunit;

namespace Digest.Tests.Feeds;

/// <summary>The formats of a feed share its text, in whatever order and however often they are written.</summary>
public sealed class FormatsOfAFeed
{
    private static readonly string[] s_files = ["ms/feed.xml", "ms/feed.json", "ms/rss.xml"];

    [Fact]
    public void HaveTheSameBytesInAnyOrder()
    {
        var expected = s_files.ToDictionary(path => path, path => Site().CompileCleanly().TextOf(path), StringComparer.Ordinal);
        var site = Site().CompileCleanly();

        Assert.All(s_files.Reverse().Concat(s_files).Concat(s_files), path => Assert.Equal(expected[path], site.TextOf(path)));
    }

    [Fact]
    public void ReportAMistakeOfTheTemplateEachTimeTheyAreWritten()
    {
        var site = Site().With("theme/feeds/article.sbn-html", "{{ 1 / article.corrections.size }}").CompileCleanly();

        Assert.All(s_files.Concat(s_files), path =>
        {
            var diagnostics = new DiagnosticBag();
            ((RenderedFile)site.Find(path)).Render(new ArrayBufferWriter<byte>(), diagnostics);
            Assert.True(diagnostics.HasErrors, path);
        });
    }

    private static TestSite Site() => new TestSite()
        .Setting("FeedRss", "true")
        .With("input/articles/kim/ms.md", "---\ntitle: Kim\n---\nTeks.\n");
}
