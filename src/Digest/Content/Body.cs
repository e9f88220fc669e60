using Digest.Content.Lint;
using Digest.Languages;

namespace Digest.Content;

/// <summary>
/// A text that is rendered but for its links to other pages of the site: what those are called and where they are is known only when the
/// whole site is assembled.
/// </summary>
/// <param name="Parts">Markup and links, in order.</param>
/// <param name="Blocks">Where in the parts each block begins.</param>
/// <param name="Anchors">The ids of the headings.</param>
/// <param name="Media">Pictures and documents that the text shows or links to.</param>
internal sealed record Body(ImmutableArray<BodyPart> Parts, ImmutableArray<BodyBlock> Blocks, ImmutableArray<string> Anchors, ImmutableArray<MediaFile> Media)
{
    public static readonly Body Empty = new([], [], [], []);

    public bool IsEmpty => Parts.IsEmpty;

    /// <summary>The links to other pages of the site.</summary>
    public ImmutableArray<CrossReference> CrossReferences { get; } = [.. Parts.OfType<CrossReference>()];

    /// <summary>Renders the Markdown of a text; it is not to be shown if an error is reported.</summary>
    /// <param name="proofreader">Reads it over; null where nobody does.</param>
    public static Body Parse(FrontMatter text, Language language, Glossary glossary, ContentContext context, Proofreader? proofreader = null) =>
        Markdown.MarkdownText.Render(text, language, glossary, context, proofreader);
}
