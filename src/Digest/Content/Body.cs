using System.Collections.Immutable;
using Digest.Configuration;
using Digest.Content.Lint;
using Digest.Diagnostics;
using Digest.Sources;

namespace Digest.Content;

/// <summary>
/// A text that is rendered but for its links to other pages of the site: what those are called and where they are is known only when the whole
/// site is assembled.
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

    /// <summary>Reports every link to something that is not there.</summary>
    public void RequireNames(KnownNames names, DiagnosticBag diagnostics)
    {
        foreach (var link in CrossReferences)
            names.Of(link.Kind).Require(link.Target, diagnostics);
    }

    /// <summary>Renders the Markdown of a text; null when something in it is wrong, and the bag then says what.</summary>
    /// <param name="proofreader">Reads it over; null where nobody does.</param>
    public static Body? Parse(FrontMatter text, Language language, KnownNames names, ContentContext context, Proofreader? proofreader = null) =>
        Markdown.MarkdownText.Render(text, language, names, context, proofreader);
}

/// <summary>What stands between two blank lines of a text: a paragraph, a heading, a list, a figure. Kept as a place and not as a part of its own: few pages ask for it, and every text has dozens.</summary>
/// <param name="Part">The part that it begins in.</param>
/// <param name="Offset">So many bytes from the beginning of that part.</param>
/// <param name="Level">A heading's; <see cref="AboveHeadings"/> for the footnotes, 0 for everything else.</param>
internal readonly record struct BodyBlock(int Part, int Offset, int Level, BlockKind Kind)
{
    /// <summary>No heading of a text has this level, which is the headline's. The footnotes close the whole text and not its last section.</summary>
    public const int AboveHeadings = 1;
}

/// <summary>What a block is, as far as it tells two texts how to stand beside each other.</summary>
internal enum BlockKind
{
    Paragraph,
    Figure,
    RelatedHeadline,
    List,
    Quotation,
    Table,
    Other,
}

internal abstract record BodyPart;

/// <summary>HTML, as UTF-8.</summary>
internal sealed record Markup(ReadOnlyMemory<byte> Utf8) : BodyPart;

internal enum CrossReferenceKind
{
    Story,
    Event,
    Topic,
    Page,
}

/// <summary>The start tag of a link to another page of the site; when the editor gave it no text, the target's title and the end tag as well.</summary>
/// <param name="Anchor">The heading that is meant, without <c>#</c>.</param>
/// <param name="HasText">The text and the end tag follow as markup.</param>
internal sealed record CrossReference(CrossReferenceKind Kind, Reference Target, string? Anchor, bool HasText) : BodyPart;
