using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Digest.Benchmarks.Templates;

/// <summary>Scriban with the layer of Digest, beside handwritten C# and Handlebars.Net.</summary>
internal static class TemplatesSubject
{
    private const double MaxTimesHandlebars = 2, MaxKibibytes = 12, MaxReloadMilliseconds = 12, MaxGrowthKibibytes = 64;
    private const int Reloads = 100;

    /// <param name="quick">
    /// Whether to use <see cref="InterleavedTiming"/> instead of BenchmarkDotNet: seconds instead of minutes, steadier under load.
    /// </param>
    public static IReadOnlyList<Figure> Measure(bool quick) =>
    [
        .. quick ? MeasureInterleaved() : MeasureWithBenchmarkDotNet(),
        new($"memory, after {Reloads} themes", ReloadMemory.GrowthOver(Reloads) / 1024.0, "KiB", MaxGrowthKibibytes),
    ];

    private static IEnumerable<Figure> MeasureInterleaved()
    {
        foreach (var page in Enum.GetValues<SamplePage>())
        {
            var benchmarks = new PageBenchmarks { Page = page };
            benchmarks.Prepare();
            var times = InterleavedTiming.Run(benchmarks.ByHand, benchmarks.Handlebars, benchmarks.Digest);
            foreach (var figure in FiguresOf(page, times[0], times[1], times[2], InterleavedTiming.AllocatedBy(benchmarks.Digest)))
                yield return figure;
        }

        var theme = new ThemeBenchmarks();
        theme.Prepare();
        yield return Reload(InterleavedTiming.Run(() => theme.Reload().GetHashCode())[0]);
    }

    private static IEnumerable<Figure> MeasureWithBenchmarkDotNet()
    {
        var pages = BenchmarkRunner.Run<PageBenchmarks>(Config);
        var theme = BenchmarkRunner.Run<ThemeBenchmarks>(Config);
        return [.. Enum.GetValues<SamplePage>().SelectMany(page => FiguresOf(page, pages)), Reload(Fastest(theme.Reports.Single()))];
    }

    private static IEnumerable<Figure> FiguresOf(SamplePage page, Summary summary)
    {
        var digest = ReportOf(nameof(PageBenchmarks.Digest));
        return FiguresOf(
            page,
            Fastest(ReportOf(nameof(PageBenchmarks.ByHand))),
            Fastest(ReportOf(nameof(PageBenchmarks.Handlebars))),
            Fastest(digest),
            digest.GcStats.GetBytesAllocatedPerOperation(digest.BenchmarkCase)!.Value);

        BenchmarkReport ReportOf(string method) => summary.Reports.Single(report =>
            report.BenchmarkCase.Descriptor.WorkloadMethod.Name == method
            && report.BenchmarkCase.Parameters[nameof(PageBenchmarks.Page)] is SamplePage sample
            && sample == page);
    }

    private static IEnumerable<Figure> FiguresOf(SamplePage page, double byHand, double handlebars, double digest, double allocated)
    {
        var name = page == SamplePage.Article ? "article" : "list of 20";
        return
        [
            new($"{name}, by hand", byHand / 1e3, "µs"),
            new($"{name}, Handlebars.Net", handlebars / 1e3, "µs"),
            new($"{name}, Digest", digest / 1e3, "µs"),
            new($"{name}, times by hand", digest / byHand, "×"),
            new($"{name}, times Handlebars.Net", digest / handlebars, "×", MaxTimesHandlebars),
            new($"{name}, allocated", allocated / 1024.0, "KiB", MaxKibibytes),
        ];
    }

    private static Figure Reload(double time) => new("theme, reloaded", time / 1e6, "ms", MaxReloadMilliseconds);

    /// <summary>The nanoseconds of the fastest round: other load only slows it down.</summary>
    private static double Fastest(BenchmarkReport report) => report.ResultStatistics!.Min;

    private static ManualConfig Config => ManualConfig.CreateEmpty()
        .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance))
        .AddDiagnoser(MemoryDiagnoser.Default)
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .AddLogger(ConsoleLogger.Default)
        .WithArtifactsPath(Repository.Reports);
}
