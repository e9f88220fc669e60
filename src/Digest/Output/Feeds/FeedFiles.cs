using System.Buffers;
using Digest.Pages;
using Digest.Pages.Feeds;
using Digest.SiteModel;
using Digest.Sources.Diagnostics;
using Digest.Theming;

namespace Digest.Output.Feeds;

/// <summary>The files of the feeds: one for each page with a feed and each format.</summary>
internal static class FeedFiles
{
    public static IEnumerable<RenderedFile> Of(ImmutableArray<Page> pages, Theme theme) =>
        from page in pages
        let feed = page.Feed
        where feed is not null
        let formats = FeedFormat.Of(page.Site.Settings)
        let text = new SharedFeedText(feed, formats[^1], theme)
        from format in formats
        select Of(feed, format, text) with { Written = theme.WrittenBy(Theme.FeedsFolder) };

    private static RenderedFile Of(Feed feed, FeedFormat format, SharedFeedText text)
    {
        var path = Permalinks.OutputPath(feed.AddressIn(format));
        return new(path, feed.Page.Origin, (output, diagnostics) => Write(text.For(format, diagnostics), format, output))
        {
            Group = feed.Page.FeedFolder,
            Texts = feed.Texts,
        };
    }

    private static void Write(FeedText text, FeedFormat format, IBufferWriter<byte> output)
    {
        if (format == FeedFormat.Json)
            JsonFeed.Write(text, output);
        else
            XmlFeed.Write(text, format, output);
    }
}
