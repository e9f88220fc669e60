using System.Text;
using Digest.Configuration;
using Digest.Content;
using Digest.Model;
using Digest.Scriban;
using Digest.Sources;
using Digest.Text;

namespace Digest.Pages.Parts;

/// <summary>The site as readers of one language see it: every text is marked with its language where that is not theirs, every link says where it leads.</summary>
internal sealed record View(Site Site, Language Language)
{
    public View In(Language language) => this with { Language = language };

    public string Href(string address) => Permalinks.Href(address, Site.Settings);

    /// <summary>A text of this language, with its runs of the other direction isolated.</summary>
    public Html Prose(string text) => Prose(text, Language);

    /// <summary>A text of some language on a page of this one: another language's is wrapped in <c>bdi</c> with its <c>lang</c> and <c>dir</c>.</summary>
    public Html Marked(Label label) =>
        label.Language.Equals(Language)
            ? Prose(label.Text)
            : Html.FromMarkup($"<bdi lang=\"{label.Language.Code}\" dir=\"{label.Language.Dir}\">{Prose(label.Text, label.Language)}</bdi>");

    public Html? Marked(LocalizedText text) => LabelOf(text) is { } label ? Marked(label) : null;

    public Label? LabelOf(LocalizedText text) => text.For(Language, Site.Languages);

    /// <summary>A place, by the name that its entity has in this language or as it was written.</summary>
    public Html? Place(Reference? place) => place switch
    {
        { } reference when Site.EntityWith(reference.Id) is { } entity => Marked(entity.Name),
        { } reference => Prose(reference.Id),
        null => null,
    };

    /// <summary>The text of a body, its links to other pages of the site resolved.</summary>
    /// <param name="opening">A dateline: set into the first paragraph, or before a text that starts with something else.</param>
    public Html Render(Body body, Html? opening = null)
    {
        using var parts = new MemoryStream();
        foreach (var part in body.Parts)
            parts.Write((part is CrossReference link ? Encoding.UTF8.GetBytes(LinkTo(link)) : ((Markup)part).Utf8).Span);

        var utf8 = parts.GetBuffer().AsMemory(0, (int)parts.Length);
        if (opening is null)
            return Html.FromUtf8(utf8);
        return utf8.Span.StartsWith("<p>"u8)
            ? Html.FromUtf8((byte[])[.. "<p>"u8, .. opening.Utf8.Span, .. utf8.Span["<p>"u8.Length..]])
            : Html.FromUtf8((byte[])[.. "<p>"u8, .. opening.Utf8.Span, .. "</p>\n"u8, .. utf8.Span]);
    }

    private string LinkTo(CrossReference link)
    {
        var (address, title, target) = TargetOf(link);
        var href = Html.Escape(Href(address) + (link.Anchor is { } anchor ? "#" + anchor : ""));
        var foreign = target.Equals(Language) ? "" : $" hreflang=\"{target.Code}\"";
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

    private static Html Prose(string text, Language language)
    {
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
