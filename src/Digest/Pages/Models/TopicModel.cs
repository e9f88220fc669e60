using Digest.Content;
using Digest.SiteModel;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>A topic, as a link or as a heading.</summary>
internal sealed class TopicModel(Topic topic, View view) : ITemplateModel
{
    public static readonly ModelType<TopicModel> Type = new ModelType<TopicModel>("topic")
        .Markup("name", part => part._view.Marked(part._topic.Name))
        .Markup("description", part => part._view.Marked(part._topic.Description))
        .Text("url", part => part.HasPage ? part._view.Href(Permalinks.Topic(part._view.Language, part._topic)) : null)
        .Text("chronology_url", part => part.HasPage && !part._view.Site.ChronologyOf(part._topic).IsEmpty ? part._view.Href(Permalinks.Chronology(part._view.Language, part._topic)) : null)
        .Number("count", part => part._view.Site.EditionIn(part._view.Language).About(part._topic).Length)
        .One("broader", part => part._topic.Broader is { } broader ? new TopicModel(part._view.Site.TopicWith(broader.Id), part._view) : null, () => Type!)
        .Many("narrower", part => [.. part._view.Site.Topics.Where(topic => topic.Broader?.Id == part._topic.Id).Select(topic => new TopicModel(topic, part._view)).Where(narrower => narrower.HasPage)], () => Type!)
        .Many("elsewhere", part => [.. part.Elsewhere()], () => TopicElsewhereModel.Type);

    private readonly Topic _topic = topic;
    private readonly View _view = view;

    public ModelType ModelType => Type;

    private bool HasPage => TopicPage.CountOf(_topic, _view.Language, _view.Site) > 0;

    private IEnumerable<TopicElsewhereModel> Elsewhere() =>
        _view.Site.Languages
            .Where(language => !language.Equals(_view.Language) && TopicPage.CountOf(_topic, language, _view.Site) > 0)
            .Select(language => new TopicElsewhereModel(_topic, _view.In(language)));
}
