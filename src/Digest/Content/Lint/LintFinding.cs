using Digest.Sources.Diagnostics;

namespace Digest.Content.Lint;

/// <summary>A probable mistake in a text.</summary>
/// <param name="Index">The position in the text.</param>
/// <param name="Length">The length of what other rules do not apply to, because they would report the same mistake.</param>
/// <param name="Others">Ranges elsewhere in the text that other rules do not apply to for the same reason.</param>
/// <param name="IsKnown">Whether it is reported elsewhere, and only keeps other rules from what it covers.</param>
internal readonly record struct LintFinding(
    DiagnosticCode Code, int Index, string Message, string Advice, int Length = 0, IReadOnlyList<Range>? Others = null,
    bool IsKnown = false);
