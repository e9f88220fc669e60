namespace Digest.Content.Lint;

/// <summary>What a text is, as far as it matters to who reads it over.</summary>
internal enum TextKind
{
    /// <summary>A name, a caption, a cell: a few words, that may well be capitals.</summary>
    Label,

    /// <summary>A headline, a heading, a standfirst.</summary>
    Headline,

    /// <summary>Running text.</summary>
    Paragraph,

    /// <summary>Running text that has to come to an end: nothing belongs to it that stands below.</summary>
    ClosedParagraph,
}
