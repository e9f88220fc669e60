using Digest.Sources;
using Scriban.Parsing;

namespace Digest.Templates;

/// <summary>A mistake in a template.</summary>
/// <param name="Location">The first character. The path is that of <see cref="Template.Parse"/>.</param>
/// <param name="Message">What is wrong, in one sentence.</param>
/// <param name="Advice">How to correct it, in one sentence; may be null.</param>
internal sealed record TemplateMistake(SourceLocation Location, string Message, string? Advice = null)
{
    /// <summary>The script or style that the mistake is in.</summary>
    public SourceLocation? Element { get; init; }

    public static TemplateMistake At(SourceSpan span, string message, string? advice = null) => new(LocationOf(span), message, advice);

    /// <summary>Scriban counts lines and columns from 0.</summary>
    public static SourceLocation LocationOf(SourceSpan span) =>
        new(span.FileName ?? "", Math.Max(0, span.Start.Line) + 1, Math.Max(0, span.Start.Column) + 1);
}
