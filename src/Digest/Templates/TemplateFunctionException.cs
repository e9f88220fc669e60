namespace Digest.Templates;

/// <summary>A function refuses its arguments. The place is added where the call is known.</summary>
internal sealed class TemplateFunctionException(string message, string? advice = null) : Exception(message)
{
    /// <summary>How to mend it, in one sentence.</summary>
    public string? Advice { get; } = advice;
}
