namespace Digest.Scriban.Tests;

/// <summary>A small site with tables of members, as a host would declare them.</summary>
internal class SamplePage(string title) : ITemplateModel
{
    public static readonly ModelType<SamplePage> Type = new ModelType<SamplePage>("page")
        .Text("title", page => page.Title)
        .Text("url", page => page.Url)
        .Text("note", page => null)
        .Markup("body", page => page.Body)
        .Number("count", page => page.Count)
        .Flag("lead", page => page.Count == 0)
        .Texts("tags", page => page.Tags)
        .One("next", page => page.Next, () => Type!)
        .Many("related", page => page.Related, () => Type!);

    public virtual ModelType ModelType => Type;

    public string Title => title;

    public string Url { get; init; } = "/a/";

    public Html Body { get; init; } = Html.FromMarkup("<p>x</p>");

    public int Count { get; init; }

    public string[] Tags { get; init; } = ["one", "two"];

    public SamplePage? Next { get; init; }

    public IReadOnlyList<SamplePage> Related { get; init; } = [];
}

/// <summary>A page of a derived kind, with a table that takes over its base's.</summary>
internal sealed class SampleArticle(string title) : SamplePage(title)
{
    public static new readonly ModelType<SampleArticle> Type = new ModelType<SampleArticle>("article", SamplePage.Type).Text("byline", article => "by " + article.Title);

    public override ModelType ModelType => Type;
}

internal sealed class SampleSite : ITemplateModel
{
    public static readonly ModelType<SampleSite> Type = new ModelType<SampleSite>("site")
        .Text("language", site => "ms")
        .One("page", site => site.Page, () => SamplePage.Type)
        .Many("pages", site => site.Pages, () => SamplePage.Type);

    public ModelType ModelType => Type;

    public SamplePage Page { get; init; } = new("a < b")
    {
        Related = [new("c") { Count = 1 }, new("d & e") { Url = "https://a.b/" }],
    };

    public IReadOnlyList<SamplePage> Pages { get; init; } = [new("p"), new SampleArticle("q"), new("r") { Count = 7 }];

    public static readonly TemplateFunction[] Functions =
    [
        new("t", 1, 1, (arguments, _) => "word " + arguments[0], arguments => arguments[0] is string key && key != "home" ? $"There is no string '{key}'." : null),
        new("fail", 0, 0, (_, _) => throw new TemplateFunctionException("The host refuses.", "Do something else.")),
        new("link", 1, 2, (arguments, _) => Html.FromMarkup($"<a>{arguments[0]}{(arguments.Count > 1 ? arguments[1] : "")}</a>"), null, ["text", "suffix"]),
    ];

    public static readonly IReadOnlyDictionary<string, string> Partials = new Dictionary<string, string>
    {
        ["card"] = "<li class=\"{{ $.kind ?? 'plain' }}\"><a href=\"{{ $1.url }}\">{{ $1.title }}</a>{{ if $1.next }}{{ $1.next.title }}{{ end }}</li>",
        ["layout"] = "<!doctype html><title>{{ page.title }}</title>{{ content }}",
        ["typo"] = "{{ page.titel }}",
        ["broken"] = "{{ if }}",
        ["self"] = "{{ include 'self' }}",
    };

    public static TemplateContext Context(SampleSite? site = null)
    {
        var context = new TemplateContext(new Partials(Partials), Functions) { Model = site ?? new() };
        context.Globals["content"] = Html.FromMarkup("<main></main>");
        return context;
    }
}
