namespace Digest.Benchmarks.Builds;

/// <summary>What a measurement means: tables in Markdown, ratios, and limits.</summary>
internal sealed class Report(Programs programs, Measurement measurement)
{
    private const double Large = 10_000;

    private bool IsLarge => measurement.Stories >= Large;

    /// <summary>Writes medians, and ratios with their spread.</summary>
    public void Print(TextWriter output)
    {
        output.WriteLine($"\n{measurement.Stories:N0} stories in two languages, medians of {measurement.Rounds} rounds:\n");
        output.WriteLine("| program | wall s | user s | system s | peak MiB | files | MB |");
        output.WriteLine("|---|--:|--:|--:|--:|--:|--:|");
        foreach (var (name, costs) in measurement.Costs)
        {
            var size = measurement.Sizes.TryGetValue(name, out var folder) ? $"{folder.Files:N0} | {folder.Megabytes:N0}" : " | ";
            output.WriteLine(
                $"| {name} | {Median(costs, cost => cost.Wall):0.00} | {Median(costs, cost => cost.User):0.00} "
                + $"| {Median(costs, cost => cost.System):0.00} | {Median(costs, cost => cost.Peak):0} | {size} |");
        }

        output.WriteLine("\n| ratio | min | median | max | limit |\n|---|--:|--:|--:|--:|");
        foreach (var ratio in Ratios())
            output.WriteLine($"| {ratio.Name} | {ratio.Min:0.00} | {ratio.Median:0.00} | {ratio.Max:0.00} | {ratio.Limit:0.00} |");
    }

    /// <summary>The ratios and the peaks of memory, with the limits that the design sets.</summary>
    public IEnumerable<Figure> Figures()
    {
        var name = $"build of {measurement.Stories} stories, ";
        foreach (var ratio in Ratios())
            yield return new(name + ratio.Name, ratio.Median, "×", ratio.Limit);
        double? peak = programs.IsNative && IsLarge ? 300 : null;
        foreach (var row in (string[])[Row.Digest, Row.Check])
            yield return new($"{name}{row}, peak", Median(measurement.Costs[row], cost => cost.Peak), "MiB", peak);
    }

    /// <summary>The growth from a smaller corpus, of medians.</summary>
    public IEnumerable<Figure> GrowthFrom(Measurement smaller)
    {
        var (costs, fewer) = (measurement.Costs[Row.Digest], smaller.Costs[Row.Digest]);
        var name = $"growth from {smaller.Stories} to {measurement.Stories} stories, ";
        return
        [
            new(name + "wall time", Growth(cost => cost.Wall), "×", 11),
            new(name + "processor time", Growth(cost => cost.Processor), "×"),
            new(name + "peak memory", Growth(cost => cost.Peak), "×", 8),
        ];

        double Growth(Func<ProcessCost, double> part) => Median(costs, part) / Median(fewer, part);
    }

    private IEnumerable<Ratio> Ratios() =>
    [
        .. Of("wall, Digest : Hugo, equivalent, related articles", Row.Digest, Row.HugoRelated, Wall, 0.4),
        .. Of("wall, Digest : Hugo, equivalent", Row.Digest, Row.Hugo, Wall),
        .. Of("wall, Digest : Hugo, lean", Row.Digest, Row.HugoLean, Wall),
        .. Of("wall, Digest, lean : Hugo, lean", Row.DigestLean, Row.HugoLean, Wall),
        .. Of("wall, Digest : Eleventy, lean", Row.Digest, Row.EleventyLean, Wall),
        .. Of("wall, Digest, lean : Eleventy, lean", Row.DigestLean, Row.EleventyLean, Wall),
        .. Of("wall, Digest : cp -r of its output", Row.Digest, Row.Copy, Wall, IsLarge ? 2 : null),
        .. Of("wall, Digest on the JIT : native", Row.DigestJit, Row.Digest, Wall),
        .. Of("processor, Digest : Hugo, equivalent, related articles", Row.Digest, Row.HugoRelated, Processor),
        .. Of("processor, Digest : Hugo, equivalent", Row.Digest, Row.Hugo, Processor),
        .. Of("processor, Digest, lean : Hugo, lean", Row.DigestLean, Row.HugoLean, Processor),
        .. Of("peak, Digest : Hugo, equivalent, related articles", Row.Digest, Row.HugoRelated, cost => cost.Peak),
        .. Of("wall, check : build", Row.Check, Row.Digest, Wall, 2),
        .. Of("processor, check : build", Row.Check, Row.Digest, Processor, 2),
        .. Of("wall, nothing changed : cold build", Row.Unchanged, Row.Digest, Wall),
        .. Of("wall, one story edited : cold build", Row.Edited, Row.Digest, Wall, IsLarge ? 0.25 : null),
        .. Of("processor, one story edited : cold build", Row.Edited, Row.Digest, Processor),
    ];

    /// <summary>No ratio if one of both was not measured.</summary>
    private IEnumerable<Ratio> Of(string name, string row, string baseline, Func<ProcessCost, double> part, double? limit = null)
    {
        if (measurement.Costs.TryGetValue(row, out var costs) && measurement.Costs.TryGetValue(baseline, out var others))
            yield return Ratio.Of(name, costs, others, part, limit);
    }

    private static double Wall(ProcessCost cost) => cost.Wall;

    private static double Processor(ProcessCost cost) => cost.Processor;

    private static double Median(IEnumerable<ProcessCost> costs, Func<ProcessCost, double> part) => Ratio.MedianOf(costs.Select(part));
}
