using System.Collections.Immutable;

namespace Digest.Languages;

/// <summary>The words that addresses are made of: <c>topik</c>, <c>kronologi</c>.</summary>
internal sealed record PathWords(string Topics, string Chronology, string Events, string Page, string Facing)
{
    /// <summary>Slugs that a standing page may not have.</summary>
    public ImmutableArray<string> Reserved => [Topics, Chronology, Events, Page, Facing];
}
