namespace Digest.Sources.Diagnostics;

/// <summary>A problem in the sources.</summary>
/// <param name="Code">Printed as <c>DG012</c>; it never changes.</param>
/// <param name="Message">What is wrong, without a final stop.</param>
/// <param name="Advice">How to fix it, in one sentence.</param>
internal sealed record Diagnostic(DiagnosticCode Code, Severity Severity, SourceLocation Location, string Message, string? Advice = null)
{
    /// <summary>The code as printed: <c>DG012</c>.</summary>
    public string Id => $"DG{(int)Code:000}";

    /// <summary>The words of the code: <c>Unknown key</c>. They are the heading of its section in the documentation.</summary>
    public string Title => string.Concat($"{Code}".Select((letter, index) =>
        index > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));

    /// <summary>The anchor of its section in <c>docs/diagnostics.md</c>: <c>dg012-unknown-key</c>.</summary>
    public string Anchor => $"{Id} {Title}".ToLowerInvariant().Replace(' ', '-');

    /// <summary>What is wrong, without a final stop. Long values in it are cut.</summary>
    public string Message { get; init; } = EchoedValues.Cut(Message);

    public string? Advice { get; init; } = Advice is null ? null : EchoedValues.Cut(Advice);

    /// <summary>The line to add that the advice ends with, for a button that copies it.</summary>
    public string? OfferedLine { get; init; }

    /// <summary>
    /// Which page shows the problem, such as <c>in the page /ms/</c>. Problems that differ in it only are reported as one.
    /// </summary>
    public string? Page { get; init; }

    /// <summary>The text around the place; set by <see cref="DiagnosticBag.ToImmutable"/>.</summary>
    public Excerpt? Excerpt { get; init; }

    /// <summary>The column in text elements: a letter with its marks, or a joined emoji, is one.</summary>
    public int Column { get; init; } = Location.Column;
}
