namespace Digest.Benchmarks.Builds;

/// <summary>One contender divided by another, in the same rounds.</summary>
/// <param name="Limit">The maximum of the median; null if there is none.</param>
internal sealed record Ratio(string Name, IReadOnlyList<double> Values, double? Limit = null)
{
    public double Min => Values.Min();

    public double Median => MedianOf(Values);

    public double Max => Values.Max();

    public static Ratio Of(
        string name,
        IReadOnlyList<ProcessCost> costs,
        IReadOnlyList<ProcessCost> baseline,
        Func<ProcessCost, double> part,
        double? limit) =>
        new(name, [.. costs.Zip(baseline, (cost, other) => part(cost) / part(other))], limit);

    public static double MedianOf(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
