using System.Collections.Immutable;

namespace Digest.Configuration;

/// <summary>What a compilation is told from outside, besides the sources.</summary>
/// <param name="Now">The time, read once at the edge; <c>CurrentDateTime</c> in the settings stands over it.</param>
/// <param name="Settings">What the command line sets over <c>statiq.json</c>, in order.</param>
/// <param name="Drafts">Show excluded and future articles as well.</param>
/// <param name="Proof">False to leave out every proof, and the reading of what no page is asked for yet: the site is the same, if it proves to be one.</param>
internal sealed record CompileOptions(DateTimeOffset Now, ImmutableArray<KeyValuePair<string, string>> Settings, bool Drafts, bool Proof = true);
