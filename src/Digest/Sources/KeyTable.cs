using System.Collections.Immutable;
using Digest.Sources.Diagnostics;

namespace Digest.Sources;

/// <summary>The keys that a map may hold, and what to say of keys that other generators use.</summary>
/// <param name="Owner">What the map describes, with its article: "an article".</param>
/// <param name="Known">In the spelling of the documentation.</param>
/// <param name="Elsewhere">Names from other generators, and what is written here instead.</param>
/// <param name="UnknownKey">The code of a key that is not known.</param>
/// <param name="WrongValue">The code of a value that makes no sense.</param>
internal sealed record KeyTable(
    string Owner,
    ImmutableArray<string> Known,
    ImmutableDictionary<string, string>? Elsewhere = null,
    DiagnosticCode UnknownKey = DiagnosticCode.UnknownKey,
    DiagnosticCode WrongValue = DiagnosticCode.BadValue);
