using BenchmarkDotNet.Attributes;

namespace Digest.Benchmarks.Templates;

/// <summary>A page in each implementation.</summary>
public class PageBenchmarks
{
    private PageRenderers _renderers = null!;

    [ParamsAllValues]
    public SamplePage Page { get; set; }

    [GlobalSetup]
    public void Prepare() => _renderers = Page == SamplePage.Article ? PageRenderers.OnArticle() : PageRenderers.OnList();

    [Benchmark(Baseline = true)]
    public int ByHand() => _renderers.ByHand().Length;

    [Benchmark]
    public int Digest() => _renderers.Digest().Length;

    [Benchmark]
    public int Handlebars() => _renderers.Handlebars().Length;
}

public enum SamplePage
{
    /// <summary>The shipped article.</summary>
    Article,

    /// <summary>A list of 20 articles.</summary>
    List,
}
