namespace Digest.Pages;

/// <summary>A row of two texts side by side: the index of a block in each, or null for an empty cell.</summary>
internal readonly record struct AlignedRow(int? First, int? Second);
