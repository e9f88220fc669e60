namespace Digest.Pages.StructuredData;

/// <summary>The breadcrumb of a page. Its last step is the page itself, which readers see as the headline below the others.</summary>
internal static class BreadcrumbNode
{
    public static void Write(Page page, GraphWriter graph)
    {
        ImmutableArray<Crumb> crumbs = [.. page.Crumbs];
        if (crumbs.IsEmpty || page.TitleLabel is not { } title)
            return;
        graph.Start("BreadcrumbList");
        graph.List("itemListElement", crumbs.Add(new(title, page.Address)).Index(), step =>
        {
            graph.Start("ListItem");
            graph.Number("position", step.Index + 1);
            graph.Text("name", step.Item.Name);
            if (step.Index < crumbs.Length)
                graph.Url("item", step.Item.Address);
            graph.End();
        });
        graph.End();
    }
}
