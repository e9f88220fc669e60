using System.Text.RegularExpressions;
using Digest.Benchmarks.Corpora;
using Digest.Tests.Publishing;
using Digest.Tests.Repository;
using Xunit;

namespace Digest.Tests.Benchmarks;

/// <summary>The generated digest that the benchmarks compare: Digest and Hugo must get the same.</summary>
public sealed partial class CorpusForHugo(CorpusForHugo.Folders folders) : IClassFixture<CorpusForHugo.Folders>
{
    private const StringComparison Ordinal = StringComparison.Ordinal;

    private readonly TemporaryFolder _digest = folders.Digest;
    private readonly TemporaryFolder _hugo = folders.Hugo;

    [Fact]
    public void StoriesHaveTheSameTextsAndKeys()
    {
        foreach (var (story, language) in Texts())
        {
            var ours = File.ReadAllText(_digest[Corpus.PathOf(story, language)]).Split("---\n", 3);
            var theirs = File.ReadAllText(_hugo[HugoEquivalent.PathOf(story, language)]).Split("---\n", 3);

            Assert.Equal(ours[2], Shortcode.Replace(theirs[2], "[](xref:${id})"));
            Assert.All(ours[1].Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Contains(line, KeysOf(theirs[1])));
            foreach (var line in File.ReadLines(_digest[$"input/articles/{Corpus.StoryId(story)}/_directory.yml"]))
                Assert.Contains(SourceList.Replace(line, "source: ${id}").Replace("published:", "date:", Ordinal), KeysOf(theirs[1]));
        }
    }

    [Fact]
    public void EveryIdHasItsPage()
    {
        var pages = TemporaryFolder.FilesOf(_hugo["content/ms"]);
        Assert.Equal(pages, TemporaryFolder.FilesOf(_hugo["content/ar"]));

        var written = pages.Select(page => Path.GetDirectoryName(page)!).ToHashSet();
        var events = Directory.EnumerateFiles(_digest["input/events"]).Select(file => $"events/{Path.GetFileNameWithoutExtension(file)}");
        var (topics, persons) = (File.ReadLines(_digest["input/topics.yml"]), File.ReadLines(_digest["input/entities.yml"]));
        Assert.All(
            [.. events, .. topics.Select(line => $"topics/{IdOf(line)}"), .. persons.Select(line => $"entities/{IdOf(line)}")],
            page => Assert.Contains(page, written));

        static string IdOf(string line) => line.Split(':')[0];
    }

    /// <summary>A name that <c>config.toml</c> lacks stops Hugo.</summary>
    [Fact]
    public void OutputFormatsAreDeclared()
    {
        var declared = OutputFormat.Matches(File.ReadAllText(_hugo["config.toml"])).Select(match => match.Groups["name"].Value);
        var formats = declared.Append("HTML").ToHashSet();
        Assert.All(
            TemporaryFolder.FilesOf(_hugo["content"]).SelectMany(page => KeysOf(File.ReadAllText(_hugo["content/" + page]))),
            line => Assert.All(
                line.StartsWith("outputs: ", Ordinal) ? line["outputs: [".Length..^1].Split(", ") : [],
                name => Assert.Contains(name, formats)));
    }

    [Fact]
    public void DigestCompilesItWithoutWarnings()
    {
        var site = new TestSite().Without("input/articles/_directory.yml");
        foreach (var path in TemporaryFolder.FilesOf(_digest.Path))
            site.With(path, File.ReadAllText(_digest[path]));

        var files = site.CompileCleanly().Files.Select(file => file.Path).ToHashSet();
        Assert.All(Texts(), text => Assert.Contains($"{Corpus.AddressOf(text.Story, text.Language)}index.html", files));
    }

    private static IEnumerable<(int Story, string Language)> Texts() =>
        from story in Enumerable.Range(0, Folders.Corpus.Stories)
        from language in Corpus.Languages
        select (story, language);

    private static string[] KeysOf(string frontMatter) => frontMatter.Split('\n');

    [GeneratedRegex("""\{\{< related "(?<id>[^"]+)" >\}\}""", RegexOptions.ExplicitCapture)]
    private static partial Regex Shortcode { get; }

    /// <summary>A story of the corpus has one source.</summary>
    [GeneratedRegex(@"^sources: \[(?<id>[^\]]+)\]$", RegexOptions.ExplicitCapture)]
    private static partial Regex SourceList { get; }

    [GeneratedRegex(@"^\[outputFormats\.(?<name>[A-Z]+)\]$", RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex OutputFormat { get; }

    /// <summary>The sources of both programs, written once.</summary>
    public sealed class Folders : IDisposable
    {
        public Folders()
        {
            Corpus.WriteTo(Digest.Path);
            HugoEquivalent.Write(Corpus, Path.Combine(Repo.Root, "tests", "Digest.Benchmarks", "Corpora", "Hugo"), Hugo.Path);
        }

        internal static Corpus Corpus { get; } = new(Stories: 25);

        internal TemporaryFolder Digest { get; } = new();

        internal TemporaryFolder Hugo { get; } = new();

        public void Dispose()
        {
            Digest.Dispose();
            Hugo.Dispose();
        }
    }
}
