using Digest.Benchmarks.Corpora;

namespace Digest.Benchmarks.Builds;

/// <summary>One corpus, as sources of each program, in a folder of their own.</summary>
internal sealed class SourceFolders(Corpus corpus, string folder)
{
    private static readonly string s_hugoLayouts = Path.Combine(Repository.Root, "tests", "Digest.Benchmarks", "Corpora", "Hugo");

    private int _caches;

    public Corpus Corpus => corpus;

    public string Digest => Path.Combine(folder, "digest");

    public string Hugo => Path.Combine(folder, "hugo");

    public string HugoLean => Path.Combine(folder, "hugo-lean");

    public string Eleventy => Path.Combine(folder, "eleventy");

    public void WriteForDigest() => corpus.WriteTo(Digest);

    /// <summary>Writes the sources of the others. The pages of Hugo get the styles of a site that Digest has published.</summary>
    public void WriteForOthers(string published)
    {
        HugoCorpus.Write(corpus, HugoLean);
        HugoEquivalent.Write(corpus, s_hugoLayouts, Hugo);
        PublishedStyles.CopyTo(Hugo, published);
        EleventySite.Write(corpus, EleventyProgram.Layouts, Eleventy);
    }

    /// <summary>Moves away what Digest keeps for its next run. It is not deleted: see <see cref="Disk"/>.</summary>
    public void SetCacheAside()
    {
        var cache = Path.Combine(Digest, "cache");
        if (Directory.Exists(cache))
            Directory.Move(cache, Path.Combine(folder, $"cache-{_caches++}"));
    }

    /// <summary>Adds a sentence to a story, another one each time.</summary>
    public void EditStory(int number)
    {
        var story = number * 7 % corpus.Stories;
        File.WriteAllText(Path.Combine(Digest, Corpus.PathOf(story, "ms")), corpus.Text(story, "ms", $"Suntingan nombor {number}."));
    }
}
