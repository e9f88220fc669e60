namespace Digest.Sources;

/// <summary>A range of characters that leave no mark on a page.</summary>
internal sealed record InvisibleCharacter(int First, int Last, string Name, InText InText);
