namespace Digest.Content;

/// <summary>The start of a block in a <see cref="Body"/>. Not a part of its own: texts have dozens, and few pages need them.</summary>
/// <param name="Part">The index of the part that it starts in.</param>
/// <param name="Offset">In bytes from the start of the part.</param>
/// <param name="Level">The level of a heading; <see cref="AboveHeadings"/> for footnotes, 0 for other blocks.</param>
internal readonly record struct BodyBlock(int Part, int Offset, int Level, BlockKind Kind)
{
    /// <summary>The level of the headline, which no heading has: footnotes belong to the whole text, not to its last section.</summary>
    public const int AboveHeadings = 1;
}
