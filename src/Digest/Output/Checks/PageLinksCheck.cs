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
        foreach (var (element, url) in elements.All.SelectMany(UrlsOf, (element, url) => (element, url)))
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
                page.AnchorLinks.Add((file, files.Strings[anchor], files.Strings[url]));
            else if (!elements.Ids.Contains(anchor))
                files.BrokenLinks.Add(page.File, url, $"but the page has no id '{anchor}'");
        }
    }

    private static bool IsRelative(string url) =>
        !url.StartsWith('/') && !url.StartsWith('#') && !SafeUri.TryParse(url, out _);

    /// <summary>The URLs in the attributes of an element, and in its styles.</summary>
    public static IEnumerable<string> UrlsOf(IElement element)
    {
        const StringSplitOptions NonEmpty = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        for (var index = 0; index < element.Attributes.Length; index++)
        {
            var attribute = element.Attributes[index]!;
            if (attribute.Name is "href" or "src" or "poster" or "data" or "action" or "formaction" or "cite")
                yield return attribute.Value.Trim();
            foreach (var candidate in attribute.Name == "srcset" ? attribute.Value.Split(',', NonEmpty) : [])
                yield return candidate.Split(' ')[0];
        }

        foreach (var url in element.LocalName == "style" ? OutputCheck.UrlsIn(element.TextContent) : [])
            yield return url;

        if (element.LocalName == "meta" && s_urlProperties.Contains(element.GetAttribute("property"))
            && element.GetAttribute("content") is { } shared)
            yield return shared;

        if (element.LocalName == "meta" && "refresh".Equals(element.GetAttribute("http-equiv"), StringComparison.OrdinalIgnoreCase)
            && element.GetAttribute("content")?.Split("url=", 2, StringSplitOptions.TrimEntries) is [_, var target])
            yield return target.Trim('\'', '"');
    }
}
