using System.Collections.Immutable;
using System.Text;
using Digest.Content;
using Digest.Languages;
using Digest.SiteModel;
using Digest.Sources;
using Digest.Templates;
using Digest.Text;

namespace Digest.Pages;

/// <summary>The site as readers of one language see it: every text is marked with its language where that is not theirs, every link says where it leads.</summary>
internal sealed record View(Site Site, Language Language)
{
    /// <summary>The language of the page, whatever part of it this is: links that leave it say so.</summary>
    private Language PageLanguage { get; } = Language;

    public View In(Language language) => this with { Language = language };

    public string Href(string address) => Permalinks.Href(address, Site.Settings);

    /// <summary>A text of this language, with its runs of the other direction isolated.</summary>
    public Html Text(string text) => Text(text, Language);

    /// <summary>A text of some language on a page of this one: another language's is wrapped in <c>bdi</c> with its <c>lang</c> and <c>dir</c>.</summary>
    public Html Marked(Label label) =>
        label.Language.Equals(Language)
            ? Text(label.Text)
            : Html.FromMarkup($"<bdi lang=\"{label.Language.Code}\" dir=\"{label.Language.Dir}\">{Text(label.Text, label.Language)}</bdi>");

    public Html? Marked(LocalizedText text) => LabelOf(text) is { } label ? Marked(label) : null;

    public Label? LabelOf(LocalizedText text) => text.For(Language, Site.Languages);

    /// <summary>A place, by the name that its entity has in this language or as it was written.</summary>
    public Html? Place(Reference? place) => place switch
    {
        { } reference when Site.EntityWith(reference.Id) is { } entity => Marked(entity.Name),
        { } reference => Text(reference.Id),
        null => null,
    };

    /// <summary>The text of a body, its links to other pages of the site resolved.</summary>
    /// <param name="opening">A dateline: set into the first paragraph, or before a text that starts with something else.</param>
    public Html Render(Body body, Html? opening = null) => Html.FromUtf8(Opened(Resolved(body, []), opening));

    /// <summary>The same block by block; a dateline without a text is one. Beside the text of the page's own language, another's has ids of its own.</summary>
    public ImmutableArray<Html> RenderBlocks(Body body, Html? opening)
    {
        if (body.Blocks.IsEmpty)
            return opening is null ? [] : [Render(body, opening)];
        Span<int> starts = new int[body.Blocks.Length];
        var utf8 = Resolved(body, starts);
        var blocks = ImmutableArray.CreateBuilder<Html>(starts.Length);
        for (var number = 0; number < starts.Length; number++)
        {
            var block = utf8[starts[number]..(number + 1 < starts.Length ? starts[number + 1] : utf8.Length)];
            if (!Language.Equals(PageLanguage))
                block = WithOwnIds(block.Span, Encoding.UTF8.GetBytes(Language.Code + "_"));
            blocks.Add(Html.FromUtf8(number == 0 ? Opened(block, opening) : block));
        }

        return blocks.MoveToImmutable();
    }

    /// <param name="starts">Takes where each block begins; may be left empty.</param>
    private ReadOnlyMemory<byte> Resolved(Body body, Span<int> starts)
    {
        using var text = new MemoryStream();
        var block = 0;
        for (var number = 0; number < body.Parts.Length; number++)
        {
            for (; block < starts.Length && body.Blocks[block].Part == number; block++)
                starts[block] = (int)text.Length + body.Blocks[block].Offset;
            text.Write((body.Parts[number] is CrossReference link ? Encoding.UTF8.GetBytes(LinkTo(link)) : ((Markup)body.Parts[number]).Utf8).Span);
        }

        return text.GetBuffer().AsMemory(0, (int)text.Length);
    }

    private static ReadOnlyMemory<byte> Opened(ReadOnlyMemory<byte> utf8, Html? opening)
    {
        if (opening is null)
            return utf8;
        return utf8.Span.StartsWith("<p>"u8)
            ? (byte[])[.. "<p>"u8, .. opening.Utf8.Span, .. utf8.Span["<p>"u8.Length..]]
            : (byte[])[.. "<p>"u8, .. opening.Utf8.Span, .. "</p>\n"u8, .. utf8.Span];
    }

    /// <summary>Puts a prefix before every id, and into every link to one. Text has its quotation marks as entities: these letters stand in tags alone.</summary>
    private static byte[] WithOwnIds(ReadOnlySpan<byte> utf8, ReadOnlySpan<byte> prefix) =>
        AfterEach(" href=\"#"u8, prefix, AfterEach(" id=\""u8, prefix, utf8));

    private static byte[] AfterEach(ReadOnlySpan<byte> place, ReadOnlySpan<byte> inserted, ReadOnlySpan<byte> utf8)
    {
        using var text = new MemoryStream(utf8.Length + inserted.Length);
        for (var at = utf8.IndexOf(place); at >= 0; at = utf8.IndexOf(place))
        {
            text.Write(utf8[..(at + place.Length)]);
            text.Write(inserted);
            utf8 = utf8[(at + place.Length)..];
        }

        text.Write(utf8);
        return text.ToArray();
    }

    private string LinkTo(CrossReference link)
    {
        var (address, title, target) = TargetOf(link);
        var href = Html.Escape(Href(address) + (link.Anchor is { } anchor ? "#" + anchor : ""));
        var foreign = target.Equals(PageLanguage) ? "" : $" hreflang=\"{target.Code}\"";
        return $"<a href=\"{href}\"{foreign}>" + (link.HasText ? "" : $"{Marked(title)}</a>");
    }

    /// <summary>Where a link leads, what is written there, and the language of the page: the title may be in another. That the target exists was proved when the site was assembled.</summary>
    private (string Address, Label Title, Language Language) TargetOf(CrossReference link)
    {
        switch (link.Kind)
        {
            case CrossReferenceKind.Event:
                var entry = Site.EventWith(link.Target.Id)!;
                return (Permalinks.Event(Language, entry), LabelOf(entry.Title)!.Value, Language);
            case CrossReferenceKind.Topic:
                var topic = Site.TopicWith(link.Target.Id);
                var reader = Site.Languages.Prepend(Language).First(language => !Site.EditionIn(language).About(topic).IsEmpty);
                return (Permalinks.Topic(reader, topic), In(reader).LabelOf(topic.Name)!.Value, reader);
            case CrossReferenceKind.Page:
                var texts = Site.StandingPageWith(link.Target.Id)!;
                var text = texts.In(Language) ?? texts.Texts[0];
                return (Permalinks.Standing(text), new(text.Title, text.Language), text.Language);
            default:
                var story = Site.StoryWith(link.Target.Id)!;
                var article = story.In(Language) ?? story.Articles[0];
                return (article.Address, new(article.Title, article.Language), article.Language);
        }
    }

    private Html Text(string text, Language language)
    {
        text = Site.Registries.NoBreakText.DatesAndNames(text, language);
        var runs = Bidi.ForeignRuns(text, language.Direction);
        if (runs.Count == 0)
            return Html.Escape(text);

        var markup = new StringBuilder();
        var written = 0;
        foreach (var run in runs)
        {
            markup.Append(Html.Escape(text[written..run.Start.Value]))
                .Append("<bdi lang=\"").Append(language.Foreign).Append("\">").Append(Html.Escape(text[run])).Append("</bdi>");
            written = run.End.Value;
        }

        return Html.FromMarkup(markup.Append(Html.Escape(text[written..])).ToString());
    }
}
