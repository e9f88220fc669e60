using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.SiteModel;

/// <summary>The ids of one kind of content.</summary>
/// <param name="home">The file or folder to which an id is added; used in messages.</param>
/// <param name="isComplete">False if the registry could not be read: missing ids are then not reported.</param>
internal sealed class IdSet(string kind, string home, IEnumerable<string> ids, bool isComplete = true)
{
    private readonly FrozenSet<string> _ids = ids.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Reports an id that does not exist, and suggests the nearest one.</summary>
    public void Check(Reference reference, DiagnosticBag diagnostics)
    {
        if (!isComplete || _ids.Contains(reference.Id))
            return;
        diagnostics.Error(
            DiagnosticCode.UnknownId,
            reference.Location,
            $"there is no {kind} '{reference.Id}'",
            Nearest.DidYouMean(reference.Id, _ids.Order(StringComparer.Ordinal)) ?? $"Add it to {home}, or use another.");
    }
}
