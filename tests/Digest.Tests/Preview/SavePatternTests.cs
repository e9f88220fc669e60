using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Digest.Cli.Disk;
using Digest.Cli.Preview;
using Digest.Output;
using Digest.Tests.Publishing;
using Xunit;

namespace Digest.Tests.Preview;

/// <summary>Whatever way a program saves a file, the preview shows its last content.</summary>
[SuppressMessage("Security", "CA5394", Justification = "A test repeats itself.")]
public sealed class SavePatternTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task EveryWayOfSavingShowsTheLastSave()
    {
        using var folder = new TemporaryFolder();
        var files = new TestSite().WithBuiltInTheme().With("input/articles/satu/ms.md", Text("mula")).Tree().Files;
        foreach (var file in files.Where(file => !file.Path.StartsWith("theme/", StringComparison.Ordinal)))
            folder.Write(file.Path, Encoding.UTF8.GetString(file.ReadAllBytes()));

        using var sources = WatchedSources.Open(folder.Path);
        var latest = new LatestState();
        var loop = new PreviewLoop(sources, latest, () => new(DateTimeOffset.Parse(TestSite.Moment, null), [], Drafts: false));
        loop.Start();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var following = Follow(loop, stop.Token);

        var random = new Random(20240121);
        for (var number = 0; number < SampleSize.Of(25, 500); number++)
        {
            var pattern = s_patterns[number % s_patterns.Length];
            await pattern(folder, Text($"kali {number}"), random);
            var wanted = Wanted(folder.Path);
            await Until(() => Fingerprints(latest.State.Snapshot!.Site).SequenceEqual(wanted),
                $"pattern {number % s_patterns.Length}, round {number}");
        }

        await stop.CancelAsync();
        await following;
    }

    /// <summary>Each leaves a valid site with the text in <c>satu/ms.md</c>.</summary>
    private static readonly ImmutableArray<Func<TemporaryFolder, string, Random, Task>> s_patterns =
    [
        // Truncate and write, in pieces.
        async (folder, text, random) =>
        {
            await using var file = new FileStream(folder[Article], FileMode.Create, FileAccess.Write, FileShare.ReadWrite);
            foreach (var piece in Encoding.UTF8.GetBytes(text).Chunk(10))
            {
                await file.WriteAsync(piece);
                await file.FlushAsync();
                await Task.Delay(random.Next(3));
            }
        },
        // Write beside it and rename over it, as most editors do.
        (folder, text, _) =>
        {
            File.WriteAllText(folder[Article] + "~", text);
            File.Move(folder[Article] + "~", folder[Article], overwrite: true);
            return Task.CompletedTask;
        },
        // Rename it away, write it anew, delete the old one.
        async (folder, text, random) =>
        {
            File.Move(folder[Article], folder["input/articles/satu/.ms.md.bak"], overwrite: true);
            await Task.Delay(random.Next(5));
            File.WriteAllText(folder[Article], text);
            File.Delete(folder["input/articles/satu/.ms.md.bak"]);
        },
        // Delete and create.
        async (folder, text, random) =>
        {
            File.Delete(folder[Article]);
            await Task.Delay(random.Next(80));
            File.WriteAllText(folder[Article], text);
        },
        // A folder from elsewhere replaces it, without events for its files.
        (folder, text, _) =>
        {
            folder.Write("elsewhere/ms.md", text);
            folder.Write("elsewhere/deep/nota.svg", """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 1"/>""");
            Directory.Delete(folder["input/articles/satu"], recursive: true);
            Directory.Move(folder["elsewhere"], folder["input/articles/satu"]);
            return Task.CompletedTask;
        },
        // Many new files in new folders.
        (folder, text, random) =>
        {
            for (var story = 0; story < 12; story++)
                folder.Write($"input/articles/baru-{random.Next(1_000_000)}/ms.md", Text($"baru {story}"));
            File.WriteAllText(folder[Article], text);
            return Task.CompletedTask;
        },
        // Rename a folder, twice.
        async (folder, text, random) =>
        {
            Directory.Move(folder["input/articles/satu"], folder["input/articles/lain"]);
            await Task.Delay(random.Next(60));
            Directory.Move(folder["input/articles/lain"], folder["input/articles/satu"]);
            File.WriteAllText(folder[Article], text);
        },
        // A mistake that is fixed later.
        async (folder, text, random) =>
        {
            File.WriteAllText(folder[Article], "---\ntitel: x\n");
            await Task.Delay(random.Next(150));
            File.WriteAllText(folder[Article], text);
        },
        // Rename input/ and rename it back.
        async (folder, text, random) =>
        {
            Directory.Move(folder["input"], folder["aside"]);
            await Task.Delay(random.Next(60));
            Directory.Move(folder["aside"], folder["input"]);
            File.WriteAllText(folder[Article], text);
        },
        // Add a theme with a file in place of a built-in one.
        (folder, text, random) =>
        {
            File.WriteAllText(folder[Article], text);
            folder.Write("theme/partials/crumbs.sbn-html", $"<p>{random.Next()}</p>");
            return Task.CompletedTask;
        },
        // Delete the theme, so that the built-in file returns.
        (folder, text, _) =>
        {
            File.WriteAllText(folder[Article], text);
            Directory.Delete(folder["theme"], recursive: true);
            return Task.CompletedTask;
        },
    ];

    private const string Article = "input/articles/satu/ms.md";

    private static string Text(string word) => $"---\ntitle: Tajuk {word}\n---\nTeks {word}.\n";

    private static string[] Wanted(string root)
    {
        var clean = SiteCompiler.Compile(
            SourceFolder.Read(root).Over(BuiltInTheme.Files), new(DateTimeOffset.Parse(TestSite.Moment, null), [], Drafts: false), new());
        Assert.True(clean.Succeeded);
        return Fingerprints(clean);
    }

    private static string[] Fingerprints(CompiledSite site) =>
        [.. site.Files.OfType<RenderedFile>().Select(file => $"{file.Path} {Convert.ToHexString(SHA256.HashData(file.BytesOf()))}")];

    private static async Task Follow(PreviewLoop loop, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                await loop.FileChanged(stop);
                await loop.Update(stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The test is over.
        }
    }

    private static async Task Until(Func<bool> holds, string what)
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (!holds())
        {
            Assert.False(patience.IsCancellationRequested, $"the preview never showed what is on the disk: {what}");
            await Task.Delay(5);
        }
    }
}
