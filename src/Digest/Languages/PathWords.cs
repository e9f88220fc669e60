namespace Digest.Languages;

/// <summary>The words of a language in addresses: <c>topik</c>, <c>kronologi</c>.</summary>
internal sealed record PathWords(string Topics, string Chronology, string Events, string Page, string Facing)
{
    /// <summary>The slugs that a standing page must not have.</summary>
    public ImmutableArray<string> Reserved => [Topics, Chronology, Events, Page, Facing];
}
