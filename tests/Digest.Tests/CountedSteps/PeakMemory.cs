using System.Diagnostics;
using System.Globalization;
using Digest.Cli.Commands;
using Digest.Templates;
using Digest.Tests.Content.Markdown;
using Digest.Tests.Program;
using Digest.Tests.Publishing;
using Digest.Tests.Templates;
using Xunit;

namespace Digest.Tests.CountedSteps;

/// <summary>
/// The memory of the program while it checks sites of expensive inputs, as the system reports it. At night, because each site is a process.
/// </summary>
public sealed class PeakMemory(ITestOutputHelper output)
{
    private const int MaximumMegabytes = 256;
    [Fact]
    public void OfExpensiveTextsIsSmall() => Check(ExpensiveMarkdown.Texts, inASite: 8, (folder, text, index) =>
        folder.Write($"input/articles/expensive-{index}/ms.md",
            $"---\ntitle: Kim\ndescription: Kim.\npublished: 2023-09-12\ntopics: [arms-transfers]\nsources: [nyt]\n---\n{text}"));

    [Fact]
    public void OfExpensiveTemplatesIsSmall()
    {
        // A template with a mistake is not rendered. One layout is enough, because it is rendered for many pages.
        var valid = ExcessiveTemplate.Texts.Where(input =>
            Template.Parse(input.Text, "x") is { Mistakes.IsEmpty: true } template
            && template.Check(SampleSite.Type, SampleSite.Host()).IsEmpty);
        Check(valid, inASite: 1, (folder, text, _) => folder.Write("theme/layouts/article.sbn-html", text));
    }

    private void Check(IEnumerable<(string Name, string Text)> inputs, int inASite, Action<TemporaryFolder, string, int> write)
    {
        Assert.SkipUnless(SampleSize.IsFull && OperatingSystem.IsLinux(), "at night, on Linux");
        foreach (var batch in inputs.Chunk(inASite))
        {
            using var folder = new TemporaryFolder();
            DigestProcess.CopySite(folder, isDrawn: false);
            foreach (var (index, (_, text)) in batch.Index())
                write(folder, text, index);

            var (code, megabytes) = Run(folder.Path);

            output.WriteLine($"{megabytes} MiB: {string.Join(", ", batch.Select(input => input.Name))}");
            Assert.True(code is ExitCode.Done or ExitCode.Content, $"exit code {code}");
            Assert.InRange(megabytes, 20, MaximumMegabytes);
        }
    }

    private static (int Code, int Megabytes) Run(string root)
    {
        using var process = DigestProcess.Start(root, ["check"], $"SOURCE_DATE_EPOCH={DigestProcess.Epoch}");
        var ended = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var peak = 0;
        while (!process.HasExited)
        {
            peak = Math.Max(peak, PeakOf(process));
            Thread.Sleep(2);
        }

        ended.GetAwaiter().GetResult();
        return (process.ExitCode, peak / 1024);
    }

    /// <summary>The most memory that a process has had so far, in KiB; 0 if it has ended.</summary>
    private static int PeakOf(Process process)
    {
        try
        {
            const string Key = "VmHWM:";
            var line = File.ReadLines($"/proc/{process.Id}/status").FirstOrDefault(line => line.StartsWith(Key, StringComparison.Ordinal));
            return line is null ? 0 : int.Parse(line[Key.Length..^"kB".Length], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
