namespace Digest.Content;

/// <summary>A list in <see cref="OwnFields"/>.</summary>
internal sealed record OwnList(ImmutableArray<object?> Items);
