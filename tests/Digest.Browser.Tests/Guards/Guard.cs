using Digest.Browser.Tests.Browsing;

namespace Digest.Browser.Tests.Guards;

/// <summary>One thing that every page owes its readers, and a way to see whether it holds.</summary>
/// <param name="Name">The sentence that holds.</param>
/// <param name="FaultsOf">What does not hold, one sentence each.</param>
internal sealed record Guard(string Name, Func<Visit, Task<IReadOnlyCollection<string>>> FaultsOf)
{
    /// <summary>How it is looked at. Null for a guard that holds at any width, in any colours.</summary>
    public Look? Look { get; init; }

    /// <summary>A page that shows what is meant, for the proof that the guard sees it broken.</summary>
    public string Page { get; init; } = "article";

    /// <summary>What breaks it, by a name: a script that is run in the page.</summary>
    public required IReadOnlyDictionary<string, string> Breakers { get; init; }

    /// <summary>Whether the load of the machine can be taken for a fault of the page: what is seen is then believed when a page loaded anew shows it again.</summary>
    public bool AsksAgain { get; init; }

    public override string ToString() => Name;
}
