using Digest.Sources.Diagnostics;

namespace Digest.Content.Lint;

/// <summary>A probable mistake in a text.</summary>
/// <param name="Index">The position in the text.</param>
internal readonly record struct LintFinding(DiagnosticCode Code, int Index, string Message, string Advice);
