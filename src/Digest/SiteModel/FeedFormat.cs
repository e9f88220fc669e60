using Digest.Configuration;

namespace Digest.SiteModel;

/// <summary>A format of feeds. The file of a feed is beside its page.</summary>
/// <param name="Name">The name for readers; the same in all languages.</param>
internal sealed record FeedFormat(string Name, string FileName, string MediaType)
{
    public static readonly FeedFormat Atom = new("Atom", "feed.xml", "application/atom+xml");
    public static readonly FeedFormat Json = new("JSON Feed", "feed.json", "application/feed+json");
    public static readonly FeedFormat Rss = new("RSS", "rss.xml", "application/rss+xml");

    public static readonly ImmutableArray<FeedFormat> All = [Atom, Json, Rss];

    public static ImmutableArray<FeedFormat> Of(Settings settings) => settings.FeedRss ? All : [Atom, Json];
}
