using Digest.Templates;

namespace Digest.Benchmarks.Templates.Values;

/// <summary>A page of a topic: a list of articles.</summary>
internal sealed class TopicPageValues(ITemplateModel page) : PageValues(page)
{
    public static readonly ModelType<TopicPageValues> Type = TypeOf<TopicPageValues>("topic page")
        .One("topic", values => values.Topic)
        .Many("articles", values => values.Articles)
        .Number("page_count", values => values.PageCount)
        .Text("previous_url", values => values.PreviousUrl)
        .Text("next_url", values => values.NextUrl)
        .Many("pages", values => values.Pages);

    public TopicValues Topic { get; } = new(page.One("topic")!);
    public ArticleValues[] Articles { get; } = page.Many("articles", article => new ArticleValues(article));
    public int PageCount { get; } = page.Number("page_count");
    public string? PreviousUrl { get; } = page.Text("previous_url");
    public string? NextUrl { get; } = page.Text("next_url");
    public LinkValues[] Pages { get; } = page.Many("pages", link => new LinkValues(link));

    public override ModelType ModelType => Type;
}

internal sealed class TopicValues(ITemplateModel topic) : ITemplateModel<TopicValues>
{
    public static ModelType<TopicValues> Type { get; } = new ModelType<TopicValues>("topic")
        .Markup("name", values => values.Name)
        .Markup("description", values => values.Description)
        .Text("url", values => values.Url)
        .Text("chronology_url", values => values.ChronologyUrl)
        .Number("count", values => values.Count)
        .One("broader", values => values.Broader)
        .Many("narrower", values => values.Narrower);

    public Html Name { get; } = topic.Markup("name")!;
    public Html? Description { get; } = topic.Markup("description");
    public string? Url { get; } = topic.Text("url");
    public string? ChronologyUrl { get; } = topic.Text("chronology_url");
    public int Count { get; } = topic.Number("count");
    public TopicLinkValues? Broader { get; } = topic.One("broader") is { } broader ? new(broader) : null;
    public TopicLinkValues[] Narrower { get; } = topic.Many("narrower", narrower => new TopicLinkValues(narrower));
}

/// <summary>A link to a broader or narrower topic. Topics refer to each other, so a copy of whole topics would not end.</summary>
internal sealed class TopicLinkValues(ITemplateModel topic) : ITemplateModel<TopicLinkValues>
{
    public static ModelType<TopicLinkValues> Type { get; } = new ModelType<TopicLinkValues>("topic")
        .Markup("name", values => values.Name)
        .Text("url", values => values.Url);

    public Html Name { get; } = topic.Markup("name")!;
    public string? Url { get; } = topic.Text("url");
}
