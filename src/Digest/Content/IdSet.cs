using System.Collections.Frozen;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Content;

/// <summary>The ids of a kind of thing, and the place where one more would be added.</summary>
/// <param name="isWhole">False when their file could not be read: what is missing then is not the fault of who refers to it.</param>
internal sealed class IdSet(string kind, string home, IEnumerable<string> ids, bool isWhole = true)
{
    private readonly FrozenSet<string> _ids = ids.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether an id is one of them; reports one that is not, with the nearest.</summary>
    public bool Require(Reference reference, DiagnosticBag diagnostics)
    {
        if (!isWhole || _ids.Contains(reference.Id))
            return true;
        diagnostics.Error(
            DiagnosticCode.UnknownId,
            reference.Location,
            $"there is no {kind} '{reference.Id}'",
            Nearest.DidYouMean(reference.Id, _ids.Order(StringComparer.Ordinal)) ?? $"Add it to {home}, or take another.");
        return false;
    }
}
