using Digest.Content;
using Digest.SiteModel;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>A topic's page in another edition, named in that edition's language.</summary>
internal sealed class TopicElsewhereModel(Topic topic, View view) : ITemplateModel
{
    public static readonly ModelType<TopicElsewhereModel> Type = new ModelType<TopicElsewhereModel>("topic in another language")
        .Markup("name", part => part._view.Marked(part._topic.Name))
        .Text("url", part => part._view.Href(Permalinks.Topic(part._view.Language, part._topic)))
        .One("language", part => new LanguageModel(part._view.Language), () => LanguageModel.Type);

    private readonly Topic _topic = topic;
    private readonly View _view = view;

    public ModelType ModelType => Type;
}
