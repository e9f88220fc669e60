using Digest.Pages.Models;
using Digest.Templates;

namespace Digest.Benchmarks.Templates.Values;

/// <summary>
/// The values of every page, computed before the measurement: all implementations read the same objects, with texts and markup as strings,
/// and only the body and the styles as UTF-8. The benchmark compares only the writing of a page. Model types are like those of the site.
/// </summary>
internal abstract class PageValues(ITemplateModel page) : ITemplateModel
{
    public FrameValues Page { get; } = new(page.One("page")!);
    public SiteValues Site { get; } = new(page.One("site")!);
    public LanguageModel Language { get; } = (LanguageModel)page.One("language")!;

    public abstract ModelType ModelType { get; }

    protected static ModelType<T> TypeOf<T>(string name)
        where T : PageValues => new ModelType<T>(name)
        .One("page", values => values.Page)
        .One("site", values => values.Site)
        .One("language", values => values.Language);
}

internal sealed class FrameValues(ITemplateModel page) : ITemplateModel<FrameValues>
{
    public static ModelType<FrameValues> Type { get; } = new ModelType<FrameValues>("page")
        .Text("layout", values => values.Layout)
        .Text("title", values => values.Title)
        .Text("description", values => values.Description)
        .Text("canonical", values => values.Canonical)
        .Text("permalink", values => values.Permalink)
        .Text("redirects_to", values => values.RedirectsTo)
        .Flag("is_indexed", values => values.IsIndexed)
        .Flag("is_bare", values => values.IsBare)
        .Many("alternates", values => values.Alternates)
        .Many("switch", values => values.Switch)
        .Many("menu", values => values.Menu)
        .Many("crumbs", values => values.Crumbs);

    public string Layout { get; } = page.Text("layout")!;
    public string? Title { get; } = page.Text("title");
    public string? Description { get; } = page.Text("description");
    public string? Canonical { get; } = page.Text("canonical");
    public string? Permalink { get; } = page.Text("permalink");
    public string? RedirectsTo { get; } = page.Text("redirects_to");
    public bool IsIndexed { get; } = page.Flag("is_indexed");
    public bool IsBare { get; } = page.Flag("is_bare");
    public AlternateValues[] Alternates { get; } = page.Many("alternates", alternate => new AlternateValues(alternate));
    public SwitchValues[] Switch { get; } = page.Many("switch", target => new SwitchValues(target));
    public LinkValues[] Menu { get; } = page.Many("menu", link => new LinkValues(link));
    public LinkValues[] Crumbs { get; } = page.Many("crumbs", link => new LinkValues(link));
}

internal sealed class AlternateValues(ITemplateModel alternate) : ITemplateModel<AlternateValues>
{
    public static ModelType<AlternateValues> Type { get; } = new ModelType<AlternateValues>("alternate")
        .Text("code", values => values.Code)
        .Text("url", values => values.Url);

    public string Code { get; } = alternate.Text("code")!;
    public string Url { get; } = alternate.Text("url")!;
}

internal sealed class SwitchValues(ITemplateModel target) : ITemplateModel<SwitchValues>
{
    public static ModelType<SwitchValues> Type { get; } = new ModelType<SwitchValues>("switch")
        .One("language", values => values.Language)
        .Text("url", values => values.Url)
        .Text("relation", values => values.Relation);

    public LanguageModel Language { get; } = (LanguageModel)target.One("language")!;
    public string Url { get; } = target.Text("url")!;
    public string Relation { get; } = target.Text("relation")!;
}

internal sealed class LinkValues(ITemplateModel link) : ITemplateModel<LinkValues>
{
    public static ModelType<LinkValues> Type { get; } = new ModelType<LinkValues>("link")
        .Markup("title", values => values.Title)
        .Text("url", values => values.Url)
        .Text("current", values => values.Current);

    public Html Title { get; } = link.Markup("title")!;
    public string Url { get; } = link.Text("url")!;
    public string? Current { get; } = link.Text("current");
}

internal sealed class SiteValues(ITemplateModel site) : ITemplateModel<SiteValues>
{
    public static ModelType<SiteValues> Type { get; } = new ModelType<SiteValues>("site")
        .Markup("name", values => values.Name)
        .Text("title", values => values.Title)
        .Markup("description", values => values.Description)
        .Markup("author", values => values.Author)
        .Markup("copyright", values => values.Copyright)
        .Text("url", values => values.Url);

    public Html Name { get; } = site.Markup("name")!;
    public string Title { get; } = site.Text("title")!;
    public Html? Description { get; } = site.Markup("description");
    public Html? Author { get; } = site.Markup("author");
    public Html? Copyright { get; } = site.Markup("copyright");
    public string Url { get; } = site.Text("url")!;
}
