using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>A link of the menu, of the breadcrumb or to another page of a list.</summary>
/// <param name="Current">
/// The value of <c>aria-current</c>: <c>page</c> for a link to this page, <c>true</c> for a link to the part of the site that this page
/// belongs to, else null.
/// </param>
internal sealed record LinkModel(Html Title, string Url, string? Current = null) : TemplateModel, ITemplateModel<LinkModel>
{
    public static ModelType<LinkModel> Type { get; } = new ModelType<LinkModel>("link")
        .Markup("title", model => model.Title)
        .Text("url", model => model.Url)
        .Text("current", model => model.Current);

    public static LinkModel Of(Crumb crumb, View view) => new(view.Marked(crumb.Name), view.Href(crumb.Address));
}
