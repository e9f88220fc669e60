using Digest.Sources.Diagnostics;

namespace Digest.Sources;

/// <summary>A format of single values, such as dates.</summary>
/// <param name="TryParse">Returns null for a text that is not in the format. The zone is that of the site, if it has one.</param>
/// <param name="Expected">The format, for messages: "a date of the calendar".</param>
/// <param name="Code">The code of a wrong value; null for that of the key's table.</param>
internal sealed record ValueFormat<T>(
    KeyKind Kind, Func<string, TimeZoneInfo?, T?> TryParse, string Expected, string Advice, DiagnosticCode? Code = null)
    where T : class
{
    /// <summary>What to write instead of a text that is not in the format; null for the general advice.</summary>
    public Func<string, string?> AdviceOn { get; init; } = static _ => null;
}
