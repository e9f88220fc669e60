namespace Digest.Output.LostPages;

/// <summary>A page of an earlier version of the site.</summary>
/// <param name="Address">From the root of the site, in letters: <c>/ms/2023/09/kim/</c>.</param>
/// <param name="Source">The file that it was made from, if that is known.</param>
internal readonly record struct PublishedPage(string Address, string? Source = null);
