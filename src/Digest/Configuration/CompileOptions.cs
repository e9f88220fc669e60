using System.Collections.Immutable;

namespace Digest.Configuration;

/// <summary>What a compilation is told from outside, besides the sources.</summary>
/// <param name="Now">The time, read once at the edge; <c>CurrentDateTime</c> in the settings stands over it.</param>
/// <param name="Settings">What the command line sets over <c>statiq.json</c>, in order.</param>
/// <param name="Drafts">Show excluded and future articles as well.</param>
/// <param name="Check">False to skip checks and to leave bodies unparsed until a page needs them: for the first pages of a preview.</param>
internal sealed record CompileOptions(DateTimeOffset Now, ImmutableArray<KeyValuePair<string, string>> Settings, bool Drafts, bool Check = true);
