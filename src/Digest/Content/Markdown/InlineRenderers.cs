using Digest.Languages;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Text;
using Markdig.Extensions.Footnotes;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Digest.Content.Markdown;

/// <summary>The inlines that Markdig would render differently: text, links, images, code and footnote references.</summary>
internal static class InlineRenderers
{
    private const string CrossReferenceScheme = "xref:";

    public static void Install(ObjectRendererCollection renderers)
    {
        renderers.ReplaceOrAdd<LiteralInlineRenderer>(new Literal());
        renderers.ReplaceOrAdd<LinkInlineRenderer>(new Link());
        renderers.ReplaceOrAdd<AutolinkInlineRenderer>(new Autolink());
        renderers.ReplaceOrAdd<CodeInlineRenderer>(new Code());
        renderers.ReplaceOrAdd<HtmlFootnoteLinkRenderer>(new FootnoteReference());
        renderers.ReplaceOrAdd<HtmlEntityInlineRenderer>(new Entity());
        renderers.Add(new Mention());
        renderers.Add(new Mark());
    }

    public static bool IsCrossReference(string? url) => url?.StartsWith(CrossReferenceScheme, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The link or picture whose text an inline is in. Another link cannot be there.</summary>
    public static LinkInline? LinkAround(Inline inline)
    {
        for (var parent = inline.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is LinkInline link)
                return link;
        }

        return null;
    }

    /// <summary>The kind and the id of the target of a cross-reference; null for every other link, and for an unknown kind.</summary>
    public static (ReferenceKind Kind, string Id)? CrossReferenceOf(string? url)
    {
        if (!IsCrossReference(url))
            return null;
        var target = url![CrossReferenceScheme.Length..].Split('#', 2)[0];
        return target.Split(':', 2) switch
        {
            ["event", var id] => (ReferenceKind.Event, id),
            ["topic", var id] => (ReferenceKind.Topic, id),
            ["entity", var id] => (ReferenceKind.Entity, id),
            ["page", var id] => (ReferenceKind.Page, id),
            [_, _] => null,
            _ => (ReferenceKind.Story, target),
        };
    }

    private static BodyRenderer Body(HtmlRenderer renderer) => (BodyRenderer)renderer;

    private sealed class Literal : HtmlObjectRenderer<LiteralInline>
    {
        protected override void Write(HtmlRenderer renderer, LiteralInline obj)
        {
            var text = obj.Content.ToString();
            var (before, after) = Passage.Around(obj);
            Body(renderer).WriteText(before + text + after, before.Length..(before.Length + text.Length));
        }
    }

    private sealed class Entity : HtmlObjectRenderer<HtmlEntityInline>
    {
        protected override void Write(HtmlRenderer renderer, HtmlEntityInline obj)
        {
            Body(renderer).WriteText(obj.Transcoded.ToString());
        }
    }

    private sealed class Mark : HtmlObjectRenderer<BidiMark>
    {
        protected override void Write(HtmlRenderer renderer, BidiMark obj) => renderer.Write(obj.Character);
    }

    private sealed class Mention : HtmlObjectRenderer<EntityLink>
    {
        protected override void Write(HtmlRenderer renderer, EntityLink obj)
        {
            var body = Body(renderer);
            body.WritePart(new CrossReference(ReferenceKind.Entity, obj.Entity, Anchor: null, HasText: true));
            body.WriteChildren(obj);
            body.WritePart(new CrossReferenceEnd());
        }
    }

    private sealed class Code : HtmlObjectRenderer<CodeInline>
    {
        protected override void Write(HtmlRenderer renderer, CodeInline obj) =>
            renderer.Write("<code dir=\"ltr\">").WriteEscape(obj.Content).Write("</code>");
    }

    private sealed class Autolink : HtmlObjectRenderer<AutolinkInline>
    {
        protected override void Write(HtmlRenderer renderer, AutolinkInline obj)
        {
            var body = Body(renderer);
            if (LinkAround(obj) is not null)
            {
                WriteLeftToRight(body, obj.Url);
                return;
            }

            var url = obj.IsEmail ? "mailto:" + obj.Url : obj.Url;
            if (!RequireExternal(body, url, body.At(obj)))
                return;
            renderer.Write("<a href=\"").WriteEscape(url).Write("\">");
            WriteLeftToRight(body, obj.Url);
            renderer.Write("</a>");
        }
    }

    private sealed class Link : HtmlObjectRenderer<LinkInline>
    {
        private const string LengthAdvice = "Shorten it; put an embedded picture into a file in the folder of the text.";
        private const string PageAdvice =
            "Link to a page by its id: [text](xref:story-id), xref:event:ID, xref:topic:ID, xref:entity:ID or xref:page:ID.";

        protected override void Write(HtmlRenderer renderer, LinkInline obj)
        {
            var body = Body(renderer);
            if (obj.Url is { Length: > MarkdownLimits.MaximumAddressLength })
            {
                var message = $"this address has more than {MarkdownLimits.MaximumAddressLength} characters";
                body.Fail(DiagnosticCode.BadLink, body.At(obj.Reference ?? (MarkdownObject)obj), message, LengthAdvice);
                return;
            }

            var url = Clean(obj.GetDynamicUrl?.Invoke() ?? obj.Url ?? "");
            var location = body.At(obj);
            if (obj.Reference is { } definition && LostText.IsText(definition))
                body.WriteChildren(obj); // the definition is reported
            else if (obj.IsImage)
                WritePicture(body, obj, url, location);
            else if (IsCrossReference(url))
                WriteCrossReference(body, obj, url, location);
            else if (url.StartsWith('#'))
                WriteAnchor(body, obj, url, location);
            else if (MistakenTarget.OfPath(url) is var (mistake, remedy))
                body.Fail(DiagnosticCode.BadLink, location, mistake, body.NearestMedia(Uri.UnescapeDataString(url)) ?? remedy);
            else if (SafeUrl.HasSchemeOrHost(url))
                WriteExternal(body, obj, url, location);
            else if (url.Length == 0)
                body.Fail(DiagnosticCode.BadLink, location, "this link has no target", PageAdvice);
            else if (url.StartsWith('/') && body.StaticFile(Uri.UnescapeDataString(url)) is { } file)
                WriteLink(body, obj, file.Href);
            else if (url.StartsWith('/'))
                FailAddress(body, url, location);
            else if (MistakenTarget.In(url, body.Folder) is var (message, advice))
                body.Fail(DiagnosticCode.BadLink, location, message, advice);
            else if (body.Media(Uri.UnescapeDataString(url), location, asPicture: false) is { } media)
                WriteLink(body, obj, media.LinkHref);
        }

        /// <summary>Reports a link that starts with a slash and leads to no static file.</summary>
        private static void FailAddress(BodyRenderer body, string url, SourceLocation location)
        {
            if (url.LastIndexOf('.') < url.LastIndexOf('/'))
            {
                body.Fail(DiagnosticCode.BadLink, location, $"'{url}' is the address of a page, not its id", PageAdvice);
                return;
            }

            const string Advice = "Put the file there, or link to a page by its id.";
            var nearest = body.NearestStaticFile(url) is { } near ? $"Did you mean '{near}'?" : Advice;
            body.Fail(DiagnosticCode.BadLink, location, $"there is no file '{ProjectLayout.Static}{url}'", nearest);
        }

        private static void WritePicture(BodyRenderer body, LinkInline link, string url, SourceLocation location)
        {
            if (MistakenTarget.OfPath(url) is var (message, howToWrite))
            {
                body.Fail(DiagnosticCode.BadMedia, location, message, body.NearestMedia(Uri.UnescapeDataString(url)) ?? howToWrite);
                return;
            }

            if (SafeUrl.HasSchemeOrHost(url) || url.StartsWith('/'))
            {
                const string Elsewhere = "Put the file into the folder of the text: pages load nothing from other sites.";
                var remedy = body.NearestMedia(Uri.UnescapeDataString(url)) ?? Elsewhere;
                body.Fail(DiagnosticCode.BadMedia, location, $"the picture '{url}' is not in the folder of this text", remedy);
                return;
            }

            if (body.Media(Uri.UnescapeDataString(url), location, asPicture: true) is not { } media)
                return;

            var description = PlainText.Of(link);
            if (string.IsNullOrWhiteSpace(description))
            {
                const string Advice = "Say what it shows, for readers who do not see it: ![what it shows](file.jpg).";
                body.Fail(DiagnosticCode.BadMedia, location, "this picture has no description", Advice);
            }

            var isBesideAttributes = link is { PreviousSibling: null, NextSibling: LiteralInline { NextSibling: null } next }
                && ForeignMarkup.AreAttributes(next.Content.ToString()); // reported, and without them the picture has its line
            if (!string.IsNullOrEmpty(link.Title) && !body.IsInFigure && !isBesideAttributes)
            {
                const string Advice = "Put the picture on a line of its own, or delete the caption.";
                body.Fail(DiagnosticCode.LostText, location, "the caption of a picture inside a line is not shown", Advice);
            }

            if (body.IsInFigure)
                body.CheckFigure(media, location, hasCaption: !string.IsNullOrEmpty(link.Title));
            WriteImage(body, media, description);
        }

        private static void WriteImage(BodyRenderer body, MediaFile media, string description)
        {
            // The width in the layout is known when a lazy picture is loaded; some browsers do not use it.
            var sizes = media.Versions is { Webp.Length: > 1 } ? " sizes=\"auto,100vw\"" : "";
            if (media.Versions is { } versions)
                body.Write($"<picture><source type=\"image/webp\" srcset=\"{versions.WebpSet}\"{sizes}>");
            body.Write($"<img src=\"{media.Href}\"");
            if (media.Versions?.FallbackSet is { } others)
                body.Write($" srcset=\"{others}\"{sizes}");
            body.Write(" alt=\"");
            body.WriteEscape(Bidi.WithIsolates(description, body.Language.Direction));
            body.Write($"\" width=\"{media.Width}\" height=\"{media.Height}\" loading=\"lazy\" decoding=\"async\">");
            if (media.Versions is not null)
                body.Write("</picture>");
        }

        private static void WriteCrossReference(BodyRenderer body, LinkInline link, string url, SourceLocation location)
        {
            var parts = url[CrossReferenceScheme.Length..].Split('#', 2);
            if (MistakenTarget.OfReference(url) is { } slip)
            {
                body.Fail(DiagnosticCode.BadLink, location, slip.Message, slip.Advice);
                body.WriteChildren(link);
                return;
            }

            if (CrossReferenceOf(url) is not var (kind, id))
            {
                var unknown = parts[0].Split(':', 2);
                var (message, advice) = MistakenTarget.OfKind(unknown[0], unknown[1]);
                body.Fail(DiagnosticCode.UnknownId, location, message, advice);
                body.WriteChildren(link);
                return;
            }

            var anchor = parts is [_, var encoded] ? Uri.UnescapeDataString(encoded).Normalize() : null;
            var hasText = link.FirstChild is not null;
            var isHeadline = !hasText && IsAloneInParagraph(link, body);
            body.WritePart(new CrossReference(kind, new(id, location), anchor, hasText, TitleOf(body, link), isHeadline));
            if (!hasText)
                return;
            body.WriteChildren(link);
            body.WritePart(new CrossReferenceEnd());
        }

        private static bool IsAloneInParagraph(LinkInline link, BodyRenderer body) =>
            link is { PreviousSibling: null, NextSibling: null, Parent.ParentBlock: ParagraphBlock } && !body.ImplicitParagraph;

        private static void WriteAnchor(BodyRenderer body, LinkInline link, string url, SourceLocation location)
        {
            var anchor = Uri.UnescapeDataString(url[1..]).Normalize();
            body.LinkToAnchor(anchor, location);
            WriteLink(body, link, "#" + anchor);
        }

        private static void WriteExternal(BodyRenderer body, LinkInline link, string url, SourceLocation location)
        {
            if (!RequireExternal(body, url, location))
                return;

            if (IsNumberToCall(link, url))
                WriteLink(body, link, url, () => WriteLeftToRight(body, link.FirstChild is null ? url : PlainText.Of(link)));
            else
                WriteLink(body, link, url);
        }

        private static void WriteLink(BodyRenderer body, LinkInline link, string href, Action? writeText = null)
        {
            body.Write("<a href=\"");
            body.WriteEscape(href.Replace(" ", "%20", StringComparison.Ordinal));
            if (TitleOf(body, link) is { } title)
            {
                body.Write("\" title=\"");
                body.WriteEscape(title);
            }

            body.Write("\">");
            if (writeText is not null)
                writeText();
            else if ((link.FirstChild is null ? href : AddressIn(link)) is { } address)
                WriteLeftToRight(body, address);
            else
                body.WriteChildren(link);
            body.Write("</a>");
        }
    }

    /// <summary>Whether the text of a link is not written inline by inline.</summary>
    public static bool IsWrittenAsOneText(LinkInline link) => IsNumberToCall(link, link.Url ?? "") || AddressIn(link) is not null;

    /// <summary>Whether a link has a telephone number as its text, which is read from left to right even if it is not recognised.</summary>
    private static bool IsNumberToCall(LinkInline link, string url) =>
        url.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) && !PlainText.Of(link).Any(char.IsLetter);

    /// <summary>
    /// The text of a link if it is an address with right-to-left letters, which is read from left to right as a whole; else null.
    /// </summary>
    private static string? AddressIn(LinkInline link)
    {
        if (!link.All(inline => inline is LiteralInline or HtmlEntityInline or BidiMark))
            return null;
        var text = PlainText.Of(link);
        var url = Uri.UnescapeDataString(link.Url ?? "");
        var isAddress = text.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
            || (SafeUrl.HasSchemeOrHost(url) && text.Contains('.', StringComparison.Ordinal)
                && url.TrimEnd('/').EndsWith(text.TrimEnd('/'), StringComparison.OrdinalIgnoreCase));
        return isAddress && !text.Any(char.IsWhiteSpace) && text.Any(Bidi.IsRightToLeft) ? text : null;
    }

    private static string? TitleOf(BodyRenderer body, LinkInline link) =>
        string.IsNullOrEmpty(link.Title) ? null : Bidi.WithIsolates(body.Language.Quotes.Apply(link.Title), body.Language.Direction);

    private sealed class FootnoteReference : HtmlObjectRenderer<FootnoteLink>
    {
        protected override void Write(HtmlRenderer renderer, FootnoteLink obj)
        {
            var language = Body(renderer).Language;
            var number = language.Digits.Plain(obj.Footnote.Order);
            var (note, reference) = ($"_note{obj.Footnote.Order}", $"_ref{obj.Footnote.Order}-{obj.Index}");
            if (obj.IsBackLink)
            {
                renderer.Write($" <a href=\"#{reference}\" role=\"doc-backlink\" aria-label=\"");
                // Several links back from one note have names of their own: 1, 1 (2), 1 (3).
                var ordinal = obj.Index - obj.Footnote.Links[0].Index + 1;
                var name = ordinal == 1 ? number : $"{number} ({language.Digits.Plain(ordinal)})";
                renderer.WriteEscape(TextKey.FootnoteBack.In(language, ("number", name))).Write("\">↩\uFE0E</a>");
            }
            else
            {
                renderer.Write($"<sup><a id=\"{reference}\" href=\"#{note}\" role=\"doc-noteref\" aria-label=\"");
                renderer.WriteEscape(TextKey.Footnote.In(language, ("number", number))).Write($"\">{number}</a></sup>");
            }
        }
    }

    /// <summary>Writes a URL or a number, isolated in right-to-left text and if it has right-to-left letters itself.</summary>
    public static void WriteLeftToRight(BodyRenderer body, string text)
    {
        var isIsolated = body.Language.Direction == Direction.RightToLeft || text.Any(Bidi.IsRightToLeft);
        var element = Bidi.NeedsOverride(text) && !text.Any(char.IsLetter) ? "bdo" : "bdi";
        body.Write(isIsolated ? $"<{element} dir=\"ltr\">" : "").WriteEscape(text).Write(isIsolated ? $"</{element}>" : "");
    }

    private static bool RequireExternal(BodyRenderer body, string url, SourceLocation location)
    {
        if (MistakenTarget.OfScheme(url) is { } mistake)
        {
            body.Fail(DiagnosticCode.BadLink, location, mistake.Message, mistake.Advice);
            return false;
        }

        if (SafeUri.MistakeIn(url) is var (problem, advice))
        {
            body.Fail(DiagnosticCode.BadLink, location, $"the URL '{url}' {problem}", advice);
            return false;
        }

        if (SafeUrl.IsExternal(url))
            return true;
        const string Advice = "Use https:, http:, mailto:, tel:, a file in the folder of the text, or xref: for a page of this site.";
        body.Fail(DiagnosticCode.BadLink, location, $"a page must not link to '{url}'", Advice);
        return false;
    }

    /// <summary>Removes tabs and line breaks, which browsers ignore inside a URL.</summary>
    private static string Clean(string url) => string.Concat(url.Where(character => !char.IsControl(character))).Trim();
}
