using Digest.Configuration;
using Digest.Content;
using Digest.Model;
using Digest.Templates;
using Digest.Text;

namespace Digest.Pages.Parts;

/// <summary>A language, for <c>lang</c>, <c>dir</c> and <c>hreflang</c>, and as the first argument of the function <c>t_in</c>.</summary>
internal sealed class LanguagePart(Language language) : ITemplateModel
{
    public static readonly ModelType<LanguagePart> Type = new ModelType<LanguagePart>("language")
        .Text("code", part => part.Language.Code)
        .Text("name", part => part.Language.Name)
        .Text("dir", part => part.Language.Dir)
        .Text("og_locale", part => part.Language.OgLocale);

    public Language Language { get; } = language;
    public ModelType ModelType => Type;
}

/// <summary>A date: for the eye, and for machines.</summary>
/// <param name="day">Set where it is a day, which has a weekday and perhaps a second calendar.</param>
internal sealed class DatePart(string iso, string text, Language language, DateOnly? day = null) : ITemplateModel
{
    public static readonly ModelType<DatePart> Type = new ModelType<DatePart>("date")
        .Text("iso", part => part.Iso)
        .Text("text", part => part.Words)
        .Text("with_weekday", part => part._day is { } day ? Dates.WithWeekday(day, part._language) : part.Words)
        .Text("hijri", part => part._day is { } day ? Dates.Hijri(day, part._language) : null)
        .Markup("time", part => Html.FromMarkup($"<time datetime=\"{part.Iso}\">{Html.Escape(part.Words)}</time>"))
        .One("language", part => new LanguagePart(part._language), () => LanguagePart.Type);

    private readonly Language _language = language;
    private readonly DateOnly? _day = day;

    public string Iso { get; } = iso;
    public string Words { get; } = text;
    public ModelType ModelType => Type;

    public static DatePart Of(PublicationDate date, Language language) => new(date.Iso, Dates.Full(date.Day, language), language, date.Day);

    public static DatePart Of(DateOnly day, Language language) => Of(new PublicationDate(day, null), language);

    public static DatePart Of(EventDate date, Language language) => new(date.Start.Iso, Dates.Full(date, language), language);
}

/// <summary>A link of the page's frame: menu, breadcrumb, page numbers.</summary>
/// <param name="current"><c>page</c> when it leads to this page, <c>true</c> when to a part of the site that this page is in; else null.</param>
internal sealed class LinkPart(Html title, string url, string? current = null) : ITemplateModel
{
    public static readonly ModelType<LinkPart> Type = new ModelType<LinkPart>("link")
        .Markup("title", part => part._title)
        .Text("url", part => part._url)
        .Text("current", part => part._current);

    private readonly Html _title = title;
    private readonly string _url = url;
    private readonly string? _current = current;

    public ModelType ModelType => Type;
}

/// <summary>Who reported something.</summary>
internal sealed class SourcePart(Source source, View view, Citation? citation = null) : ITemplateModel
{
    public static readonly ModelType<SourcePart> Type = new ModelType<SourcePart>("source")
        .Markup("name", part => part._view.Marked(part._source.Name))
        .Text("url", part => part._citation?.Url ?? part._source.Url)
        .Markup("title", part => part._citation?.Title is { } title ? part.Foreign(title) : null)
        .One("published", part => part._citation?.Published is { } date ? DatePart.Of(date, part._view.Language) : null, () => DatePart.Type);

    private readonly Source _source = source;
    private readonly View _view = view;
    private readonly Citation? _citation = citation;

    public ModelType ModelType => Type;

    /// <summary>The title of a report is in the language that its source writes.</summary>
    private Html Foreign(string title) => _source.Language is { } language && language != _view.Language.Code
        ? Html.FromMarkup($"<bdi lang=\"{Html.Escape(language)}\">{Html.Escape(title)}</bdi>")
        : _view.Prose(_view.Language.Quotes.In(title));
}

/// <summary>A topic, as a link or as a heading.</summary>
internal sealed class TopicPart(Topic topic, View view) : ITemplateModel
{
    public static readonly ModelType<TopicPart> Type = new ModelType<TopicPart>("topic")
        .Markup("name", part => part._view.Marked(part._topic.Name))
        .Markup("description", part => part._view.Marked(part._topic.Description))
        .Text("url", part => part.HasPage ? part._view.Href(Permalinks.Topic(part._view.Language, part._topic)) : null)
        .Text("chronology_url", part => part.HasPage && !part._view.Site.ChronologyOf(part._topic).IsEmpty ? part._view.Href(Permalinks.Chronology(part._view.Language, part._topic)) : null)
        .Number("count", part => part._view.Site.EditionIn(part._view.Language).About(part._topic).Length)
        .One("broader", part => part._topic.Broader is { } broader ? new TopicPart(part._view.Site.TopicWith(broader.Id), part._view) : null, () => Type!)
        .Many("narrower", part => [.. part._view.Site.Topics.Where(topic => topic.Broader?.Id == part._topic.Id).Select(topic => new TopicPart(topic, part._view)).Where(narrower => narrower.HasPage)], () => Type!)
        .Many("elsewhere", part => [.. part.Elsewhere()], () => TopicElsewherePart.Type);

    private readonly Topic _topic = topic;
    private readonly View _view = view;

    public ModelType ModelType => Type;

    private bool HasPage => TopicPage.CountOf(_topic, _view.Language, _view.Site) > 0;

    private IEnumerable<TopicElsewherePart> Elsewhere() =>
        _view.Site.Languages
            .Where(language => !language.Equals(_view.Language) && TopicPage.CountOf(_topic, language, _view.Site) > 0)
            .Select(language => new TopicElsewherePart(_topic, _view.In(language)));
}

/// <summary>A topic's page in another edition, named in that edition's language.</summary>
internal sealed class TopicElsewherePart(Topic topic, View view) : ITemplateModel
{
    public static readonly ModelType<TopicElsewherePart> Type = new ModelType<TopicElsewherePart>("topic in another language")
        .Markup("name", part => part._view.Marked(part._topic.Name))
        .Text("url", part => part._view.Href(Permalinks.Topic(part._view.Language, part._topic)))
        .One("language", part => new LanguagePart(part._view.Language), () => LanguagePart.Type);

    private readonly Topic _topic = topic;
    private readonly View _view = view;

    public ModelType ModelType => Type;
}

/// <summary>A picture with what is said of it.</summary>
internal sealed class PicturePart(Picture picture, View view) : ITemplateModel
{
    public static readonly ModelType<PicturePart> Type = new ModelType<PicturePart>("picture")
        .Text("src", part => part._picture.File.Href)
        .Text("alt", part => part._picture.Alt)
        .Number("width", part => part._picture.File.Width ?? 0)
        .Number("height", part => part._picture.File.Height ?? 0)
        .Markup("caption", part => part._picture.Caption is { } caption ? part._view.Prose(caption) : null)
        .Markup("credit", part => part._picture.Credit is { } credit ? part._view.Prose(credit) : null);

    private readonly Picture _picture = picture;
    private readonly View _view = view;

    public ModelType ModelType => Type;
}

/// <summary>A name of the registry of entities.</summary>
internal sealed class EntityPart(Entity entity, View view) : ITemplateModel
{
    public static readonly ModelType<EntityPart> Type = new ModelType<EntityPart>("entity")
        .Markup("name", part => part._view.Marked(part._entity.Name))
        .Text("type", part => part._entity.Type.ToString())
        .Text("same_as", part => part._entity.SameAs);

    private readonly Entity _entity = entity;
    private readonly View _view = view;

    public ModelType ModelType => Type;
}
