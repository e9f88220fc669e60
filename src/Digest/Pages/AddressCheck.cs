using Digest.Content;
using Digest.SiteModel;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Text;

namespace Digest.Pages;

/// <summary>
/// Reports addresses that occur twice: equal ones, two that browsers or file systems treat as one, or a file and a folder with the same
/// name. Only parsed content is read, with articles that are held back, so conflicts are reported even if the site has other errors.
/// </summary>
internal static class AddressCheck
{
    public static void Run(ParsedContent content, ImmutableArray<PageKind> kinds, DiagnosticBag diagnostics)
    {
        var owners = new Dictionary<string, AddressClaim>(StringComparer.Ordinal);
        var dataFiles = Permalinks.DataFiles.Select(file => new AddressClaim(file.Address, file.Name));
        var staticFiles = StaticClaims(content, diagnostics);
        foreach (var claim in dataFiles.Concat(kinds.SelectMany(kind => kind.Claims(content))).Concat(staticFiles))
        {
            var key = Slug.CollisionKey(claim.OutputPath);
            if (!owners.TryAdd(key, claim))
                ReportDuplicate(claim, owners[key], diagnostics);
        }

        ReportFilesAsFolders(owners, mayLackDots: staticFiles.Count > 0, diagnostics);
    }

    /// <summary>The claims of the static files, but of those that a file of the site itself may replace, which are reported.</summary>
    private static List<AddressClaim> StaticClaims(ParsedContent content, DiagnosticBag diagnostics)
    {
        var claims = new List<AddressClaim>();
        foreach (var file in content.StaticFiles)
        {
            var location = SourceLocation.OfFile(file.Source.Path);
            if (Permalinks.IsReserved(file.Address))
            {
                var message = $"the address {file.Address} is kept for the pictures, feeds and data files of the site";
                diagnostics.Error(DiagnosticCode.DuplicateAddress, location, message, "Rename the file, or move it to another folder.");
            }
            else
            {
                const string Advice = "Delete or rename this file: the site makes one of its own there.";
                claims.Add(new(file.Address, file.Source.Path, location, Advice) { IsOfStaticFile = true });
            }
        }

        return claims;
    }

    /// <summary>
    /// Without static files, only files have a dot in their names, so a path with a dot before its last slash may be below a file.
    /// </summary>
    private static void ReportFilesAsFolders(Dictionary<string, AddressClaim> owners, bool mayLackDots, DiagnosticBag diagnostics)
    {
        var reported = new HashSet<AddressClaim>();
        foreach (var (path, claim) in owners.Where(pair =>
            mayLackDots || pair.Key.IndexOf('.', StringComparison.Ordinal) < pair.Key.LastIndexOf('/')))
        {
            for (var end = path.LastIndexOf('/'); end > 0; end = path.LastIndexOf('/', end - 1))
            {
                if (owners.TryGetValue(path[..end], out var file) && (claim.IsOfStaticFile || reported.Add(file)))
                    ReportFileAsFolder(file, claim, diagnostics);
            }
        }
    }

    private static void ReportFileAsFolder(AddressClaim file, AddressClaim below, DiagnosticBag diagnostics)
    {
        var isFileMovable = file.IsOfStaticFile || below.Location is null;
        var (message, movable) = isFileMovable && !below.IsOfStaticFile
            ? ($"a file cannot be at {file.Address}: {below.Address} is below it, which belongs to {below.Owner}", file)
            : ($"nothing can be at {below.Address}: it is below {file.Address}, a file that belongs to {file.Owner}", below);
        Report(movable, file.Location ?? below.Location ?? SourceLocation.OfFile(file.Owner), message, diagnostics);
    }

    private static void ReportDuplicate(AddressClaim claim, AddressClaim owner, DiagnosticBag diagnostics)
    {
        if (claim.Location is { } place && place == owner.Location)
        {
            const string Advice = "Write it into the front matter of the one text that it is to lead to.";
            var shared = $"the address {claim.Address} belongs to several texts: this file gives it to all in its folder";
            diagnostics.Error(DiagnosticCode.DuplicateAddress, place, shared, Advice);
            return;
        }

        var spelling = claim.Address == owner.Address ? "" : $", as {owner.Address}: browsers and file systems treat the two as one";
        var message = $"the address {claim.Address} also belongs to {owner.Owner}{spelling}";
        Report(claim, owner.Location ?? SourceLocation.OfFile(claim.Owner), message, diagnostics);
    }

    /// <param name="otherwise">The location if the claim has none.</param>
    private static void Report(AddressClaim claim, SourceLocation otherwise, string message, DiagnosticBag diagnostics) =>
        diagnostics.Error(DiagnosticCode.DuplicateAddress, claim.Location ?? otherwise, message, claim.Advice);
}
