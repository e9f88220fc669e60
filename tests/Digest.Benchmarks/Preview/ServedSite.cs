using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Digest.Benchmarks.Corpora;

namespace Digest.Benchmarks.Preview;

/// <summary>A generated digest on the disk, and a program that serves it and follows its files.</summary>
internal sealed class ServedSite : IDisposable
{
    private const double Mebibyte = 1024 * 1024;

    private static readonly TimeSpan s_timeout = TimeSpan.FromMinutes(2);

    private readonly HttpClient _client = new() { Timeout = s_timeout };
    private readonly Process _process;
    private readonly Uri _site;
    private readonly Func<int, string> _pathOf;
    private readonly Func<int, string> _addressOf;
    private readonly Func<int, string, string> _textOf;

    private ServedSite(
        string name, Uri site, string program, string[] arguments,
        Func<int, string> pathOf, Func<int, string> addressOf, Func<int, string, string> textOf)
    {
        (Name, _site) = (name, site);
        (_pathOf, _addressOf, _textOf) = (pathOf, addressOf, textOf);
        _process = new()
        {
            StartInfo = new(program, arguments)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
    }

    /// <summary>This program; and compiled by NativeAOT, if <c>DIGEST_NATIVE</c> is its path.</summary>
    public static IEnumerable<(string Name, string[] Command)> Programs =>
        Environment.GetEnvironmentVariable("DIGEST_NATIVE") is { Length: > 0 } native ? [Jit, ("native", [native])] : [Jit];

    public string Name { get; }

    /// <summary>Whether open pages follow saves in a way that is measured.</summary>
    public bool IsFollowed { get; private init; }

    public double ResidentMebibytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / Mebibyte;
        }
    }

    private static (string Name, string[] Command) Jit => ("JIT", ["dotnet", Path.Combine(AppContext.BaseDirectory, "digest.dll")]);

    public static ServedSite OfDigest((string Name, string[] Command) program, string root, Corpus corpus)
    {
        corpus.WriteTo(root);
        CopyFolder(Path.Combine(Repository.Root, "theme"), Path.Combine(root, "theme"));
        var site = new Uri($"http://localhost:{FreePort.Any()}/");
        return new(
            program.Name,
            site,
            program.Command[0],
            [.. program.Command[1..], "preview", "--root", root, "--port", $"{site.Port}"],
            story => Path.Combine(root, Corpus.PathOf(story, "ms")),
            story => Corpus.AddressOf(story, "ms"),
            (story, addition) => corpus.Text(story, "ms", addition)) { IsFollowed = true };
    }

    public static ServedSite OfHugo(string root, Corpus corpus)
    {
        HugoCorpus.Write(corpus, root);
        var site = new Uri($"http://localhost:{FreePort.Any()}/");
        return new(
            "Hugo",
            site,
            "hugo",
            ["server", "--source", root, "--port", $"{site.Port}", "--bind", "127.0.0.1", "--baseURL", site.AbsoluteUri],
            story => HugoCorpus.PathOf(root, story, "ms"),
            story => HugoCorpus.AddressOf(story, "ms"),
            (story, addition) => HugoCorpus.Text(corpus, story, "ms", addition));
    }

    /// <summary>Starts the program, and returns the milliseconds until it serves the front page of an edition.</summary>
    public double Start()
    {
        var started = Stopwatch.GetTimestamp();
        _process.Start();
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Await(new(_site, "ms/"), "</html>");
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    public Uri UrlOf(int story) => new(_site, _addressOf(story));

    /// <summary>Saves the Malay text of a story with a paragraph at its end.</summary>
    public void Save(int story, string addition) => File.WriteAllText(_pathOf(story), _textOf(story, addition));

    /// <summary>Requests the page until it contains the words.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "A server that starts up fails in many ways.")]
    public void Await(Uri url, string words)
    {
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < s_timeout)
        {
            try
            {
                if (_client.GetStringAsync(url).GetAwaiter().GetResult().Contains(words, StringComparison.Ordinal))
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

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _client.Dispose();
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
