using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Digest.Benchmarks.Corpora;

namespace Digest.Benchmarks.Preview;

/// <summary>The time from a save to a response with the new page, beside Hugo's server on the same digest.</summary>
internal static class PreviewSubject
{
    private const int Edits = 50;
    private const double Mebibyte = 1024 * 1024;

    /// <summary>The time between two saves: work after a response is not measured.</summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(400);

    private static readonly TimeSpan s_timeout = TimeSpan.FromMinutes(2);

    /// <param name="quick">Measures 1,000 stories, but not 10,000.</param>
    public static IReadOnlyList<Figure> Measure(bool quick)
    {
        var figures = new List<Figure>();
        foreach (var stories in quick ? [1_000] : (ReadOnlySpan<int>)[1_000, 10_000])
        {
            var corpus = new Corpus(stories);
            var limits = stories == 1_000
                ? (P50: 50.0, P95: (double?)50, First: (double?)null, Resident: (double?)null)
                : (100, null, 3_000, 700);
            var digest = WithCorpus(corpus, root => Measure(DigestServer(root, corpus), corpus));
            var name = string.Create(CultureInfo.InvariantCulture, $"preview of {stories} stories, ");
            figures.Add(new(name + "first page", digest.First, "ms", limits.First));
            figures.Add(new(name + "saved to served, p50", digest.P50, "ms", limits.P50));
            figures.Add(new(name + "saved to served, p95", digest.P95, "ms", limits.P95));
            figures.Add(new(name + "resident", digest.Resident, "MiB", limits.Resident));
            if (!HugoCorpus.IsInstalled)
            {
                Console.WriteLine("Hugo is not installed; it is not measured.");
                continue;
            }

            var hugo = WithCorpus(corpus, root => Measure(HugoServer(root, corpus), corpus));
            figures.Add(new(name + "Hugo, first page", hugo.First, "ms"));
            figures.Add(new(name + "Hugo, saved to served, p50", hugo.P50, "ms"));
            figures.Add(new(name + "Hugo, saved to served, p95", hugo.P95, "ms"));
            figures.Add(new(name + "Hugo, resident", hugo.Resident, "MiB"));
        }

        return figures;
    }

    /// <summary>A server under test.</summary>
    /// <param name="PathOf">The file of the Malay text of a story.</param>
    /// <param name="UrlOf">The URL of its page.</param>
    private sealed record Server(ProcessStartInfo Start, Uri Front, Func<int, string> PathOf, Func<int, Uri> UrlOf);

    private static Server DigestServer(string root, Corpus corpus)
    {
        corpus.WriteTo(root);
        CopyFolder(Path.Combine(Repository.Root, "theme"), Path.Combine(root, "theme"));
        var site = new Uri($"http://localhost:{FreePort.Any()}/");
        var program = Path.Combine(AppContext.BaseDirectory, "digest.dll");
        var start = new ProcessStartInfo("dotnet", [program, "preview", "--root", root, "--port", $"{site.Port}"]);
        return new(
            start,
            new(site, "ms/"),
            story => Path.Combine(root, Corpus.PathOf(story, "ms")),
            story => new(site, Corpus.AddressOf(story, "ms")));
    }

    private static Server HugoServer(string root, Corpus corpus)
    {
        HugoCorpus.Write(corpus, root);
        var site = new Uri($"http://localhost:{FreePort.Any()}/");
        var start = new ProcessStartInfo(
            "hugo",
            ["server", "--source", root, "--port", $"{site.Port}", "--bind", "127.0.0.1", "--baseURL", site.AbsoluteUri]);
        return new(
            start,
            new(site, "ms/"),
            story => HugoCorpus.PathOf(root, story, "ms"),
            story => new(site, HugoCorpus.AddressOf(story, "ms")));
    }

    private static (double First, double P50, double P95, double Resident) Measure(Server server, Corpus corpus)
    {
        using var client = new HttpClient { Timeout = s_timeout };
        server.Start.UseShellExecute = false;
        server.Start.RedirectStandardOutput = server.Start.RedirectStandardError = true;
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(server.Start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            Await(client, server.Front, "</html>");
            var first = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            Thread.Sleep(s_pause * 10);

            var times = new double[Edits];
            for (var edit = 0; edit < Edits; edit++)
            {
                var story = edit * 7 % corpus.Stories;
                var text = HugoCorpus.Contains(server.PathOf(story))
                    ? HugoCorpus.Text(corpus, story, "ms", Marker(edit))
                    : corpus.Text(story, "ms", Marker(edit));
                started = Stopwatch.GetTimestamp();
                File.WriteAllText(server.PathOf(story), text);
                Await(client, server.UrlOf(story), Marker(edit));
                times[edit] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
                Thread.Sleep(s_pause);
            }

            Array.Sort(times);
            process.Refresh();
            return (first, times[Edits / 2], times[Edits * 95 / 100], process.WorkingSet64 / Mebibyte);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
    }

    private static string Marker(int edit) => string.Create(CultureInfo.InvariantCulture, $"suntingan{edit:000}tunggal");

    /// <summary>Requests the page until it contains the words.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "A server that starts up fails in many ways.")]
    private static void Await(HttpClient client, Uri url, string words)
    {
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < s_timeout)
        {
            try
            {
                if (client.GetStringAsync(url).GetAwaiter().GetResult().Contains(words, StringComparison.Ordinal))
                    return;
            }
            catch (Exception)
            {
                Thread.Sleep(5);
            }

            Thread.Sleep(1);
        }

        throw new TimeoutException($"{url} did not contain '{words}' in time.");
    }

    private static T WithCorpus<T>(Corpus corpus, Func<string, T> measure)
    {
        var root = Directory.CreateTempSubdirectory($"digest-bench-{corpus.Stories}-").FullName;
        try
        {
            return measure(root);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
