namespace Digest.Content;

/// <summary>What stands between two blank lines of a text: a paragraph, a heading, a list, a figure. Kept as a place and not as a part of its own: few pages ask for it, and every text has dozens.</summary>
/// <param name="Part">The part that it begins in.</param>
/// <param name="Offset">So many bytes from the beginning of that part.</param>
/// <param name="Level">A heading's; <see cref="AboveHeadings"/> for the footnotes, 0 for everything else.</param>
internal readonly record struct BodyBlock(int Part, int Offset, int Level, BlockKind Kind)
{
    /// <summary>No heading of a text has this level, which is the headline's. The footnotes close the whole text and not its last section.</summary>
    public const int AboveHeadings = 1;
}
