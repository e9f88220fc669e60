using Scriban.Parsing;
using Scriban.Syntax;

namespace Digest.Templates;

/// <summary>Ends the rendering of a page at a known place. It never leaves <see cref="TemplateHost.Render"/>.</summary>
internal sealed class TemplateFault(SourceSpan span, string message, string? advice = null) : ScriptRuntimeException(span, message)
{
    public string? Advice { get; } = advice;
}
