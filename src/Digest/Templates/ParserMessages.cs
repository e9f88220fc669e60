using System.Text.RegularExpressions;
using Digest.Sources;
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
    public static ImmutableArray<TemplateMistake> Of(Scriban.Template template, string text)
    {
        var errors = template.Messages.Where(message => message.Type == ParserMessageType.Error).ToList();
        var code = errors.Select(error => UnclosedCodeAt(error.Span.Start.Offset, text)).FirstOrDefault(start => start >= 0, -1);
        if (code >= 0)
        {
            var place = PlaceOf(code, text, template.SourceFilePath ?? "");
            var mistake = new TemplateMistake(place, "This code is not closed.", "Write '}}' at its end.");
            return [.. errors.Where(error => error.Span.Start.Offset < code).Select(error => Plain(error, text)), mistake];
        }

        // Behind the first mistake of a line, the parser has lost its way.
        var causes = errors.Where(message => !IsAboutEnd(message)).DistinctBy(message => message.Span.Start.Line).ToList();
        return causes.Count > 0 || errors.Count == 0
            ? [.. causes.Select(error => Plain(error, text))]
            : [FirstUnclosed(template.Page) is { } open && errors[0].Message.Contains("was not found", StringComparison.Ordinal)
                ? TemplateMistake.At(open.Span, $"'{KeywordOf(open)}' is not closed.", "Close it with 'end'.")
                : Plain(errors[0], text)];
    }

    /// <summary>The start of code that swallowed the next code, because its own closing braces are missing; -1 if there is none.</summary>
    /// <param name="error">Where the parser met something that it did not expect.</param>
    private static int UnclosedCodeAt(int error, string text)
    {
        if (error < 0 || error >= text.Length || text[error] == '}')
            return -1;
        var closed = error == 0 ? -1 : text.LastIndexOf("}}", error - 1, StringComparison.Ordinal);
        var start = text.IndexOf("{{", closed < 0 ? 0 : closed + 2, StringComparison.Ordinal);
        if (start < 0 || start > error)
            return -1;
        var next = text.IndexOf("{{", start + 2, StringComparison.Ordinal);
        var end = text.IndexOf("}}", start, StringComparison.Ordinal);
        return end < 0 || (next >= 0 && next < end) ? start : -1;
    }

    private static SourceLocation PlaceOf(int offset, string text, string path)
    {
        var before = text.AsSpan(0, offset);
        return new(path, before.Count('\n') + 1, offset - before.LastIndexOf('\n'));
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

    private static TemplateMistake Plain(LogMessage message, string template)
    {
        if (InvisibleCharacters.At(template, message.Span.Start.Offset) is { } code)
        {
            var seen = $"The invisible character {InvisibleCharacters.Describe(code)} is in this code.";
            return TemplateMistake.At(message.Span, seen, "Delete it.");
        }

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
