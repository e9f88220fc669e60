namespace Digest.Sources.Diagnostics;

/// <summary>A problem in the sources.</summary>
/// <param name="Code">Printed as <c>DG012</c>; it never changes.</param>
/// <param name="Message">What is wrong, without a final stop.</param>
/// <param name="Advice">How to fix it, in one sentence.</param>
internal sealed record Diagnostic(DiagnosticCode Code, Severity Severity, SourceLocation Location, string Message, string? Advice = null)
{
    /// <summary>The code as printed: <c>DG012</c>.</summary>
    public string Id => $"DG{(int)Code:000}";

    /// <summary>The line of the source; set by <see cref="DiagnosticBag.ToImmutable"/>.</summary>
    public string? Excerpt { get; init; }

    /// <summary>The column in text elements.</summary>
    public int Column { get; init; } = Location.Column;
}
