using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Digest.Content.Markdown;

/// <summary>The nodes of a text. Unlike Markdig, this keeps no list of them, which takes megabytes for a paragraph of many marks.</summary>
internal static class SyntaxTree
{
    /// <summary>Each block, followed by its inlines, in order.</summary>
    public static IEnumerable<MarkdownObject> NodesOf(MarkdownDocument document)
    {
        foreach (var block in document.Descendants<Block>())
        {
            yield return block;
            if (block is not LeafBlock { Inline: { } root })
                continue;
            for (var inline = root.FirstChild; inline is not null; inline = After(inline, root))
                yield return inline;
        }
    }

    private static Inline? After(Inline inline, ContainerInline root)
    {
        if (inline is ContainerInline { FirstChild: { } child })
            return child;
        while (inline.NextSibling is null)
        {
            if (inline.Parent is null || inline.Parent == root)
                return null;
            inline = inline.Parent;
        }

        return inline.NextSibling;
    }
}
