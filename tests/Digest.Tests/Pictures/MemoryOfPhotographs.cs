using Digest.Cli.Pictures;
using Xunit;

namespace Digest.Tests.Pictures;

public sealed class MemoryOfPhotographs
{
    [Fact]
    public void IsLimitedTogether()
    {
        var budget = new PixelBudget();
        var (used, most) = (0L, 0L);
        var sync = new Lock();

        Parallel.For(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 16 }, index =>
        {
            var pixels = index % 8 == 0 ? 90_000_000 : 12_000_000;
            budget.Use(pixels, () =>
            {
                lock (sync)
                {
                    used += pixels;
                    Assert.True(used <= 40_000_000 || used == 90_000_000, $"{used} pixels at the same time");
                    most = Math.Max(most, used);
                }

                Thread.Sleep(2);
                lock (sync)
                    used -= pixels;
                return 0;
            });
        });

        Assert.Equal(90_000_000, most);
    }

    [Fact]
    public void IsFreedAfterAFault()
    {
        var budget = new PixelBudget();

        Assert.Throws<InvalidOperationException>(() => budget.Use<int>(90_000_000, () => throw new InvalidOperationException()));

        Assert.Equal(1, budget.Use(90_000_000, () => 1));
    }
}
