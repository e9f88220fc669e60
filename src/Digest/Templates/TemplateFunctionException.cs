namespace Digest.Templates;

/// <summary>A function refused its arguments. The caller adds the location.</summary>
internal sealed class TemplateFunctionException(string message, string? advice = null) : Exception(message)
{
    public string? Advice { get; } = advice;
}
