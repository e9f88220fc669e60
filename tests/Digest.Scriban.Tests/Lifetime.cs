using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace Digest.Scriban.Tests;

public class TemplatesThatAreReplaced
{
    /// <summary>A preview parses the theme anew after every save; what it parsed before must be let go.</summary>
    [Fact]
    public void AreCollected()
    {
        var site = new SampleSite();
        var old = Enumerable.Range(0, 50).Select(n => RenderOnce(site, n)).ToArray();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.DoesNotContain(old, template => template.TryGetTarget(out _));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference<Template> RenderOnce(SampleSite site, int n)
    {
        var template = Template.Parse($"{n}{{{{ page.title; for p in pages; include 'card' p; end; 'a' | string.upcase; pages | array.map 'title'; capture x; 1; end; x | regex.replace '1' '{n}' }}}}");
        template.Render(SampleSite.Context(site));
        return new(template);
    }
}

public class OneTemplateOnManyThreads
{
    /// <summary>The same call sites meet models of two kinds at the same time.</summary>
    [Fact]
    public void RendersEveryPageRight()
    {
        var template = Template.Parse("{{ page.title }}{{ for p in pages; p.title; p.count; end; x = page.title; x | string.size }}");
        var pages = Enumerable.Range(0, 200).Select(n => n % 2 == 0 ? new SamplePage($"p{n}") : new SampleArticle($"a{n}")).ToArray();

        Parallel.For(0, 4_000, n =>
        {
            var page = pages[n % pages.Length];
            var output = new ArrayBufferWriter<byte>();
            template.Render(SampleSite.Context(new() { Page = page, Pages = [page] }), output);
            Assert.Equal($"{page.Title}{page.Title}0{page.Title.Length}", Encoding.UTF8.GetString(output.WrittenSpan));
        });
    }
}
