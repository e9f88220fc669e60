using System.Text.RegularExpressions;
using Scriban.Parsing;
using Scriban.Syntax;

namespace Digest.Templates;

/// <summary>The errors of Scriban's parser in plain sentences.</summary>
internal static partial class ParserMessages
{
    /// <summary>
    /// The mistakes in the order of the text. An unclosed block is reported only if there is no other mistake, because it may follow from
    /// that.
    /// </summary>
    public static ImmutableArray<TemplateMistake> Of(Scriban.Template template)
    {
        var errors = template.Messages.Where(message => message.Type == ParserMessageType.Error).ToList();
        // Behind the first mistake of a line, the parser has lost its way.
        var causes = errors.Where(message => !IsAboutEnd(message)).DistinctBy(message => message.Span.Start.Line).ToList();
        return causes.Count > 0 || errors.Count == 0
            ? [.. causes.Select(Plain)]
            : [FirstUnclosed(template.Page) is { } open && errors[0].Message.Contains("was not found", StringComparison.Ordinal)
                ? TemplateMistake.At(open.Span, $"'{KeywordOf(open)}' is not closed.", "Close it with 'end'.")
                : Plain(errors[0])];
    }

    private static bool IsAboutEnd(LogMessage message) => message.Message.Contains("<end>", StringComparison.Ordinal);

    /// <summary>The first block without an <c>end</c>; the parser only reports where it expected the <c>end</c>.</summary>
    private static ScriptNode? FirstUnclosed(ScriptNode? node)
    {
        if (node is null)
            return null;
        if (KeywordOf(node) is not null && LastStatement(node) is not ScriptEndStatement)
            return node;
        return node.Children.Select(FirstUnclosed).FirstOrDefault(found => found is not null);
    }

    private static ScriptNode? LastStatement(ScriptNode node) =>
        node.Children.Reverse().Select(LastStatement).FirstOrDefault(found => found is not null) ?? node as ScriptStatement;

    private static string? KeywordOf(ScriptNode node) => node switch
    {
        ScriptIfStatement { IsElseIf: false } => "if",
        ScriptForStatement => "for",
        ScriptWhileStatement => "while",
        ScriptCaseStatement => "case",
        ScriptCaptureStatement => "capture",
        ScriptWithStatement => "with",
        ScriptWrapStatement => "wrap",
        ScriptFunction { Body: ScriptBlockStatement } => "func",
        _ => null,
    };

    private static TemplateMistake Plain(LogMessage message)
    {
        var text = Prefix.Replace(message.Message, "").ReplaceLineEndings(" ").Trim();
        var (sentence, advice) = text switch
        {
            _ when text.Contains("without a corresponding beginning", StringComparison.Ordinal) =>
                ("There is no open block for this 'end'.", null),
            _ when text.StartsWith("Unable to find a pending", StringComparison.Ordinal) =>
                ("There is no open block that this belongs to.", null),
            _ when text.Contains("Expecting <EOL>/end of line", StringComparison.Ordinal)
                || text.StartsWith("Invalid token found", StringComparison.Ordinal) =>
                ($"{Found(text)} is not expected here; the statement must end before it.", "Separate statements with ';' or a new line."),
            _ when text.Contains("Expecting <expression>", StringComparison.Ordinal)
                || text.Contains("while parsing expression", StringComparison.Ordinal)
                || text.Contains("while parsing a variable or literal", StringComparison.Ordinal)
                || text.StartsWith("Expecting an <expression>", StringComparison.Ordinal) => ("A value is expected here.", null),
            _ when text.Contains("depth limit", StringComparison.Ordinal) => ("The template is nested too deeply.", null),
            _ => (Tidy(text), (string?)null),
        };
        return TemplateMistake.At(message.Span, sentence, advice);
    }

    private static string Found(string text) =>
        Quoted.Match(text) is { Success: true } quoted ? $"'{quoted.Groups["text"].Value}'" : "This";

    private static string Tidy(string text)
    {
        var sentence = text.Replace('`', '\'').Replace("<EOL>", "the end of the line", StringComparison.Ordinal);
        sentence = sentence.Length > 0 ? char.ToUpperInvariant(sentence[0]) + sentence[1..] : "Scriban cannot read this.";
        return sentence.EndsWith('.') ? sentence : sentence + ".";
    }

    [GeneratedRegex("^Error while parsing [^:]*: ", RegexOptions.ExplicitCapture)]
    private static partial Regex Prefix { get; }

    [GeneratedRegex("`(?<text>[^`]*)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Quoted { get; }
}
