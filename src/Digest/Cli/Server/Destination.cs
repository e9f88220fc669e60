using Digest.Text;

namespace Digest.Cli.Server;

/// <summary>What GitHub Pages serves at an address: a file, a redirect to the same address with a slash, or nothing.</summary>
internal abstract record Destination
{
    internal sealed record NotFound : Destination;
    internal sealed record File(string Path) : Destination;

    /// <param name="Location">Percent-encoded.</param>
    internal sealed record Redirect(string Location) : Destination;

    /// <summary>Resolves an address by looking up names of files. No path on the disk is made from the address.</summary>
    /// <param name="path">The path of the URL, decoded.</param>
    /// <param name="linkRoot">The path that the site is served below: <c>/repo</c>, or empty.</param>
    /// <param name="exists">Whether the site has a file, by its path from the root of the site.</param>
    public static Destination Resolve(string path, string linkRoot, Predicate<string> exists)
    {
        if (path == linkRoot || (path == "/" && linkRoot.Length > 0))
            return new Redirect(linkRoot + "/");
        if (!path.StartsWith(linkRoot + "/", StringComparison.Ordinal))
            return new NotFound();

        var name = path[(linkRoot.Length + 1)..];
        if (name.Length == 0 || name.EndsWith('/'))
            return exists(name + "index.html") ? new File(name + "index.html") : new NotFound();
        if (exists(name))
            return new File(name);
        return exists(name + "/index.html") ? new Redirect($"{linkRoot}/{UrlPath.Encode(name)}/") : new NotFound();
    }
}
