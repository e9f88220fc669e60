namespace Digest.Cli.Server;

/// <summary>What an address leads to, as on Pages: a file, the same address with a slash after it, or nothing.</summary>
internal abstract record Destination
{
    private Destination()
    {
    }

    internal sealed record File(string Path) : Destination;

    /// <param name="Location">Percent-encoded.</param>
    internal sealed record Elsewhere(string Location) : Destination;

    internal sealed record Nowhere : Destination;

    /// <summary>Follows an address. The files are a list of names; none is ever made from the address.</summary>
    /// <param name="path">Of the URL, decoded.</param>
    /// <param name="linkRoot">What the site stands below: <c>/repo</c>, or nothing.</param>
    /// <param name="exists">Whether the site has a file, by its path from the root of the site.</param>
    public static Destination Of(string path, string linkRoot, Predicate<string> exists)
    {
        if (path == linkRoot || (path == "/" && linkRoot.Length > 0))
            return new Elsewhere(linkRoot + "/");
        if (!path.StartsWith(linkRoot + "/", StringComparison.Ordinal))
            return new Nowhere();

        var name = path[(linkRoot.Length + 1)..];
        if (name.Length == 0 || name.EndsWith('/'))
            return exists(name + "index.html") ? new File(name + "index.html") : new Nowhere();
        if (exists(name))
            return new File(name);
        return exists(name + "/index.html") ? new Elsewhere($"{linkRoot}/{string.Join('/', name.Split('/').Select(Uri.EscapeDataString))}/") : new Nowhere();
    }
}
