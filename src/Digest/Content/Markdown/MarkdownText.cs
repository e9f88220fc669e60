using Digest.Content.Lint;
using Digest.Languages;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Markdig;

namespace Digest.Content.Markdown;

/// <summary>
/// Renders Markdown as HTML: CommonMark with pipe tables and footnotes, without raw HTML. Links and images are checked on the syntax tree,
/// where escapes are resolved.
/// </summary>
internal static class MarkdownText
{
    public const int MaximumDepth = 32;

    private static readonly MarkdownPipeline s_pipeline = Pipeline();

    public static Body Render(FrontMatter text, Language language, Glossary glossary, ContentContext context, Proofreader? proofreader)
    {
        var source = text.Source;
        var markdown = source.Text[text.BodyStart..];
        if (!ReportUnsafeControls(text, context.Diagnostics))
            return Body.Empty;

        var writer = new BodyRenderer(text, language, glossary, context);
        try
        {
            var document = Markdig.Markdown.Parse(markdown, s_pipeline);
            foreach (var passage in Passage.In(document, language.Quotes))
            {
                SourceLocation At(int index) => source.At(text.BodyStart + passage.OffsetOf(index));
                proofreader?.Read(passage.Text, passage.Kind, At, context.Diagnostics, passage.CarriedQuotation);
                passage.ApplyQuotes(language.Quotes);
            }

            writer.RenderBlocks(document);
        }
        catch (ArgumentException)
        {
            // Markdig throws this if the nesting is too deep; the exception has no position.
            context.Diagnostics.Error(
                DiagnosticCode.TooDeep,
                DeepestLine(text),
                $"lists, quotations or emphasis are nested more than {MaximumDepth} levels deep",
                "Reduce the nesting.");
            return Body.Empty;
        }

        return writer.Finish();
    }

    private static MarkdownPipeline Pipeline()
    {
        var builder = new MarkdownPipelineBuilder { MaximumNestingDepth = MaximumDepth }
            .DisableHtml()
            .UsePipeTables()
            .UseFootnotes();
        builder.PreciseSourceLocation = true;
        return builder.Build();
    }

    /// <summary>Reports bidi controls that the same paragraph does not close.</summary>
    private static bool ReportUnsafeControls(FrontMatter text, DiagnosticBag diagnostics)
    {
        var sound = true;
        var body = text.Source.Text.AsSpan(text.BodyStart);
        foreach (var place in body.Split("\n\n"))
        {
            var paragraph = body[place];
            if (BidiControls.FirstUnsafe(paragraph) is not { } control)
                continue;
            diagnostics.Error(
                DiagnosticCode.ForbiddenCharacter,
                text.Source.At(text.BodyStart + place.Start.Value + paragraph.IndexOf(control)),
                $"the invisible character U+{(int)control:X4} would reorder the text around it",
                BidiControls.Advice);
            sound = false;
        }

        return sound;
    }

    /// <summary>The line with the most characters that open a block or an inline.</summary>
    private static SourceLocation DeepestLine(FrontMatter text)
    {
        var first = text.Source.At(text.BodyStart).Line;
        var deepest = text.Source.Text[text.BodyStart..].Split('\n')
            .Select((line, index) => (index, depth: line.Count(character => character is '>' or '*' or '-' or '[' or '_' or '+')))
            .MaxBy(line => line.depth);
        return new(text.Source.Path, first + deepest.index, 1);
    }
}
