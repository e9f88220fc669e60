using BenchmarkDotNet.Attributes;

namespace Digest.Benchmarks.Templates;

/// <summary>One page, written in each of the ways.</summary>
public class PageBenchmarks
{
    private Contenders _contenders = null!;

    [ParamsAllValues]
    public SamplePage Page { get; set; }

    [GlobalSetup]
    public void Prepare() => _contenders = Page == SamplePage.Article ? Contenders.OnArticle() : Contenders.OnList();

    [Benchmark(Baseline = true)]
    public int ByHand() => _contenders.ByHand().Length;

    [Benchmark]
    public int Digest() => _contenders.Digest().Length;

    [Benchmark]
    public int Handlebars() => _contenders.Handlebars().Length;
}

public enum SamplePage
{
    /// <summary>The shipped article.</summary>
    Article,

    /// <summary>A list of 20 articles.</summary>
    List,
}
