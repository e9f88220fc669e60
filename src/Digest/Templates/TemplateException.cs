using System.Text.RegularExpressions;
using Scriban.Syntax;

namespace Digest.Templates;

/// <summary>The rendering of a template failed; <see cref="Mistake"/> has the location and the reason.</summary>
internal sealed partial class TemplateException(TemplateMistake mistake, Exception? inner = null)
    : Exception($"{mistake.Location.Path}({mistake.Location.Line},{mistake.Location.Column}): {mistake.Message}", inner)
{
    public TemplateMistake Mistake { get; } = mistake;

    /// <summary>Converts an exception of Scriban, with its message as a plain sentence.</summary>
    public static TemplateException From(ScriptRuntimeException exception) => exception.InnerException switch
    {
        TemplateException inside => inside,
        TemplateFunctionException refusal => new(TemplateMistake.At(exception.Span, refusal.Message, refusal.Advice), exception),
        _ => new(TemplateMistake.At(exception.Span, Sentence(exception.OriginalMessage), (exception as TemplateFault)?.Advice), exception),
    };

    private static string Sentence(string message)
    {
        if (MissingName.Match(message) is { Success: true } missing)
            return $"There is no '{missing.Groups["name"].Value}' here.";
        if (message.StartsWith("Exceeding number of iteration", StringComparison.Ordinal)
            || message.StartsWith("Range expression exceeds LoopLimit", StringComparison.Ordinal))
            return "The loops of this page run too often; one may never end.";
        if (message.StartsWith("Exceeding number of recursive depth", StringComparison.Ordinal)
            || message.Contains("stack", StringComparison.Ordinal))
            return "Templates and functions call each other too deeply. Does one call itself?";
        var sentence = message.ReplaceLineEndings(" ").Replace('`', '\'').Trim();
        return sentence.EndsWith('.') ? sentence : sentence + ".";
    }

    [GeneratedRegex("^The (variable or )?function `(?<name>[^`]+)` was not found", RegexOptions.ExplicitCapture)]
    private static partial Regex MissingName { get; }
}
