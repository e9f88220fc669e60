using Digest.Sources.Diagnostics;

namespace Digest.Sources;

/// <summary>A format of single values, such as dates.</summary>
/// <param name="TryParse">Returns null for a text that is not in the format.</param>
/// <param name="Expected">The format, for messages: "a date of the calendar".</param>
/// <param name="Code">The code of a wrong value; null for that of the key's table.</param>
internal sealed record ValueFormat<T>(KeyKind Kind, Func<string, T?> TryParse, string Expected, string Advice, DiagnosticCode? Code = null)
    where T : class;
