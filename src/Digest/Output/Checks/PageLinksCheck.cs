using AngleSharp.Dom;
using Digest.Sources;

namespace Digest.Output.Checks;

/// <summary>Checks the URLs in the elements of a page.</summary>
internal static class PageLinksCheck
{
    private static readonly string[] s_urlProperties = ["og:url", "og:image"];

    public static void Run(CheckedPage page, PageElements elements, SiteFiles files)
    {
        var own = files.IndexOf(page.File.Path);
        foreach (var (element, url) in UrlsOf(elements))
        {
            if (element.LocalName is "link" or "img" or "source" && url.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
                continue;
            if (element.LocalName == "a" && url.Length == 0)
            {
                page.ReportEmptyLink();
                continue;
            }

            if (page.File.Path == "404.html" && IsRelative(url))
                files.BrokenLinks.Add(page.File, url, "but links of an error page must begin with a slash");
            if (files.CheckLink(page.File, url) is not (var file, { Length: > 0 } anchor)
                || anchor == "top" || anchor.StartsWith(":~:", StringComparison.Ordinal))
                continue;
            if (file != own)
                page.AddAnchorLink(file, files.Strings[anchor], files.Strings[url]);
            else if (!elements.Ids.ContainsKey(anchor))
                files.BrokenLinks.Add(page.File, url, $"but the page has no id '{anchor}'");
        }
    }

    private static bool IsRelative(string url) =>
        !url.StartsWith('/') && !url.StartsWith('#') && !SafeUri.TryParse(url, out _);

    /// <summary>The URLs in the attributes of elements, and in their styles.</summary>
    public static IEnumerable<(IElement Element, string Url)> UrlsOf(PageElements elements)
    {
        const StringSplitOptions NonEmpty = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        foreach (var (element, attribute) in elements.Attributes)
        {
            if (attribute.Name is "href" or "src" or "poster" or "data" or "action" or "formaction" or "cite")
                yield return (element, attribute.Value.Trim());
            foreach (var candidate in attribute.Name == "srcset" ? attribute.Value.Split(',', NonEmpty) : [])
                yield return (element, candidate.Split(' ')[0]);
        }

        foreach (var style in elements["style"])
        {
            foreach (var url in OutputCheck.UrlsIn(style.TextContent))
                yield return (style, url);
        }

        foreach (var meta in elements["meta"])
        {
            var content = meta.GetAttribute("content");
            if (s_urlProperties.Contains(meta.GetAttribute("property")) && content is not null)
                yield return (meta, content);
            if ("refresh".Equals(meta.GetAttribute("http-equiv"), StringComparison.OrdinalIgnoreCase)
                && content?.Split("url=", 2, StringSplitOptions.TrimEntries) is [_, var target])
                yield return (meta, target.Trim('\'', '"'));
        }
    }
}
