using Digest.Templates;

namespace Digest.Tests.Templates;

/// <summary>A page of a small site with tables of members, as a host would declare them.</summary>
internal sealed class SamplePage(string title) : ITemplateModel<SamplePage>
{
    public static ModelType<SamplePage> Type { get; } = new ModelType<SamplePage>("page")
        .Text("title", page => page.Title)
        .Text("url", page => page.Url)
        .Text("note", page => null)
        .Markup("body", page => page.Body)
        .Number("count", page => page.Count)
        .Flag("lead", page => page.Count == 0)
        .Texts("tags", page => page.Tags)
        .One("next", page => page.Next)
        .Many("related", page => page.Related);

    public string Title => title;

    public string Url { get; init; } = "/a/";

    public Html Body { get; init; } = Html.FromMarkup("<p>x</p>");

    public int Count { get; init; }

    public string[] Tags { get; init; } = ["one", "two"];

    public SamplePage? Next { get; init; }

    public IReadOnlyList<SamplePage> Related { get; init; } = [];
}
