using Digest.Pages.Feeds;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>A feed in a list for readers.</summary>
internal sealed record FeedModel(Feed Feed) : TemplateModel, ITemplateModel<FeedModel>
{
    public static ModelType<FeedModel> Type { get; } = new ModelType<FeedModel>("feed")
        .Markup("name", model => model.Feed.Page.View.Marked(model.Feed.Name))
        .Text("url", model => model.Feed.Page.View.Href(model.Feed.Page.Address))
        .Many("formats", model => FeedLinkModel.Of(model.Feed));
}
