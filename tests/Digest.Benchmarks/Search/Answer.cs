using Digest.Browser.Tests.Search;

namespace Digest.Benchmarks.Search;

/// <summary>The stories that a search gives for a query, in order.</summary>
internal sealed record Answer(SearchQuery Query, IReadOnlyList<string> Stories)
{
    public bool IsRightFirst => Stories is [var first, ..] && Query.First.Contains(first);

    public IEnumerable<string> Missed => Query.Expected.Except(Stories);
}
