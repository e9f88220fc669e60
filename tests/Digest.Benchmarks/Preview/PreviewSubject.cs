using System.Diagnostics;
using System.Globalization;
using Digest.Benchmarks.Corpora;

namespace Digest.Benchmarks.Preview;

/// <summary>
/// The time from a save to a response with the new page, beside Hugo's server on the same digest, and to the new words on the screen.
/// </summary>
internal static class PreviewSubject
{
    private const int Edits = 50;
    private const int EditsOfAPage = 5;

    /// <summary>The time between two saves: work after a response is not measured.</summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(400);

    /// <summary>The maxima, in milliseconds and MiB.</summary>
    private static readonly Limits[] s_limits =
    [
        new(1_000, First: 1_500, Served: 50, ServedP95: 50, Seen: 100),
        new(2_000, Seen: 100),
        new(10_000, First: 3_000, Served: 100, Resident: 700),
    ];

    /// <param name="quick">Measures 1,000 stories, but not more.</param>
    public static IReadOnlyList<Figure> Measure(bool quick)
    {
        if (Chromium.Executable is null)
            Console.WriteLine("Chromium is not installed; what it shows is not measured.");
        if (!HugoCorpus.IsInstalled)
            Console.WriteLine("Hugo is not installed; it is not measured.");

        var figures = new List<Figure>();
        foreach (var limits in quick ? s_limits.Take(1) : s_limits)
        {
            var corpus = new Corpus(limits.Stories);
            foreach (var program in ServedSite.Programs)
                figures.AddRange(WithFolder(root => Measure(ServedSite.OfDigest(program, root, corpus), corpus, limits)));
            if (HugoCorpus.IsInstalled)
                figures.AddRange(WithFolder(root => Measure(ServedSite.OfHugo(root, corpus), corpus, new(limits.Stories))));
        }

        return figures;
    }

    private static List<Figure> Measure(ServedSite site, Corpus corpus, Limits limits)
    {
        using (site)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"preview of {corpus.Stories} stories, {site.Name}, ");
            var figures = new List<Figure> { new(name + "first page", site.Start(), "ms", limits.First) };
            Thread.Sleep(s_pause * 10);

            var served = Enumerable.Range(0, Edits).Select(edit => Serve(site, corpus, edit)).Order().ToArray();
            figures.Add(new(name + "saved to served, p50", P50(served), "ms", limits.Served));
            figures.Add(new(name + "saved to served, p95", P95(served), "ms", limits.ServedP95));
            if (site.IsFollowed && Chromium.Executable is not null)
                figures.AddRange(Seen(site, corpus).Select(figure => figure with { Subject = name + figure.Subject }));
            figures.Add(new(name + "resident", site.ResidentMebibytes, "MiB", limits.Resident));
            return figures;
        }

        IEnumerable<Figure> Seen(ServedSite site, Corpus corpus)
        {
            var saves = SeeAsync(site, corpus).GetAwaiter().GetResult();
            var seen = saves.Select(save => save.Painted).Order().ToArray();
            yield return new("saved to seen, p50", P50(seen), "ms", limits.Seen);
            yield return new("saved to seen, p95", P95(seen), "ms");
            yield return new("  of these, saved to event in the page, p50", P50(saves.Select(save => save.Event)), "ms");
            yield return new("  event to response, p50", P50(saves.Select(save => save.Received - save.Event)), "ms");
            yield return new("  response to document, p50", P50(saves.Select(save => save.Inserted - save.Received)), "ms");
            yield return new("  document to screen, p50", P50(saves.Select(save => save.Painted - save.Inserted)), "ms");
        }
    }

    private static double Serve(ServedSite site, Corpus corpus, int edit)
    {
        var story = edit * 7 % corpus.Stories;
        var marker = MarkerOf(edit);
        var started = Stopwatch.GetTimestamp();
        site.Save(story, marker);
        site.Await(site.UrlOf(story), marker);
        var time = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        Thread.Sleep(s_pause);
        return time;
    }

    /// <summary>Opens some pages one after the other, and saves each a few times.</summary>
    private static async Task<List<SeenSave>> SeeAsync(ServedSite site, Corpus corpus)
    {
        await using var browser = await Browser.StartAsync();
        var saves = new List<SeenSave>();
        for (var edit = 0; edit < Edits; edit++)
        {
            var story = edit / EditsOfAPage * 7 % corpus.Stories;
            var marker = MarkerOf(Edits + edit);
            if (edit % EditsOfAPage == 0)
                await browser.OpenAsync(site.UrlOf(story));
            await Task.Delay(s_pause);
            saves.Add(await browser.SeeAsync(() => site.Save(story, marker), marker));
        }

        return saves;
    }

    private static string MarkerOf(int edit) => string.Create(CultureInfo.InvariantCulture, $"suntingan{edit:000}tunggal");

    private static double P50(IEnumerable<double> times) => times.Order().ElementAt(Edits / 2);

    private static double P95(IEnumerable<double> times) => times.Order().ElementAt(Edits * 95 / 100);

    private static T WithFolder<T>(Func<string, T> measure)
    {
        var root = Directory.CreateTempSubdirectory("digest-bench-").FullName;
        try
        {
            return measure(root);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    /// <param name="First">From the start of the process to the first page.</param>
    /// <param name="Served">The median from a save to a response.</param>
    /// <param name="Seen">The median from a save to the screen.</param>
    private sealed record Limits(
        int Stories, double? First = null, double? Served = null, double? ServedP95 = null, double? Seen = null, double? Resident = null);
}
