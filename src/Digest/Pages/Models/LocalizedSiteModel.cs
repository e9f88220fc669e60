using Digest.Languages;
using Digest.SiteModel;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>The site, in the language of the page.</summary>
internal sealed class LocalizedSiteModel(View view) : ITemplateModel
{
    private const string NameOfNone = "Digest";

    public static readonly ModelType<LocalizedSiteModel> Type = new ModelType<LocalizedSiteModel>("site")
        .Markup("name", part => part._view.Marked(part.TitleLabel))
        .Text("title", part => part.TitleLabel.Text)
        .Markup("description", part => part._view.Marked(part._view.Site.Settings.SiteDescription))
        .Text("description_text", part => part._view.LabelOf(part._view.Site.Settings.SiteDescription)?.Text)
        .Markup("author", part => part._view.Marked(part._view.Site.Settings.Author))
        .Markup("copyright", part => part._view.Marked(part._view.Site.Settings.Copyright))
        .Text("url", part => part._view.Href(Permalinks.Front(part._view.Language)))
        .Text("chooser_url", part => part._view.Href(Permalinks.Chooser))
        .Text("topics_url", part => part._view.Href(Permalinks.Topics(part._view.Language)))
        .Text("chronology_url", part => part._view.Href(Permalinks.Chronology(part._view.Language)))
        .One("updated", part => part._view.Site.EditionIn(part._view.Language).Articles is [var newest, ..] ? DateModel.Of(newest.Published, part._view.Language) : null, () => DateModel.Type)
        .Many("topics", part => [.. part.Topics()], () => TopicModel.Type)
        .Many("editions", part => [.. part._view.Site.Languages.Select(language => new EditionModel(part._view.In(language)))], () => EditionModel.Type)
        .Many("other_editions", part => [.. part._view.Site.Editions.Where(edition => !edition.Language.Equals(part._view.Language) && !edition.Articles.IsEmpty).Select(edition => new EditionModel(part._view.In(edition.Language)))], () => EditionModel.Type);

    private readonly View _view = view;

    public ModelType ModelType => Type;

    private Label TitleLabel => _view.LabelOf(_view.Site.Settings.SiteTitle) ?? new(NameOfNone, _view.Language);

    /// <summary>The topics that this edition has articles of, in the order of their file.</summary>
    private IEnumerable<TopicModel> Topics() =>
        _view.Site.Topics.Where(topic => TopicPage.CountOf(topic, _view.Language, _view.Site) > 0).Select(topic => new TopicModel(topic, _view));
}
