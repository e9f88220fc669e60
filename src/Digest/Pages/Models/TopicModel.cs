using Digest.Content;
using Digest.SiteModel;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>A topic, as a link or as a heading.</summary>
internal sealed record TopicModel(Topic Topic, View View) : TemplateModel, ITemplateModel<TopicModel>
{
    public static ModelType<TopicModel> Type { get; } = new ModelType<TopicModel>("topic")
        .Markup("name", model => model.View.Marked(model.Topic.Name))
        .Markup("description", model => model.View.Marked(model.Topic.Description))
        .Text("url", model => model.HasPage ? model.View.Href(Permalinks.Topic(model.View.Language, model.Topic)) : null)
        .Text("chronology_url", model => model.HasChronology
            ? model.View.Href(Permalinks.Chronology(model.View.Language, model.Topic)) : null)
        .Number("count", model => model.View.Edition.About(model.Topic).Length)
        .One("broader", model => model.Topic.Broader is { } broader
            ? new TopicModel(model.View.Site.TopicWith(broader.Id), model.View) : null)
        .Many("narrower", model => model.View.Site.Topics
            .Where(topic => topic.Broader?.Id == model.Topic.Id)
            .Select(topic => new TopicModel(topic, model.View))
            .Where(narrower => narrower.HasPage))
        .Fields("extra", FieldDeclarations.Topic, model => new OwnFieldsModel(model.Topic.Extra, model.View))
        .Many("elsewhere", model => model.View.Site.Editions
            .Where(edition => !edition.Language.Equals(model.View.Language) && !edition.About(model.Topic).IsEmpty)
            .Select(edition => new TopicElsewhereModel(model.Topic, model.View.In(edition.Language))));

    private bool HasPage => !View.Edition.About(Topic).IsEmpty;
    private bool HasChronology => HasPage && !View.Site.ChronologyOf(Topic).IsEmpty;
}
