using Digest.SiteModel;

namespace Digest.Pages.StructuredData;

/// <summary>The site on the page of all editions, and an edition on its front page, each a part of the other.</summary>
internal static class SiteNode
{
    public static void WriteAll(View view, GraphWriter graph)
    {
        Start(Permalinks.Root, view, graph);
        var others = view.Site.Languages.Select(language => view.In(language).SiteTitle).Where(title => title.Text != view.SiteTitle.Text);
        graph.List("alternateName", others.Distinct(), title => graph.TextItem(title.Text, title.Language.Code));
        graph.List("hasPart", view.Site.Languages, language => graph.ReferenceItem(graph.UrlOf(view.In(language).FrontAddress)));
        graph.End();
    }

    public static void WriteEdition(View view, GraphWriter graph)
    {
        Start(view.FrontAddress, view, graph);
        if (view.FrontAddress != Permalinks.Root)
            graph.Reference("isPartOf", Permalinks.Root);
        graph.End();
    }

    private static void Start(string address, View view, GraphWriter graph)
    {
        graph.StartSubject("WebSite", address);
        graph.Text("name", view.SiteTitle);
        graph.Text("description", view.LabelOf(view.Site.Settings.SiteDescription));
        graph.Text("inLanguage", view.Language.Code);
        if (view.LabelOf(view.Site.Settings.Author) is not { } author)
            return;
        graph.Property("publisher");
        graph.Start("Organization");
        graph.Text("name", author);
        graph.End();
    }
}
