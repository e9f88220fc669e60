using Digest.Sources;
using Scriban;
using Scriban.Parsing;
using Scriban.Syntax;

namespace Digest.Templates;

/// <summary>
/// A template of the theme, parsed by Scriban. Its printing statements are replaced by ones that escape. Immutable; shared by threads.
/// </summary>
internal sealed class Template
{
    private const int MaxMistakes = 20;

    private Template(ScriptPage page, ImmutableArray<TemplateMistake> mistakes)
    {
        Page = page;
        Mistakes = [.. mistakes.Take(MaxMistakes)];
        Content = new() { Expression = new PageExpression(page) { Span = page.Span }, Span = page.Span };
        Names.Collect(page);
    }

    /// <summary>The mistakes found by parsing. A template with mistakes is not rendered.</summary>
    public ImmutableArray<TemplateMistake> Mistakes { get; }

    public ScriptPage Page { get; }

    /// <summary>Prints the page, and the value of a <c>ret</c> outside of functions.</summary>
    public PrintStatement Content { get; }

    public TemplateNames Names { get; } = new();

    /// <summary>Whether every tag is finished.</summary>
    private bool AreTagsKnown { get; init; } = true;

    /// <summary>Parses a template. An invalid text is a mistake, not an exception.</summary>
    /// <param name="path">The path in the locations of mistakes.</param>
    public static Template Parse(string text, string path)
    {
        Scriban.Template parsed;
        try
        {
            parsed = Scriban.Template.Parse(text, path, ParserOptions.Default, LexerOptions.Default);
        }
        catch (Exception exception) when (exception is InsufficientExecutionStackException or InvalidOperationException
            or ArgumentException or FormatException)
        {
            return Wrong([new(new SourceLocation(path, 1, 1), "Scriban cannot read this template: " + exception.Message)]);
        }

        if (parsed.HasErrors || parsed.Page is null)
            return Wrong(ParserMessages.Of(parsed, text));

        var mistakes = new List<TemplateMistake>();
        var page = (ScriptPage)new TemplateRewriter(mistakes).Visit((ScriptNode)parsed.Page)!;
        var areTagsKnown = HtmlPlaces.Find(page, mistakes);
        return new(page, [.. mistakes.Distinct().OrderBy(mistake => mistake.Location)]) { AreTagsKnown = areTagsKnown };
    }

    /// <summary>A template with spaces in place of its code, so that what is left is HTML at the same offsets.</summary>
    public static string WithoutCode(string text)
    {
        var html = new string(' ', text.Length).ToCharArray();
        foreach (var token in new Lexer(text))
        {
            var (start, end) = (token.Start.Offset, Math.Min(token.End.Offset + 1, text.Length));
            if (token.Type is TokenType.Raw or TokenType.Escape && start < end)
                text.CopyTo(start, html, start, end - start);
        }

        return new(html);
    }

    /// <summary>
    /// Finds mistakes without rendering: unknown names, members, functions and includes, wrong numbers of arguments, and markup where only
    /// text is allowed. Included templates are checked too.
    /// </summary>
    /// <param name="globals">Names besides those of the model, with sample values.</param>
    public ImmutableArray<TemplateMistake> Check(
        ModelType model, TemplateHost host, params ReadOnlySpan<(string Name, object? Value)> globals) =>
        Checker.Check(this, model, host, globals);

    /// <summary>Finds elements that the template opens and does not close, and the reverse.</summary>
    public ElementCheck CheckElements() => ElementCheck.Of(AreTagsKnown ? Page : new());

    private static Template Wrong(ImmutableArray<TemplateMistake> mistakes) => new(new ScriptPage(), mistakes);

    /// <summary>A page as an expression; its value is that of <c>ret</c>.</summary>
    private sealed class PageExpression(ScriptPage page) : ScriptExpression
    {
        public override object? Evaluate(TemplateContext context) => context.Evaluate(page);
        public override void PrintTo(ScriptPrinter printer) => page.PrintTo(printer);
    }
}
