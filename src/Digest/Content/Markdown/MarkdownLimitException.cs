using Digest.Sources.Diagnostics;

namespace Digest.Content.Markdown;

/// <summary>A text exceeds one of the <see cref="MarkdownLimits"/>.</summary>
/// <param name="offset">Where, in the Markdown.</param>
internal sealed class MarkdownLimitException(DiagnosticCode code, int offset, string message, string advice) : Exception(message)
{
    public DiagnosticCode Code { get; } = code;
    public int Offset { get; } = offset;
    public string Advice { get; } = advice;
}
