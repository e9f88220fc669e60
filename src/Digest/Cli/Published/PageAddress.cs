using Digest.Text;

namespace Digest.Cli.Published;

/// <summary>Brings addresses of other programs into the form that <see cref="SiteModel.Permalinks"/> gives.</summary>
internal static class PageAddress
{
    private const string Index = "index.html";

    /// <param name="path">From the root of the site, in letters; the slash at its start may be missing.</param>
    public static string Of(string path)
    {
        var address = "/" + Composed(path).TrimStart('/');
        return address.EndsWith("/" + Index, StringComparison.Ordinal) ? address[..^Index.Length] : address;
    }

    /// <summary>The addresses of URLs. Those elsewhere are left out.</summary>
    /// <param name="root">The path of the site, with slashes at both ends; null for the shortest that all URLs are below.</param>
    public static IEnumerable<string> BelowRoot(IReadOnlyCollection<Uri> urls, string? root)
    {
        root ??= RootOf(urls);
        return urls.Select(url => url.AbsolutePath)
            .Where(path => path.StartsWith(root, StringComparison.Ordinal))
            .Select(path => path[root.Length..])
            .Select(path => Of(UrlPath.Decode(path) ?? path));
    }

    /// <summary>The path of the front page, which every sitemap lists, if all others are below it.</summary>
    private static string RootOf(IReadOnlyCollection<Uri> urls)
    {
        var shortest = urls.Select(url => url.AbsolutePath).MinBy(path => path.Length) ?? "/";
        return shortest.EndsWith('/') && urls.All(url => url.AbsolutePath.StartsWith(shortest, StringComparison.Ordinal)) ? shortest : "/";
    }

    /// <summary>File systems and servers may decompose letters. A name that is not Unicode stays as it is.</summary>
    private static string Composed(string path)
    {
        try
        {
            return path.Normalize();
        }
        catch (ArgumentException)
        {
            return path;
        }
    }
}
