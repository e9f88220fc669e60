using Digest.Languages;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Digest.Content.Markdown;

/// <summary>The blocks that Markdig would render differently.</summary>
internal static class BlockRenderers
{
    public static void Install(ObjectRendererCollection renderers)
    {
        renderers.ReplaceOrAdd<HeadingRenderer>(new Heading());
        renderers.ReplaceOrAdd<ParagraphRenderer>(new Paragraph());
        renderers.ReplaceOrAdd<CodeBlockRenderer>(new Code());
        renderers.ReplaceOrAdd<HtmlTableRenderer>(new AlignedTable());
        renderers.ReplaceOrAdd<HtmlFootnoteGroupRenderer>(new Footnotes());
    }

    /// <summary>See <see cref="BodyBlock.Level"/>.</summary>
    public static int LevelOf(Block block) => block switch
    {
        HeadingBlock heading => heading.Level,
        FootnoteGroup => BodyBlock.AboveHeadings,
        _ => 0,
    };

    public static BlockKind KindOf(Block block, BodyRenderer body) => block switch
    {
        ParagraphBlock paragraph when Figures.AreAllOf(paragraph) => BlockKind.Figure,
        ParagraphBlock paragraph when EmbedIn(paragraph, body) is not null => BlockKind.Embed,
        ParagraphBlock paragraph when IsRelatedHeadline(Only(paragraph.Inline)) => BlockKind.RelatedHeadline,
        ParagraphBlock => BlockKind.Paragraph,
        ListBlock => BlockKind.List,
        QuoteBlock => BlockKind.Quotation,
        Table => BlockKind.Table,
        _ => BlockKind.Other,
    };

    /// <summary>Whether a cell is the heading of its column or its row.</summary>
    public static bool IsHead(TableCell cell) =>
        cell.Parent is TableRow row && (row.IsHeader || (row.Count > 1 && ReferenceEquals(row[0], cell)));

    private static BodyRenderer Body(HtmlRenderer renderer) => (BodyRenderer)renderer;

    private static Inline? Only(ContainerInline? inline) => inline?.FirstChild is { NextSibling: null } only ? only : null;

    /// <summary>
    /// What the only link of a paragraph leads to, if that makes it a card. In a list or a quotation it is an ordinary link.
    /// </summary>
    private static (string Kind, string Host)? EmbedIn(ParagraphBlock paragraph, BodyRenderer body) => paragraph.Parent is MarkdownDocument
        ? Only(paragraph.Inline) switch
        {
            LinkInline { IsImage: false, Url: { } url } => body.Embeds.Find(url),
            AutolinkInline { IsEmail: false, Url: var url } => body.Embeds.Find(url),
            _ => null,
        }
        : null;

    private static bool IsRelatedHeadline(Inline? only) => only is LinkInline { Url: var url } && InlineRenderers.IsCrossReference(url);

    private sealed class Heading : HtmlObjectRenderer<HeadingBlock>
    {
        protected override void Write(HtmlRenderer renderer, HeadingBlock obj)
        {
            var body = Body(renderer);
            var level = body.LevelOf(obj);
            renderer.Write($"<h{level} id=\"{body.AnchorFor(PlainText.Of(obj.Inline))}\">").WriteLeafInline(obj);
            renderer.Write($"</h{level}>\n");
        }
    }

    private sealed class Paragraph : HtmlObjectRenderer<ParagraphBlock>
    {
        protected override void Write(HtmlRenderer renderer, ParagraphBlock obj)
        {
            if (Figures.In(obj, renderer.ImplicitParagraph) is { Count: > 0 } figures)
            {
                WriteAround(figures, Body(renderer), obj);
                return;
            }

            if (EmbedIn(obj, Body(renderer)) is { } embed)
            {
                Body(renderer).StartEmbed("p", embed);
                renderer.WriteLeafInline(obj).Write("</p>\n");
                return;
            }

            var only = Only(obj.Inline);
            // A related headline without a text of its own is written with its page.
            var hasTags = !renderer.ImplicitParagraph && !(IsRelatedHeadline(only) && only is LinkInline { FirstChild: null });
            if (hasTags && IsRelatedHeadline(only))
                renderer.Write("<p class=\"related\"><span>").WriteEscape(TextKey.ReadAlso.In(Body(renderer).Language)).Write("</span> ");
            else if (hasTags)
                renderer.Write("<p>");
            renderer.WriteLeafInline(obj);
            if (hasTags)
                renderer.Write("</p>\n");
        }

        /// <summary>Writes figures, which cannot be inside a paragraph, and paragraphs of the lines between them.</summary>
        private static void WriteAround(HashSet<Inline> figures, BodyRenderer body, ParagraphBlock paragraph)
        {
            var hasTags = !body.ImplicitParagraph;
            var isOpen = false;
            foreach (var inline in paragraph.Inline!)
            {
                var isFigure = figures.Contains(inline);
                var isBreak = inline is LineBreakInline && (!isOpen || inline.NextSibling is null || figures.Contains(inline.NextSibling));
                if (hasTags && isOpen == isFigure && !isBreak)
                {
                    body.Write(isOpen ? "</p>\n" : "<p>");
                    isOpen = !isOpen;
                }

                if (isFigure)
                    body.WriteFigure(inline);
                else if (!isBreak)
                    body.Write(inline);
            }

            if (isOpen)
                body.Write("</p>\n");
        }
    }

    private sealed class Code : HtmlObjectRenderer<CodeBlock>
    {
        protected override void Write(HtmlRenderer renderer, CodeBlock obj)
        {
            // Code is left-to-right in every language. It scrolls, so it must be focusable.
            renderer.Write("<pre dir=\"ltr\" tabindex=\"0\"><code>").WriteLeafRawLines(obj, writeEndOfLines: true, escape: true);
            renderer.Write("</code></pre>\n");
        }
    }

    /// <summary>
    /// A table whose columns are aligned by class, because the content security policy refuses <c>style</c> attributes. The first column
    /// has the headings of the rows.
    /// </summary>
    private sealed class AlignedTable : HtmlObjectRenderer<Table>
    {
        /// <summary>A phone has room for so many columns; of a table with more, it shows each row as a card.</summary>
        private const int MaximumOnPhones = 2;

        protected override void Write(HtmlRenderer renderer, Table obj)
        {
            // A wide table scrolls inside its box, so the box must be focusable and have a name.
            renderer.Write("<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"");
            renderer.WriteEscape(TextKey.Table.In(Body(renderer).Language)).Write("\">\n");
            List<string> heads =
                [.. obj.OfType<TableRow>().Where(row => row.IsHeader).SelectMany(row => row.OfType<TableCell>()).Select(HeadOf)];
            var isCards = heads.Count > MaximumOnPhones;
            renderer.Write(isCards ? "<table class=\"cards\" role=\"table\">\n" : "<table>\n");
            var inBody = false;
            foreach (var row in obj.OfType<TableRow>())
            {
                if (!row.IsHeader && !inBody)
                    renderer.Write("<tbody").Write(Role("rowgroup", isCards)).Write(">\n");
                inBody |= !row.IsHeader;
                if (row.IsHeader)
                    renderer.Write("<thead").Write(Role("rowgroup", isCards)).Write(">\n");
                renderer.Write("<tr").Write(Role("row", isCards)).Write('>');
                WriteCells(renderer, obj, row, isCards ? heads : []);
                renderer.Write(row.IsHeader ? "</tr>\n</thead>\n" : "</tr>\n");
            }

            renderer.Write(inBody ? "</tbody>\n</table>\n</div>\n" : "</table>\n</div>\n");
        }

        private static string HeadOf(TableCell cell) =>
            string.Join(' ', cell.OfType<LeafBlock>().Select(block => PlainText.Of(block.Inline)));

        /// <summary>The role of an element of a card, which some browsers derive from the layout.</summary>
        private static string Role(string role, bool isCard) => isCard ? $" role=\"{role}\"" : "";

        /// <param name="heads">The headings of the columns, which the cells of cards show; else empty.</param>
        private static void WriteCells(HtmlRenderer renderer, Table table, TableRow row, List<string> heads)
        {
            for (var index = 0; index < row.Count; index++)
            {
                var cell = (TableCell)row[index];
                var alignment = index < table.ColumnDefinitions.Count ? table.ColumnDefinitions[index].Alignment : null;
                var (tag, scope, role) = row.IsHeader ? ("th", " scope=\"col\"", "columnheader")
                    : IsHead(cell) ? ("th", " scope=\"row\"", "rowheader")
                    : ("td", "", "cell");
                renderer.Write($"<{tag}{scope}").Write(Role(role, heads.Count > 0)).Write(ClassOf(alignment));
                if (tag == "td" && index < heads.Count && heads[index].Length > 0)
                    renderer.Write(" data-head=\"").WriteEscape(heads[index]).Write('"');
                renderer.Write('>');
                var implicitParagraph = renderer.ImplicitParagraph;
                renderer.ImplicitParagraph = true;
                renderer.WriteChildren(cell);
                renderer.ImplicitParagraph = implicitParagraph;
                renderer.Write($"</{tag}>");
            }
        }

        // The left and right of Markdown are the start and end of a table in either direction.
        private static string ClassOf(TableColumnAlign? alignment) => alignment switch
        {
            TableColumnAlign.Left => " class=\"align-start\"",
            TableColumnAlign.Center => " class=\"align-center\"",
            TableColumnAlign.Right => " class=\"align-end\"",
            _ => "",
        };
    }

    private sealed class Footnotes : HtmlObjectRenderer<FootnoteGroup>
    {
        protected override void Write(HtmlRenderer renderer, FootnoteGroup obj)
        {
            renderer.Write("<section class=\"footnotes\" role=\"doc-endnotes\">\n<h2>");
            renderer.WriteEscape(TextKey.Footnotes.In(Body(renderer).Language)).Write("</h2>\n<ol>\n");
            foreach (var note in obj.OfType<Footnote>().OrderBy(note => note.Order))
            {
                renderer.Write($"<li id=\"_note{note.Order}\">");
                renderer.WriteChildren(note);
                renderer.Write("</li>\n");
            }

            renderer.Write("</ol>\n</section>\n");
        }
    }
}
