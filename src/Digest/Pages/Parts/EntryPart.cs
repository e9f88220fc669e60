using Digest.Configuration;
using Digest.Content;
using Digest.Model;
using Digest.Templates;
using Digest.Text;

namespace Digest.Pages.Parts;

/// <summary>An entry of the chronology: one event, told on facing sides, one a language, the reader's first.</summary>
internal sealed class EntryPart(ChronologyEntry entry, View view) : ITemplateModel
{
    public static readonly ModelType<EntryPart> Type = new ModelType<EntryPart>("entry")
        .Text("id", part => part._entry.Id)
        .Text("status", part => (part._entry.Event?.Status ?? EventStatus.Happened).ToString().ToLowerInvariant())
        .One("date", part => DatePart.Of(part._entry.Date, part._view.Language), () => DatePart.Type)
        .Many("other_dates", part => [.. part.OtherDates()], () => DatePart.Type)
        .One("side", part => new SidePart(part._entry, part._view, part._view.Language), () => SidePart.Type)
        .Many("sides", part => [.. part.Languages.Select(language => new SidePart(part._entry, part._view, language))], () => SidePart.Type);

    private readonly ChronologyEntry _entry = entry;
    private readonly View _view = view;

    public ModelType ModelType => Type;

    private IEnumerable<DatePart> OtherDates()
    {
        var own = DatePart.Of(_entry.Date, _view.Language).Words;
        return Languages.Select(language => DatePart.Of(_entry.Date, language)).Where(date => date.Words != own);
    }

    private IEnumerable<Language> Languages => _view.Site.Languages.OrderByDescending(language => language.Equals(_view.Language));
}

/// <summary>One language's side of an entry.</summary>
/// <param name="language">The language of the side; a text that is missing in it is another's, and marked so.</param>
internal sealed class SidePart(ChronologyEntry entry, View reader, Language language) : ITemplateModel
{
    public static readonly ModelType<SidePart> Type = new ModelType<SidePart>("side")
        .One("language", part => new LanguagePart(part._own.Language), () => LanguagePart.Type)
        .Flag("is_foreign", part => !part._own.Language.Equals(part._reader.Language))
        .Text("url", part => part.Url)
        .Text("hreflang", part => part.TargetLanguage.Equals(part._reader.Language) ? null : part.TargetLanguage.Code)
        .Markup("title", part => part.Title)
        .Markup("summary", part => part.SummaryLabel is { } label ? part._own.In(label.Language).Prose(label.Text) : null)
        .One("summary_language", part => part.SummaryLabel is { } label ? new LanguagePart(label.Language) : null, () => LanguagePart.Type)
        .Flag("summary_is_foreign", part => part.SummaryLabel is { } label && !label.Language.Equals(part._own.Language))
        .Markup("place", part => part._own.Place(part._entry.Event?.Place ?? part.Article?.Dateline))
        .Many("sources", part => [.. part.Sources().Select(id => new SourcePart(part._own.Site.SourceWith(id), part._own))], () => SourcePart.Type)
        .Many("reports", part => [.. part.Reports()], () => ArticlePart.Type);

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

    private IEnumerable<ArticlePart> Reports() => _entry.Event is { } happened
        ? _own.Site.EditionIn(_own.Language).Reporting(happened.Id).Select(report => new ArticlePart(report, _reader))
        : [];
}
