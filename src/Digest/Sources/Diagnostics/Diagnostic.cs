namespace Digest.Sources.Diagnostics;

/// <summary>One problem, told to the editor who can mend it.</summary>
/// <param name="Code">Stable: it is printed as <c>DG012</c> and may be searched for.</param>
/// <param name="Message">What is wrong, in one sentence without its final stop being required.</param>
/// <param name="Advice">One sentence how to mend it.</param>
internal sealed record Diagnostic(DiagnosticCode Code, Severity Severity, SourceLocation Location, string Message, string? Advice = null)
{
    /// <summary>The code as printed: <c>DG012</c>.</summary>
    public string Id => $"DG{(int)Code:000}";

    /// <summary>The line of the source that the location is in, once <see cref="DiagnosticBag.ToImmutable"/> has looked it up.</summary>
    public string? Excerpt { get; init; }

    /// <summary>The column in text elements: what a person counts, whatever the script.</summary>
    public int Column { get; init; } = Location.Column;
}
