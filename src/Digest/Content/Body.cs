using System.Collections.Immutable;
using Digest.Content.Lint;
using Digest.Languages;
using Digest.Sources.Diagnostics;

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
    public void CheckReferences(KnownIds names, DiagnosticBag diagnostics)
    {
        foreach (var link in CrossReferences)
            names.Of(link.Kind).Require(link.Target, diagnostics);
    }

    /// <summary>Renders the Markdown of a text; null when something in it is wrong, and the bag then says what.</summary>
    /// <param name="proofreader">Reads it over; null where nobody does.</param>
    public static Body? Parse(FrontMatter text, Language language, KnownIds names, ContentContext context, Proofreader? proofreader = null) =>
        Markdown.MarkdownText.Render(text, language, names, context, proofreader);
}
