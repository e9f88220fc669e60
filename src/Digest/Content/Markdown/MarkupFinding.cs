using Digest.Sources.Diagnostics;

namespace Digest.Content.Markdown;

/// <summary>Markup that is not Markdown, which readers would see as text.</summary>
internal readonly record struct MarkupFinding(TextSpan Span, DiagnosticCode Code, Severity Severity, string Message, string Advice);
