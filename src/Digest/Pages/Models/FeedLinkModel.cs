using Digest.Pages.Feeds;
using Digest.SiteModel;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>A feed in a format.</summary>
internal sealed record FeedLinkModel(Feed Feed, FeedFormat Format) : TemplateModel, ITemplateModel<FeedLinkModel>
{
    public static ModelType<FeedLinkModel> Type { get; } = new ModelType<FeedLinkModel>("feed in a format")
        .Text("title", model => model.Feed.Page.View.PlainText(model.Feed.Title))
        .Text("url", model => model.Feed.Page.View.Href(model.Feed.AddressIn(model.Format)))
        .Markup("format", model => model.Feed.Page.View.Headline(model.Format.Name))
        .Text("type", model => model.Format.MediaType);

    public static IEnumerable<FeedLinkModel> Of(Feed feed) =>
        FeedFormat.Of(feed.Page.Site.Settings).Select(format => new FeedLinkModel(feed, format));
}
