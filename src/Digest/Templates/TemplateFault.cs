using Scriban.Parsing;
using Scriban.Syntax;

namespace Digest.Templates;

/// <summary>A mistake at a known position, found by rendering. <see cref="TemplateHost.Render"/> converts it.</summary>
internal sealed class TemplateFault(SourceSpan span, string message, string? advice = null) : ScriptRuntimeException(span, message)
{
    public string? Advice { get; } = advice;
}
