using Digest.Configuration;
using Digest.Content.Lint;
using Digest.Languages;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Digest.Content.Markdown;

/// <summary>
/// Renders Markdown as HTML: CommonMark with pipe tables and footnotes, without raw HTML. Links and images are checked on the syntax tree,
/// where escapes are resolved.
/// </summary>
internal static class MarkdownText
{
    public const int MaximumDepth = 32;

    /// <summary>A comment can hide another one: its end, or the backtick of a code span. A fence can hide another one too.</summary>
    private const int MostPasses = 8;

    private static readonly MarkdownPipeline s_pipeline = FootnoteReferenceParser.Install(MarkdownLimits.Watch(
        new MarkdownPipelineBuilder { MaximumNestingDepth = MaximumDepth, PreciseSourceLocation = true }
            .DisableHtml()
            .UsePipeTables()
            .UseFootnotes()))
        .Build();

    /// <summary>Renders the body of a text; no page may show it if an error is reported.</summary>
    /// <param name="mentions">Links the names of entities.</param>
    public static Body Render(
        FrontMatter text,
        Language language,
        Glossary glossary,
        ContentContext context,
        Proofreader proofreader,
        EntityMentions mentions)
    {
        if (!ReportUnsafeControls(text, context.Diagnostics))
            return Body.Empty;

        var source = new MarkdownSource(text);
        try
        {
            var document = ParseWithoutComments(ref source, context);
            for (var pass = 0; pass < MostPasses && InvisibleMarks.Remove(source, document, context.Diagnostics) is { } visible; pass++)
                (source, document) = (visible, Parse(visible.Text));
            InvisibleMarks.ReportInMarkup(source, document, context.Diagnostics);
            var passages = Proofread(source, document, language, context.Diagnostics, proofreader);
            mentions.LinkIn(document, passages);
            foreach (var passage in passages)
                passage.JoinRuns(language.Direction);
            var writer = new BodyRenderer(source, language, glossary, context);
            writer.RenderBlocks(document);
            return writer.Finish();
        }
        catch (MarkdownLimitException limit)
        {
            context.Diagnostics.Error(limit.Code, source.At(limit.Offset), limit.Message, limit.Advice);
            return Body.Empty;
        }
        catch (ArgumentException)
        {
            // Markdig throws this if the nesting is too deep; the exception has no position.
            var message = $"lists, quotations or emphasis are nested more than {MaximumDepth} levels deep";
            context.Diagnostics.Error(DiagnosticCode.TooDeep, DeepestLine(text), message, "Reduce the nesting.");
            return Body.Empty;
        }
    }

    /// <summary>Removes comments, because readers must never see them, and reports them unless they may be dropped.</summary>
    private static MarkdownDocument ParseWithoutComments(ref MarkdownSource source, ContentContext context)
    {
        var document = Parse(source.Text);
        for (var pass = 1; HtmlComments.MayBeIn(source.Text) && HtmlComments.In(document, source.Text) is { Count: > 0 } comments; pass++)
        {
            var text = source.Text;
            // No comment behind one without an end has an end.
            foreach (var comment in comments.DistinctBy(one => HtmlComments.IsClosed(one, text) ? one.Start : -1))
                ReportComment(comment, source, context);
            if (pass == MostPasses)
            {
                const string Message = "this comment begins where another one was removed";
                context.Diagnostics.Error(DiagnosticCode.HtmlComment, source.At(comments[0].Start), Message, "Delete both.");
                break;
            }

            source = source.Without(HtmlComments.WithSpace(comments, source.Text));
            document = Parse(source.Text);
        }

        return document;
    }

    private static MarkdownDocument Parse(string text) => Markdig.Markdown.Parse(text, s_pipeline, new MarkdownLimits());

    private static void ReportComment(TextSpan comment, MarkdownSource source, ContentContext context)
    {
        var howToDrop = $"Delete it, or set \"{nameof(Settings.HtmlComments)}\": \"drop\" in {Settings.File} to remove all comments.";
        if (!HtmlComments.IsClosed(comment, source.Text))
        {
            if (!InvisibleMarks.ReportInEnd(comment, source, context.Diagnostics))
                Report("this comment has no end", "End it with '-->'.");
        }
        else if (HtmlComments.HasInner(comment, source.Text))
            Report("this comment contains another one, and ends where that ends", "Delete the inner '<!--' and its '-->'.");
        else if (context.Settings.HtmlComments == HtmlCommentUse.Refuse)
            Report(HtmlComments.Message, howToDrop);

        void Report(string message, string advice) =>
            context.Diagnostics.Error(DiagnosticCode.HtmlComment, source.At(comment.Start), message, advice);
    }

    /// <summary>Reports what is wrong in the passages of a text, and gives them the quotation marks of its language.</summary>
    private static List<Passage> Proofread(
        MarkdownSource source, MarkdownDocument document, Language language, DiagnosticBag diagnostics, Proofreader proofreader)
    {
        new DecodedCharacters(source.Text, source.At, language, diagnostics).Check(document);
        var verbatim = new VerbatimText(document, source.Text);
        var markup = ForeignMarkup.In(source.Text, verbatim.Contains);
        var titles = SyntaxTree.NodesOf(document).OfType<LinkInline>().Where(link => !string.IsNullOrEmpty(link.Title)).ToList();
        foreach (var found in markup.Where(found => found.Message.Length > 0))
        {
            var place = found.Span.Start;
            var advice = titles.Exists(link => TitleSpanOf(link) is var title && title.Start < place && place < title.End)
                ? PlainTextLint.Advice : found.Advice;
            diagnostics.Add(new(found.Code, found.Severity, source.At(place), found.Message, advice));
        }

        LostText.Report(document, source, verbatim, diagnostics);
        var unmeant = UnmeantMarkdown.In(document, source.Text).Where(finding => !source.HadOtherText(finding.Index));
        proofreader.Report(unmeant, source.At, diagnostics);
        foreach (var link in titles)
        {
            var title = link.Title!;
            var start = TitleSpanOf(link).Start;
            // With an escape in the title, the places in it and in the source are not the same.
            var isAsWritten = source.Text.AsSpan(Math.Min(start + 1, source.Text.Length)).StartsWith(title, StringComparison.Ordinal);
            proofreader.ReadPlain(
                title, TextKind.Label, index => source.At(isAsWritten ? start + 1 + index : start), diagnostics);
        }

        var passages = Passage.In(document, source.Text, markup, language.Quotes);
        foreach (var passage in passages)
        {
            SourceLocation At(int index) => source.At(passage.OffsetOf(index));
            var unread = MarkdownLint.Find(passage.Text, passage.Kind, passage.IsInList, passage.ContinuesList, passage.Rows);
            unread.RemoveAll(finding => finding.Code == DiagnosticCode.BareUrl && passage.IsInLink(finding.Index));
            var left = LetterLint.LeftMarks(passage.Text, passage.LeftMarks);
            proofreader.Report([.. unread, .. left], At, diagnostics);
            if (passage.LazyLine is { } lazy
                && !markup.Exists(found => found.Span.Start == lazy.Index)
                && !unread.Exists(finding => At(finding.Index).Line == source.At(lazy.Index).Line))
            {
                proofreader.Report([lazy], source.At, diagnostics);
            }

            // What was meant as a link, a list or a heading needs no full stop.
            var kind = unread.Count > 0 && passage.Kind == TextKind.ClosedParagraph ? TextKind.Paragraph : passage.Kind;
            proofreader.Read(MarkdownLint.Without([.. unread, .. left], passage.Text), kind, At, diagnostics, passage.CarriedQuotation);
            passage.ApplyQuotes(language.Quotes);
        }

        return passages;
    }

    private static SourceSpan TitleSpanOf(LinkInline link) => link.Reference?.TitleSpan ?? link.TitleSpan;

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
