using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Digest.Content.Markdown;

/// <summary>The pictures that are figures: those on lines of their own, if one has a caption or nothing else is in the paragraph.</summary>
internal static class Figures
{
    public static bool AreAllOf(ParagraphBlock paragraph) =>
        In(paragraph, isImplicit: false) is { Count: > 0 } figures
        && paragraph.Inline!.All(inline => inline is LineBreakInline || figures.Contains(inline));

    /// <param name="isImplicit">Whether the paragraph is in a table cell or a list without empty lines between its items.</param>
    public static HashSet<Inline> In(ParagraphBlock paragraph, bool isImplicit)
    {
        var onOwnLine = paragraph.Inline?.Where(inline => IsOnOwnLine(inline) && PictureIn(inline) is not null).ToHashSet() ?? [];
        var isAlone = !isImplicit && paragraph.Inline is { FirstChild: LinkInline { IsImage: true, NextSibling: null } };
        return isAlone || onOwnLine.Any(inline => !string.IsNullOrEmpty(PictureIn(inline)!.Title)) ? onOwnLine : [];
    }

    /// <summary>The picture that an inline is, or that is all of the text of a link.</summary>
    public static LinkInline? PictureIn(Inline inline) => inline switch
    {
        LinkInline { IsImage: true } picture => picture,
        LinkInline { FirstChild: LinkInline { IsImage: true, NextSibling: null } picture } => picture,
        _ => null,
    };

    private static bool IsOnOwnLine(Inline inline) =>
        inline is { PreviousSibling: null or LineBreakInline, NextSibling: null or LineBreakInline };
}
