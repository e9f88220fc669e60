using Digest.Sources.Diagnostics;

namespace Digest.Output.Checks;

/// <summary>Follows links within the site as GitHub Pages would: case matters, and a folder means its <c>index.html</c>.</summary>
internal sealed class OutputCheckLinks
{
    // Only to have something to resolve against where no host is set; never printed.
    private static readonly Uri s_nameless = new("https://site.invalid/");

    private static readonly string[] s_foreignSchemes = ["http", "https", "mailto", "tel"];

    private readonly Dictionary<string, int> _files = new(StringComparer.Ordinal);
    private readonly Uri _site;

    public OutputCheckLinks(IReadOnlyList<OutputFile> files, string address)
    {
        for (var index = 0; index < files.Count; index++)
            _files[files[index].Path] = index;
        HasHost = !address.StartsWith('/');
        _site = new(s_nameless, address.EndsWith('/') ? address : address + "/");
    }

    /// <summary>Whether the site knows its host; without one there are no absolute addresses.</summary>
    public bool HasHost { get; }

    /// <summary>The place of a file in the list, or -1.</summary>
    public int IndexOf(string path) => _files.GetValueOrDefault(path, -1);

    /// <summary>The address of a page: the folder where it is an <c>index.html</c>.</summary>
    public Uri AddressOf(string path)
    {
        var visible = path == "index.html" || path.EndsWith("/index.html", StringComparison.Ordinal) ? path[..^"index.html".Length] : path;
        return new(_site, string.Join('/', visible.Split('/').Select(Uri.EscapeDataString)));
    }

    /// <summary>Reports a link that leads nowhere; says which file and which anchor it leads to otherwise.</summary>
    public (int File, string Anchor)? Check(OutputFile from, string address, DiagnosticBag diagnostics)
    {
        var (target, file, anchor, why) = Follow(from.Path, address);
        if (target == LinkTarget.Nowhere)
            OutputCheck.Report(diagnostics, DiagnosticCode.OutputBrokenLink, from, $"links to '{address}', {why}");
        return target == LinkTarget.File ? (file, anchor) : null;
    }

    /// <summary>Reports an address that must be one of this site, and whole where the host is known.</summary>
    public void CheckOwn(OutputFile from, string address, DiagnosticBag diagnostics)
    {
        if (HasHost && !IsAbsolute(address))
            OutputCheck.Report(diagnostics, DiagnosticCode.OutputBrokenLink, from, $"names '{address}', which is not a whole address with its host");
        else if (Check(from, address, diagnostics) is null && Follow(from.Path, address).Target == LinkTarget.Elsewhere)
            OutputCheck.Report(diagnostics, DiagnosticCode.OutputBrokenLink, from, $"names '{address}', which is not of this site");
    }

    /// <summary>Whether an address names its host. (To .NET on Unix, <c>/ms/</c> is an absolute address as well: that of a file.)</summary>
    public static bool IsAbsolute(string address) =>
        address.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Follows one link.</summary>
    /// <param name="from">The path of the file that the link stands in.</param>
    public (LinkTarget Target, int File, string Anchor, string Why) Follow(string from, string address)
    {
        if (!Uri.TryCreate(AddressOf(from), address, out var whole))
            return (LinkTarget.Nowhere, -1, "", "which is no address");
        if (!s_foreignSchemes.Contains(whole.Scheme))
            return (LinkTarget.Nowhere, -1, "", $"which no reader can follow: {whole.Scheme}:");
        if (whole.Scheme is not ("http" or "https") || whole.Authority != _site.Authority)
            return (LinkTarget.Elsewhere, -1, "", "");

        var path = Uri.UnescapeDataString(whole.AbsolutePath);
        var root = Uri.UnescapeDataString(_site.AbsolutePath);
        if (!path.StartsWith(root, StringComparison.Ordinal))
            return (LinkTarget.Nowhere, -1, "", $"which is outside of {root}, where the site stands");

        var file = path[root.Length..];
        if (file.Length == 0 || file.EndsWith('/'))
            file += "index.html";
        return _files.TryGetValue(file, out var index)
            ? (LinkTarget.File, index, Uri.UnescapeDataString(whole.Fragment.TrimStart('#')), "")
            : (LinkTarget.Nowhere, -1, "", WhyNot(file));
    }

    private string WhyNot(string file)
    {
        if (_files.ContainsKey(file + "/index.html"))
            return "which lacks the slash at its end";
        return _files.Keys.FirstOrDefault(path => path.Equals(file, StringComparison.OrdinalIgnoreCase)) is { } other
            ? $"but the file is {other}: case matters"
            : "which leads nowhere";
    }
}
