namespace Digest.Pages;

/// <summary>A row of two texts side by side: the number of a block on each side, or null where nothing stands.</summary>
internal readonly record struct AlignedRow(int? One, int? Other);
