using Digest.Benchmarks.Builds;

namespace Digest.Benchmarks.Search;

/// <summary>What was measured of a search.</summary>
/// <param name="Answers">By the language of the edition.</param>
/// <param name="FirstSearches">Each in a new profile.</param>
internal sealed record SearchResult(string Name, Dictionary<string, IReadOnlyList<Answer>> Answers, List<FirstSearch> FirstSearches)
{
    public double MedianBytes => Ratio.MedianOf(FirstSearches.Select(search => (double)search.Bytes));

    public double MedianTotal => Ratio.MedianOf(FirstSearches.Select(search => search.Total));

    /// <summary>The share of the listed stories that are found.</summary>
    public static double Recall(IReadOnlyList<Answer> answers) =>
        1 - (double)answers.Sum(answer => answer.Missed.Count()) / answers.Sum(answer => answer.Query.Expected.Count());

    /// <summary>The share of the queries with a right story first.</summary>
    public static double RightFirst(IReadOnlyList<Answer> answers) => answers.Average(answer => answer.IsRightFirst ? 1.0 : 0);
}
