using Digest.Content;
using Digest.Languages;
using Digest.SiteModel;
using Digest.Sources;
using Digest.Templates;
using Digest.Text;

namespace Digest.Pages;

/// <summary>
/// The site in the language of a reader. Renders texts and links; a text in another language is marked with its <c>lang</c> and <c>dir</c>.
/// </summary>
internal sealed record View(Site Site, Language Language)
{
    private const string DefaultTitle = "Digest";

    /// <summary>The language of the page, of which this view may render a part in another language.</summary>
    private Language PageLanguage { get; } = Language;

    public Edition Edition => Site.EditionIn(Language);

    /// <summary>What the language of the page calls the edition; the name of the edition's language if it has no word for it.</summary>
    public Html EditionName => PageLanguage.Editions.TryGetValue(Language.Code, out var name)
        ? Headline(name, PageLanguage)
        : In(PageLanguage).Marked(new Label(Language.Name, Language));

    public string FrontAddress => Permalinks.Front(Site.Languages, Language);

    /// <summary>The name of the site.</summary>
    public Label SiteTitle => LabelOf(Site.Settings.SiteTitle) ?? new(DefaultTitle, Language);

    /// <summary>The publisher; the name of the site if the settings name none.</summary>
    public Label Publisher => LabelOf(Site.Settings.Author) ?? SiteTitle;

    public string? SiteDescription => LabelOf(Site.Settings.SiteDescription)?.Text;

    /// <summary>The view of a part of the page in another language.</summary>
    public View In(Language language) => this with { Language = language };

    public string Href(string address) => Permalinks.Href(address, Site.Settings);

    /// <summary>Renders running text of this language, with its runs of the other direction isolated.</summary>
    public Html Text(string text) => Html.FromUtf8(Site.TextsIn(Language).GetOrAdd(
        text, static (text, language) => Encoding.UTF8.GetBytes(Render(NoBreakText.InText(text, language), language)), Language));

    /// <summary>The same for a headline or a label, whose names are kept on one line.</summary>
    public Html Headline(string text) => Headline(text, Language);

    /// <summary>The text for a place without markup, such as an attribute: characters isolate its runs of the other direction.</summary>
    public string? PlainText(string? text) => text is null ? null : Bidi.WithIsolates(text, Language.Direction);

    /// <summary>Renders a label of any language: another language's is wrapped in <c>bdi</c> with its <c>lang</c> and <c>dir</c>.</summary>
    public Html Marked(Label label) => label.Language.Equals(Language)
        ? Headline(label.Text)
        : Html.FromMarkup($"<bdi lang=\"{label.Language.Code}\" dir=\"{label.Language.Dir}\">{Headline(label.Text, label.Language)}</bdi>");

    public Html? Marked(LocalizedText text) => LabelOf(text) is { } label ? Marked(label) : null;
    public Label? LabelOf(LocalizedText text) => text.For(Language, Site.Languages);

    /// <summary>Renders the name of a place: that of its entity in this language, or as written in the source.</summary>
    public Html? Place(Reference? place) => place is not { Id: var id } ? null
        : Site.EntityWith(id) is { } entity ? Marked(entity.Name) : Headline(id);

    /// <summary>The link to the page of an entity in this language; null if it has none.</summary>
    public string? UrlOf(Entity entity) => Site.Entities.HasPage(entity, Language) ? Href(Permalinks.Entity(Language, entity)) : null;

    /// <summary>Renders a body, with its links to other pages of the site resolved.</summary>
    /// <param name="dateline">Put at the start of the first paragraph, or before a body that starts with another element.</param>
    public Html Render(Body body, Html? dateline = null) => Html.FromUtf8(WithDateline(ResolveLinks(body, []), dateline));

    /// <summary>
    /// Renders a body block by block; a dateline without a body is a block. In a language that is not the page's, ids get a prefix, so that
    /// they differ from those of the text beside it.
    /// </summary>
    public ImmutableArray<Html> RenderBlocks(Body body, Html? dateline)
    {
        if (body.Blocks.IsEmpty)
            return dateline is null ? [] : [Render(body, dateline)];
        Span<int> starts = new int[body.Blocks.Length];
        var utf8 = ResolveLinks(body, starts);
        var blocks = ImmutableArray.CreateBuilder<Html>(starts.Length);
        for (var index = 0; index < starts.Length; index++)
        {
            var block = utf8[starts[index]..(index + 1 < starts.Length ? starts[index + 1] : utf8.Length)];
            if (!Language.Equals(PageLanguage))
                block = WithIdPrefix(block.Span, Language.Code + "_");
            blocks.Add(Html.FromUtf8(index == 0 ? WithDateline(block, dateline) : block));
        }

        return blocks.MoveToImmutable();
    }

    /// <param name="starts">Receives the offset of each block; may be empty.</param>
    private ReadOnlyMemory<byte> ResolveLinks(Body body, Span<int> starts)
    {
        using var text = new MemoryStream();
        var (block, isLinked) = (0, false);
        for (var index = 0; index < body.Parts.Length; index++)
        {
            for (; block < starts.Length && body.Blocks[block].Part == index; block++)
                starts[block] = (int)text.Length + body.Blocks[block].Offset;
            switch (body.Parts[index])
            {
                case CrossReference link:
                    var target = TargetOf(link);
                    isLinked = target is not null;
                    text.Write(Encoding.UTF8.GetBytes(target is { } page ? LinkTo(page, link) : TextWithoutPage(link)));
                    break;
                case CrossReferenceEnd when isLinked:
                    text.Write("</a>"u8);
                    break;
                case Markup markup:
                    text.Write(markup.Utf8.Span);
                    break;
            }
        }

        return text.GetBuffer().AsMemory(0, (int)text.Length);
    }

    private static ReadOnlyMemory<byte> WithDateline(ReadOnlyMemory<byte> utf8, Html? dateline)
    {
        if (dateline is null)
            return utf8;
        return utf8.Span.StartsWith("<p>"u8)
            ? (byte[])[.. "<p>"u8, .. dateline.Utf8.Span, .. utf8.Span["<p>"u8.Length..]]
            : (byte[])[.. "<p>"u8, .. dateline.Utf8.Span, .. "</p>\n"u8, .. utf8.Span];
    }

    /// <summary>
    /// Puts a prefix before every id and every link to one. Quotation marks in texts are character references, so the two patterns occur in
    /// tags only.
    /// </summary>
    private static byte[] WithIdPrefix(ReadOnlySpan<byte> utf8, string prefix) => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(utf8)
        .Replace(" id=\"", $" id=\"{prefix}", StringComparison.Ordinal)
        .Replace(" href=\"#", $" href=\"#{prefix}", StringComparison.Ordinal));

    /// <summary>A link, or the start tag of one that has a text.</summary>
    private string LinkTo(LinkTarget target, CrossReference link)
    {
        var href = Html.Escape(Href(target.Address) + (target.Anchor is { } anchor ? "#" + anchor : ""));
        var hreflang = target.Language.Equals(PageLanguage) ? "" : $" hreflang=\"{target.Language.Code}\"";
        var tooltip = link.Title is null ? "" : $" title=\"{Html.Escape(link.Title)}\"";
        var start = $"<a href=\"{href}\"{hreflang}{tooltip}>";
        if (link.HasText)
            return start;
        var whole = $"{start}{Marked(target.Title)}{NameOfOther(target.Language)}</a>";
        return link.IsHeadline ? $"<p class=\"related\"><span>{Html.Escape(TextKey.ReadAlso.In(Language))}</span> {whole}</p>\n" : whole;
    }

    /// <summary>The name of a language that is not that of the text, for a link that leads to it.</summary>
    private string NameOfOther(Language target) => target.Equals(Language) ? "" : $" ({Marked(new Label(target.Name, target))})";

    /// <summary>
    /// What is printed for a link without a text of its own until its page exists: a title that readers may know. The title of an article
    /// that is held back is not printed.
    /// </summary>
    private string TextWithoutPage(CrossReference link)
    {
        if (link.HasText || link.IsHeadline)
            return "";
        var text = link.Kind == ReferenceKind.Topic ? Marked(Site.TopicWith(link.Target.Id).Name)
            : link.Kind == ReferenceKind.Entity ? Marked(Site.Registries.Entities[link.Target.Id].Name)
            : Site.ExpiredArticle(link.Target.Id, Language) is { } article ? Marked(new Label(article.Title, article.Language)) : null;
        return text?.ToString() ?? "";
    }

    /// <summary>
    /// The page that a link leads to; its title may be in a third language. Null if the page exists only at another time. Assembling the
    /// site has checked that the id exists; the first pages of a preview, which are made before the check, fail otherwise.
    /// </summary>
    private LinkTarget? TargetOf(CrossReference link)
    {
        switch (link.Kind)
        {
            case ReferenceKind.Event:
                var entry = Site.EventWith(link.Target.Id)!;
                return new(Permalinks.Event(Language, entry), LabelOf(entry.Title)!.Value, Language);
            case ReferenceKind.Topic:
                var topic = Site.TopicWith(link.Target.Id);
                var with = Site.Languages.Prepend(Language).FirstOrDefault(language => !Site.EditionIn(language).About(topic).IsEmpty);
                return with is { } other
                    ? new(Permalinks.Topic(other, topic), In(other).LabelOf(topic.Name)!.Value, other) : null;
            case ReferenceKind.Entity:
                var entity = Site.Registries.Entities[link.Target.Id];
                var naming = Site.Languages.Prepend(Language).FirstOrDefault(language => Site.Entities.HasPage(entity, language));
                return naming is { } edition
                    ? new(Permalinks.Entity(edition, entity), In(edition).LabelOf(entity.Name)!.Value, edition) : null;
            case ReferenceKind.Page:
                var texts = Site.StandingPageWith(link.Target.Id)!;
                var text = texts.In(Language) ?? texts.Texts[0];
                return new(Permalinks.Standing(text), new(text.Title, text.Language), text.Language, link.Anchor);
            default:
                if (Site.StoryWith(link.Target.Id) is not { } story)
                    return Site.HasFilesOf(link.Target.Id) ? null : throw new KeyNotFoundException(link.Target.Id);
                var article = story.In(Language) ?? story.Articles[0];
                // While the translation with the heading is held back, a link leads to another one, which may lack it.
                var anchor = link.Anchor is { } id && article.Body.Anchors.Contains(id, StringComparer.Ordinal) ? id : null;
                return new(Permalinks.Article(article), new(article.Title, article.Language), article.Language, anchor);
        }
    }

    private Html Headline(string text, Language language) => Html.FromUtf8(Site.HeadlinesIn(language).GetOrAdd(
        text,
        static (text, of) => Encoding.UTF8.GetBytes(Render(of.Site.Registries.NoBreakText.InHeadline(text, of.Language), of.Language)),
        (Site, Language: language)));

    private static string Render(string text, Language language)
    {
        var html = new StringBuilder();
        void WriteMarkup(string markup) => html.Append(markup);
        void WriteText(string run) => NoBreakText.Write(run, piece => html.Append(Html.Escape(piece)), WriteMarkup);
        BidiIsolation.Write(text, language, WriteText, WriteMarkup);
        return html.ToString();
    }
}
