namespace Digest.Tests.Feeds;

/// <summary>An entry of a feed.</summary>
internal sealed record ReadEntry(
    string Id, string Url, string Title, string Language, DateTimeOffset Published, DateTimeOffset Updated, string Content,
    HashSet<(string Language, string Url)> Translations);
