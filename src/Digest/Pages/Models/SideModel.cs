using Digest.Content;
using Digest.Languages;
using Digest.SiteModel;
using Digest.Sources;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>An entry of the chronology in one language. A text that is missing in it is another language's, and marked so.</summary>
/// <param name="PageView">The view of the page that shows the entry.</param>
internal sealed record SideModel(ChronologyEntry Entry, View PageView, Language Language) : TemplateModel, ITemplateModel<SideModel>
{
    public static ModelType<SideModel> Type { get; } = new ModelType<SideModel>("side")
        .One("language", model => new LanguageModel(model.Language))
        .Flag("is_foreign", model => !model.Language.Equals(model.PageView.Language))
        .Text("url", model => model.Url)
        .Text("hreflang", model => model.TargetLanguage.Equals(model.PageView.Language) ? null : model.TargetLanguage.Code)
        .Markup("title", model => model.View.Marked(model.Title))
        .Flag("title_is_foreign", model => model.TitleIsForeign)
        .Flag("lends_title", model => model.LendsTitle)
        .Flag("has_text", model => model.HasText)
        .Markup("summary", model => model.Summary is { } summary ? model.View.In(summary.Language).Text(summary.Text) : null)
        .One("summary_language", model => model.Summary is { } summary ? new LanguageModel(summary.Language) : null)
        .Flag("summary_is_foreign", model => model.Summary is { } summary && !summary.Language.Equals(model.Language))
        .Markup("place", model => model.View.Place(model.Entry.Event?.Place ?? model.Article?.Dateline))
        .Text("place_url", model => model.Entry.Event?.Place is { Id: var id } && model.View.Site.EntityWith(id) is { } place
            ? model.View.UrlOf(place) : null)
        .Many("sources", model => model.Sources.Select(source => new SourceModel(model.View.Site.SourceWith(source.Id), model.View)))
        .Many("reports", model => model.Reports);

    /// <summary>Whether the title or the summary is written in the language of the side.</summary>
    public bool HasText => !TitleIsForeign || (Summary is { } summary && summary.Language.Equals(Language));

    /// <summary>Whether articles in the language of the side report the event.</summary>
    public bool HasReports => Reports.Any();

    private bool TitleIsForeign => !Title.Language.Equals(Language);

    /// <summary>Whether the side of the page has no title and shows that of this side.</summary>
    private bool LendsTitle => !Language.Equals(PageView.Language) && !TitleIsForeign
        && new SideModel(Entry, PageView, PageView.Language).Title.Language.Equals(Language);

    private View View { get; } = PageView.In(Language);

    /// <summary>The article that represents a story without events, in another language if there is none in this one.</summary>
    private Article? Article => Entry.Story is { } story ? story.In(Language) ?? story.Articles[0] : null;

    private Label Title => Article is { } article ? new(article.Title, article.Language) : View.LabelOf(Entry.Event!.Title)!.Value;
    private Label? Summary => Article is { } article ? new(article.Description, article.Language) : View.LabelOf(Entry.Event!.Summary);

    /// <summary>The language of the page at <see cref="Url"/>: a story without a translation links to a page of another language.</summary>
    private Language TargetLanguage => Article?.Language ?? Language;

    private string Url => View.Href(Article is { } article ? Permalinks.Article(article) : Permalinks.Event(Language, Entry.Event!));
    private IEnumerable<Reference> Sources => Entry.Event?.Sources ?? Article!.Sources.Select(citation => citation.Source);

    private IEnumerable<ArticleModel> Reports => Entry.Event is { } reported
        ? View.Edition.Reporting(reported.Id).Select(report => new ArticleModel(report, PageView)) : [];
}
