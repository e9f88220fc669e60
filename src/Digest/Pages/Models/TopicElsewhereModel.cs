using Digest.Content;
using Digest.SiteModel;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>A topic's page in another edition, named in that edition's language.</summary>
internal sealed record TopicElsewhereModel(Topic Topic, View View) : TemplateModel, ITemplateModel<TopicElsewhereModel>
{
    public static ModelType<TopicElsewhereModel> Type { get; } = new ModelType<TopicElsewhereModel>("topic in another language")
        .Markup("name", model => model.View.Marked(model.Topic.Name))
        .Text("url", model => model.View.Href(Permalinks.Topic(model.View.Language, model.Topic)))
        .One("language", model => new LanguageModel(model.View.Language));
}
