using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace Digest.Benchmarks.Templates;

/// <summary>The template engine, beside C# written by hand and Handlebars.Net.</summary>
internal static class TemplatesSubject
{
    private const double MostTimesByHand = 2.5, MostKibibytes = 12, MostReloadMilliseconds = 5, MostGrowthKibibytes = 64;
    private const int Reloads = 1_000;

    public static IReadOnlyList<Figure> Measure(bool quick)
    {
        var config = ConfigFor(quick);
        var pages = BenchmarkRunner.Run<PageBenchmarks>(config);
        var theme = BenchmarkRunner.Run<ThemeBenchmarks>(config);
        return
        [
            .. Enum.GetValues<SamplePage>().SelectMany(page => FiguresOf(page, pages)),
            new("theme, read again", Fastest(theme.Reports.Single()) / 1e6, "ms", MostReloadMilliseconds),
            new($"memory, after {Reloads} themes", Reloading.GrowthOver(Reloads) / 1024.0, "KiB", MostGrowthKibibytes),
        ];
    }

    private static IEnumerable<Figure> FiguresOf(SamplePage page, Summary summary)
    {
        var name = page == SamplePage.Article ? "article" : "list of 20";
        var byHand = Fastest(ReportOf(nameof(PageBenchmarks.ByHand)));
        var handlebars = Fastest(ReportOf(nameof(PageBenchmarks.Handlebars)));
        var report = ReportOf(nameof(PageBenchmarks.Digest));
        var digest = Fastest(report);
        return
        [
            new($"{name}, by hand", byHand / 1e3, "µs"),
            new($"{name}, Handlebars.Net", handlebars / 1e3, "µs"),
            new($"{name}, Digest", digest / 1e3, "µs"),
            new($"{name}, times by hand", digest / byHand, "×", MostTimesByHand),
            new($"{name}, times Handlebars.Net", digest / handlebars, "×", 1),
            new($"{name}, allocated", report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase)!.Value / 1024.0, "KiB", MostKibibytes),
        ];

        BenchmarkReport ReportOf(string method) => summary.Reports.Single(report =>
            report.BenchmarkCase.Descriptor.WorkloadMethod.Name == method && report.BenchmarkCase.Parameters[nameof(PageBenchmarks.Page)] is SamplePage sample && sample == page);
    }

    /// <summary>In nanoseconds, the quickest round: what else runs on a machine only ever makes it slower.</summary>
    private static double Fastest(BenchmarkReport report) => report.ResultStatistics!.Min;

    /// <summary>Rounds so short that some of them are left in peace even on a busy machine.</summary>
    private static Job QuickJob => Job.ShortRun.WithIterationTime(TimeInterval.FromMilliseconds(30)).WithWarmupCount(30).WithIterationCount(60);

    private static ManualConfig ConfigFor(bool quick) => ManualConfig.CreateEmpty()
        .AddJob((quick ? QuickJob : Job.Default).WithToolchain(InProcessEmitToolchain.Instance))
        .AddDiagnoser(MemoryDiagnoser.Default)
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .AddLogger(ConsoleLogger.Default)
        .WithArtifactsPath(Repository.Reports);
}
