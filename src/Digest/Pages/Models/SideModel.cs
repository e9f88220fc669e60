using Digest.Content;
using Digest.Languages;
using Digest.SiteModel;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>One language's side of an entry.</summary>
/// <param name="language">The language of the side; a text that is missing in it is another's, and marked so.</param>
internal sealed class SideModel(ChronologyEntry entry, View reader, Language language) : ITemplateModel
{
    public static readonly ModelType<SideModel> Type = new ModelType<SideModel>("side")
        .One("language", part => new LanguageModel(part._own.Language), () => LanguageModel.Type)
        .Flag("is_foreign", part => !part._own.Language.Equals(part._reader.Language))
        .Text("url", part => part.Url)
        .Text("hreflang", part => part.TargetLanguage.Equals(part._reader.Language) ? null : part.TargetLanguage.Code)
        .Markup("title", part => part.Title)
        .Markup("summary", part => part.SummaryLabel is { } label ? part._own.In(label.Language).Text(label.Text) : null)
        .One("summary_language", part => part.SummaryLabel is { } label ? new LanguageModel(label.Language) : null, () => LanguageModel.Type)
        .Flag("summary_is_foreign", part => part.SummaryLabel is { } label && !label.Language.Equals(part._own.Language))
        .Markup("place", part => part._own.Place(part._entry.Event?.Place ?? part.Article?.Dateline))
        .Many("sources", part => [.. part.Sources().Select(id => new SourceModel(part._own.Site.SourceWith(id), part._own))], () => SourceModel.Type)
        .Many("reports", part => [.. part.Reports()], () => ArticleModel.Type);

    private readonly ChronologyEntry _entry = entry;
    private readonly View _reader = reader;
    private readonly View _own = reader.In(language);

    public ModelType ModelType => Type;

    /// <summary>The article that stands for a story without events; another language's where this one has none.</summary>
    private Article? Article => _entry.Story is { } story ? story.In(_own.Language) ?? story.Articles[0] : null;

    private Label TitleLabel => Article is { } article ? new(article.Title, article.Language) : _own.LabelOf(_entry.Event!.Title)!.Value;

    private Html Title => _own.Marked(TitleLabel);

    private Label? SummaryLabel => Article is { } article ? new(article.Description, article.Language) : _own.LabelOf(_entry.Event!.Summary);

    /// <summary>The language of the page that the entry leads to. A story without a translation leads to another language's page, whoever's side it is.</summary>
    private Language TargetLanguage => Article?.Language ?? _own.Language;

    private string Url => _own.Href(Article is { } article ? article.Address : Permalinks.Event(_own.Language, _entry.Event!));

    private IEnumerable<string> Sources() => (_entry.Event?.Sources ?? [.. Article!.Sources.Select(citation => citation.Source)]).Select(source => source.Id);

    private IEnumerable<ArticleModel> Reports() => _entry.Event is { } happened
        ? _own.Site.EditionIn(_own.Language).Reporting(happened.Id).Select(report => new ArticleModel(report, _reader))
        : [];
}
