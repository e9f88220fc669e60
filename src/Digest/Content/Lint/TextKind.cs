namespace Digest.Content.Lint;

/// <summary>The kinds of texts that rules of writing distinguish.</summary>
internal enum TextKind
{
    /// <summary>A name, caption or table cell: a few words, which may be in capitals.</summary>
    Label,

    /// <summary>A title, heading or description.</summary>
    Headline,

    /// <summary>A paragraph of running text.</summary>
    Paragraph,

    /// <summary>A paragraph that must end with a full stop, because it introduces nothing that follows.</summary>
    ClosedParagraph,
}
