using Digest.Benchmarks.Corpora;

namespace Digest.Benchmarks.Builds;

/// <summary>Time, memory, files and bytes of a build, beside Hugo, Eleventy and <c>cp -r</c>: docs/performance.md.</summary>
internal static class BuildSubject
{
    /// <summary>What a run leaves free on the disk.</summary>
    private const long Reserve = 4L << 30;

    /// <param name="quick">Measures 1,000 stories, but not 10,000.</param>
    public static IReadOnlyList<Figure> Measure(bool quick)
    {
        var programs = Programs.Find();
        var figures = new List<Figure>();
        Measurement? smaller = null;
        foreach (var (stories, wanted) in quick ? [(1_000, 5)] : (ReadOnlySpan<(int, int)>)[(1_000, 5), (10_000, 3)])
        {
            if (smaller is not null)
                Disk.Settle();
            var folder = Directory.CreateTempSubdirectory($"digest-build-{stories}-").FullName;
            try
            {
                var rounds = RoundsFor(stories, wanted, smaller, folder);
                if (rounds == 0)
                    continue;

                var measurement = Measure(programs, new Corpus(stories), folder, rounds, warmUp: smaller is null);
                var report = new Report(programs, measurement);
                report.Print(Console.Out);
                figures.AddRange(report.Figures());
                if (smaller is not null)
                    figures.AddRange(report.GrowthFrom(smaller));
                smaller = measurement;
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        return figures;
    }

    /// <summary>
    /// As many rounds as there is room for: the output of all of them is on the disk until the end, some 11 GB a round of 10,000 stories.
    /// </summary>
    private static int RoundsFor(int stories, int wanted, Measurement? smaller, string folder)
    {
        if (smaller is null)
            return wanted;

        var free = new DriveInfo(folder).AvailableFreeSpace - Reserve;
        var rounds = (int)Math.Clamp(free / (smaller.AllocatedByStory * stories), 0, wanted);
        if (rounds < wanted)
            Console.WriteLine($"{stories} stories: {rounds} rounds instead of {wanted}, because {free >> 30} GiB of the disk are free.");
        return rounds;
    }

    /// <param name="warmUp">
    /// Not for a second corpus: by then all programs are in memory, and the texts are because they have just been written.
    /// </param>
    private static Measurement Measure(Programs programs, Corpus corpus, string folder, int rounds, bool warmUp)
    {
        var sources = new SourceFolders(corpus, folder);
        sources.WriteForDigest();
        var first = Path.Combine(folder, "first");
        ProcessCost.Of(programs.Main.Build(sources.Digest, first, Variant.Default));
        sources.WriteForOthers(first);
        var measurement = new Measurement(programs, sources, folder);
        measurement.Run(rounds, warmUp);
        return measurement;
    }
}
