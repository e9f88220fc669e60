using Digest.Browser.Tests.Browsing;

namespace Digest.Browser.Tests.Guards;

/// <summary>A rule for every page, and its check.</summary>
/// <param name="Name">The rule, as a sentence.</param>
/// <param name="FaultsOf">The violations of a page, one sentence each.</param>
internal sealed record Guard(string Name, Func<Visit, Task<IReadOnlyCollection<string>>> FaultsOf)
{
    /// <summary>The look that the rule is for; null for all.</summary>
    public Look? Look { get; init; }

    /// <summary>The kind of page on which the defects are tested.</summary>
    public string Page { get; init; } = "article";

    /// <summary>Scripts that violate the rule in a page, by the name of the defect.</summary>
    public required IReadOnlyDictionary<string, string> Defects { get; init; }

    /// <summary>Whether a slow machine can cause violations: they count only if a reload shows them again.</summary>
    public bool RetriesOnce { get; init; }

    public override string ToString() => Name;
}
