using Digest.Configuration;
using Digest.Content;
using Digest.SiteModel;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>The site in a language.</summary>
internal sealed record LocalizedSiteModel(View View) : TemplateModel, ITemplateModel<LocalizedSiteModel>
{
    public static ModelType<LocalizedSiteModel> Type { get; } = new ModelType<LocalizedSiteModel>("site")
        .Markup("name", model => model.View.Marked(model.View.SiteTitle))
        .Text("title", model => model.View.SiteTitle.Text)
        .Markup("description", model => model.View.Marked(model.Settings.SiteDescription))
        .Text("description_text", model => model.View.LabelOf(model.Settings.SiteDescription)?.Text)
        .Markup("author", model => model.View.Marked(model.Settings.Author))
        .Markup("copyright", model => model.View.Marked(model.Settings.Copyright))
        .Text("url", model => model.View.Href(model.View.FrontAddress))
        .Text("chooser_url", model => model.View.Href(Permalinks.Root))
        .Text("topics_url", model => model.View.Href(Permalinks.Topics(model.View.Language)))
        .Text("follow_url", model => model.View.Href(Permalinks.Follow(model.View.Language)))
        .Text("search_url", model => model.Settings.GenerateSearchIndex
            ? model.View.Href(Permalinks.Search(model.View.Language)) : null)
        .Text("opensearch_url", model => model.Settings is { GenerateSearchIndex: true, Host: not null }
            ? model.View.Href(Permalinks.OpenSearch(model.View.Language)) : null)
        .Text("headlines_url", model => model.Settings.GenerateSearchIndex
            ? model.View.Href(Permalinks.Headlines(model.View.Language)) : null)
        .Text("names_url", model => NamesPage.CountOf(model.View.Language, model.View.Site) > 0
            ? model.View.Href(Permalinks.Names(model.View.Language)) : null)
        .Text("chronology_url", model => model.View.Href(Permalinks.Chronology(model.View.Language)))
        .One("updated", model => model.View.Edition.Articles is [var newest, ..]
            ? DateModel.Of(newest.Published, model.View.Language) : null)
        .Fields("extra", FieldDeclarations.Site, model => new OwnFieldsModel(model.View.Site.Extra, model.View))
        .Many("topics", model => model.Topics)
        .Many("editions", model => model.View.Site.Languages.Select(language => new EditionModel(model.View.In(language))))
        .Many("other_editions", model => model.OtherEditions);

    private Settings Settings => View.Site.Settings;

    /// <summary>The topics that this edition has articles of, in the order of their file.</summary>
    private IEnumerable<TopicModel> Topics => View.Site.Topics
        .Where(topic => !View.Edition.About(topic).IsEmpty)
        .Select(topic => new TopicModel(topic, View));

    /// <summary>The editions of other languages that have articles.</summary>
    private IEnumerable<EditionModel> OtherEditions => View.Site.Editions
        .Where(edition => !edition.Language.Equals(View.Language) && !edition.Articles.IsEmpty)
        .Select(edition => new EditionModel(View.In(edition.Language)));
}
