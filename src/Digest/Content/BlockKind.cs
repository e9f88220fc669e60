namespace Digest.Content;

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
