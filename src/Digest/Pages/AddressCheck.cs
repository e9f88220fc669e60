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
        foreach (var claim in dataFiles.Concat(kinds.SelectMany(kind => kind.Claims(content))))
        {
            var key = Slug.CollisionKey(claim.OutputPath);
            if (!owners.TryAdd(key, claim))
                Report(claim, owners[key], diagnostics);
        }

        ReportFilesAsFolders(owners, diagnostics);
    }

    /// <summary>Only files have a dot in their names, so a path with a dot before its last slash may be below a file.</summary>
    private static void ReportFilesAsFolders(Dictionary<string, AddressClaim> owners, DiagnosticBag diagnostics)
    {
        foreach (var (path, claim) in owners.Where(pair => pair.Key.IndexOf('.', StringComparison.Ordinal) < pair.Key.LastIndexOf('/')))
        {
            for (var end = path.LastIndexOf('/'); end > 0; end = path.LastIndexOf('/', end - 1))
            {
                if (owners.TryGetValue(path[..end], out var file))
                    Report(claim.Location is null ? file : claim, claim.Location is null ? claim : file, diagnostics);
            }
        }
    }

    private static void Report(AddressClaim claim, AddressClaim owner, DiagnosticBag diagnostics)
    {
        var spelling = claim.Address == owner.Address ? "" : $", as {owner.Address}: browsers and file systems treat the two as one";
        diagnostics.Error(
            DiagnosticCode.DuplicateAddress,
            claim.Location ?? owner.Location ?? SourceLocation.OfFile(claim.Owner),
            $"the address {claim.Address} also belongs to {owner.Owner}{spelling}",
            claim.Advice);
    }
}
