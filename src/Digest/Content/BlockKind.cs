namespace Digest.Content;

/// <summary>The kinds of blocks that matter for the alignment of a text with its translation.</summary>
internal enum BlockKind
{
    Paragraph,
    Figure,
    RelatedHeadline,
    Embed,
    List,
    Quotation,
    Table,
    Other,
}
