using Digest.Output;
using Digest.Output.LostPages;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Cli.Preview;

/// <summary>Remembers the addresses of the first site of a preview, and reports those that lead nowhere in a later one.</summary>
internal sealed class FirstAddresses
{
    private ImmutableArray<PublishedFile> _first;
    private object? _structure;
    private List<SourceFile?> _files = [];
    private ImmutableArray<Diagnostic> _offers = [];

    /// <summary>
    /// Adds a warning with the line to write for each page that is gone. It is no error, because the page may never have been published.
    /// </summary>
    /// <param name="site">A site without errors.</param>
    public CompiledSite Compare(CompiledSite site, SourceTree sources)
    {
        if (_first.IsDefault)
            _first = [.. site.Pages.Select(page => new PublishedFile(page.Address, page.Origin) { Content = page.RedirectsTo })];

        // While only wording changes, no address does; but the places of the offers may, if it changes in their files.
        var structure = site.Pages[0].Site.StructureKey;
        if (!ReferenceEquals(_structure, structure) || !FilesOf(_offers).SequenceEqual(_files, ReferenceEqualityComparer.Instance))
        {
            _structure = structure;
            _offers = [.. OffersFor(site, sources)];
            _files = FilesOf(_offers);
        }

        return _offers.IsEmpty ? site : site with { Diagnostics = [.. site.Diagnostics, .. _offers] };

        List<SourceFile?> FilesOf(ImmutableArray<Diagnostic> offers) =>
            [.. offers.Select(offer => sources.Find(offer.Location.Path))];
    }

    private IEnumerable<Diagnostic> OffersFor(CompiledSite site, SourceTree sources)
    {
        var lost = new DiagnosticBag();
        LostPageCheck.Run(_first, site.Files, lost);
        return lost.ToImmutable(sources)
            .Where(diagnostic => diagnostic.OfferedLine is not null || diagnostic.Severity == Severity.Error)
            .Select(diagnostic => diagnostic with { Severity = Severity.Warning });
    }
}
