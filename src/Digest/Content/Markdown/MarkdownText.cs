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

    private static readonly MarkdownPipeline s_pipeline =
        MarkdownLimits.Watch(new MarkdownPipelineBuilder { MaximumNestingDepth = MaximumDepth, PreciseSourceLocation = true }
            .DisableHtml()
            .UsePipeTables()
            .UseFootnotes())
            .Build();

    /// <summary>Renders the body of a text; no page may show it if an error is reported.</summary>
    public static Body Render(FrontMatter text, Language language, Glossary glossary, ContentContext context, Proofreader proofreader)
    {
        if (!ReportUnsafeControls(text, context.Diagnostics))
            return Body.Empty;

        var writer = new BodyRenderer(text, language, glossary, context);
        try
        {
            var document = Markdig.Markdown.Parse(text.Source.Text[text.BodyStart..], s_pipeline, new MarkdownLimits());
            foreach (var passage in Passage.In(document, language.Quotes))
            {
                SourceLocation At(int index) => text.Source.At(text.BodyStart + passage.OffsetOf(index));
                proofreader.Read(passage.Text, passage.Kind, At, context.Diagnostics, passage.CarriedQuotation);
                passage.ApplyQuotes(language.Quotes);
            }

            writer.RenderBlocks(document);
        }
        catch (MarkdownLimitException limit)
        {
            context.Diagnostics.Error(limit.Code, text.Source.At(text.BodyStart + limit.Offset), limit.Message, limit.Advice);
            return Body.Empty;
        }
        catch (ArgumentException)
        {
            // Markdig throws this if the nesting is too deep; the exception has no position.
            var message = $"lists, quotations or emphasis are nested more than {MaximumDepth} levels deep";
            context.Diagnostics.Error(DiagnosticCode.TooDeep, DeepestLine(text), message, "Reduce the nesting.");
            return Body.Empty;
        }

        return writer.Finish();
    }

    /// <summary>Reports bidi controls that their paragraph does not close; returns whether there are none.</summary>
    private static bool ReportUnsafeControls(FrontMatter text, DiagnosticBag diagnostics)
    {
        var errorsBefore = diagnostics.ErrorCount;
        var body = text.Source.Text.AsSpan(text.BodyStart);
        foreach (var place in body.Split("\n\n"))
        {
            if (BidiControls.FirstUnsafe(body[place]) is not { } control)
                continue;
            var location = text.Source.At(text.BodyStart + place.Start.Value + body[place].IndexOf(control));
            diagnostics.Error(DiagnosticCode.ForbiddenCharacter, location, BidiControls.Message(control), BidiControls.Advice);
        }

        return diagnostics.ErrorCount == errorsBefore;
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
