using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>A link of the page's frame: menu, breadcrumb, page numbers.</summary>
/// <param name="current"><c>page</c> when it leads to this page, <c>true</c> when to a part of the site that this page is in; else null.</param>
internal sealed class LinkModel(Html title, string url, string? current = null) : ITemplateModel
{
    public static readonly ModelType<LinkModel> Type = new ModelType<LinkModel>("link")
        .Markup("title", part => part._title)
        .Text("url", part => part._url)
        .Text("current", part => part._current);

    private readonly Html _title = title;
    private readonly string _url = url;
    private readonly string? _current = current;

    public ModelType ModelType => Type;
}
