using BenchmarkDotNet.Attributes;
using Digest.Incremental;
using Digest.Pages;
using Digest.Sources.Diagnostics;
using Digest.Theming;

namespace Digest.Benchmarks.Templates;

/// <summary>A reload of the theme in a preview: parses and checks all templates in every language, and collects all styles.</summary>
public class ThemeBenchmarks
{
    private ShippedSite _site = null!;

    [GlobalSetup]
    public void Prepare() => _site = ShippedSite.AsItIs();

    [Benchmark]
    public object Reload() => Theme.Load(
        _site.Sources, _site.Settings, _site.Languages, PageKind.All, [], new BuildCache(), new DiagnosticBag())!;
}
