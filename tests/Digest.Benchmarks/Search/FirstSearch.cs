namespace Digest.Benchmarks.Search;

/// <summary>What the first search of a reader costs, with an empty cache and a processor of a quarter of the speed.</summary>
/// <param name="Bytes">All that was sent, without headers.</param>
/// <param name="PageBytes">Of these, the page itself.</param>
/// <param name="Total">Milliseconds from the request of the page to the results.</param>
/// <param name="AfterData">Milliseconds from the last byte that the results needed to the results.</param>
internal sealed record FirstSearch(long Bytes, long PageBytes, double Total, double AfterData);
