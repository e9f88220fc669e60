using System.Collections.Immutable;
using Digest.Content.Lint;
using Digest.Languages;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Text;
using Markdig;

namespace Digest.Content.Markdown;

/// <summary>
/// Markdown to HTML: CommonMark with pipe tables and footnotes, and no HTML of the editor's. Links and pictures are checked on the syntax tree,
/// where Markdig has already undone every escape.
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
                proofreader?.Read(passage.Text, passage.Kind, index => source.At(text.BodyStart + passage.OffsetOf(index)), context.Diagnostics, passage.Continuation);
                passage.SetQuotes(language.Quotes);
            }

            writer.RenderBlocks(document);
        }
        catch (ArgumentException)
        {
            // Markdig's only word for "too deep"; it does not say where.
            context.Diagnostics.Error(DiagnosticCode.TooDeep, DeepestLine(text), $"lists, quotations or emphasis are nested more than {MaximumDepth} levels deep", "Write it flatter.");
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

    /// <summary>Characters that steer the direction of text must be closed in the paragraph that opens them.</summary>
    private static bool ReportUnsafeControls(FrontMatter text, DiagnosticBag diagnostics)
    {
        var sound = true;
        var body = text.Source.Text.AsSpan(text.BodyStart);
        foreach (var place in body.Split("\n\n"))
        {
            var paragraph = body[place];
            if (Bidi.FirstUnsafeControl(paragraph) is not { } control)
                continue;
            diagnostics.Error(
                DiagnosticCode.ForbiddenCharacter,
                text.Source.At(text.BodyStart + place.Start.Value + paragraph.IndexOf(control)),
                $"the invisible character U+{(int)control:X4} would reorder the text around it",
                "Delete it; the pages isolate text of the other direction by themselves.");
            sound = false;
        }

        return sound;
    }

    /// <summary>The line with the most signs that open something.</summary>
    private static SourceLocation DeepestLine(FrontMatter text)
    {
        var first = text.Source.At(text.BodyStart).Line;
        var deepest = text.Source.Text[text.BodyStart..].Split('\n')
            .Select((line, index) => (index, depth: line.Count(character => character is '>' or '*' or '-' or '[' or '_' or '+')))
            .MaxBy(line => line.depth);
        return new(text.Source.Path, first + deepest.index, 1);
    }
}
