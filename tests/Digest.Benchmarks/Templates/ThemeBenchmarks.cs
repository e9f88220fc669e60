using Digest.Pages;
using Digest.Incremental;
using BenchmarkDotNet.Attributes;
using Digest.Sources.Diagnostics;
using Digest.Theming;

namespace Digest.Benchmarks.Templates;

/// <summary>What a change of the theme costs in a preview: all templates parsed and checked in every language, all styles gathered.</summary>
public class ThemeBenchmarks
{
    private ShippedSite _site = null!;

    [GlobalSetup]
    public void Prepare() => _site = ShippedSite.AsItIs();

    [Benchmark]
    public object Reload() => Theme.Load(_site.Sources, _site.Languages, PageKind.All, new BuildCache(), new DiagnosticBag())!;
}
