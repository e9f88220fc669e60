namespace Digest.Benchmarks.Corpora;

/// <summary>The site and the texts of <see cref="HugoCorpus"/> for Eleventy. Its layouts are in the folder <c>Eleventy</c>.</summary>
internal static class EleventySite
{
    /// <param name="layouts">The folder <c>Eleventy</c> beside this file.</param>
    public static void Write(Corpus corpus, string layouts, string root)
    {
        foreach (var file in Directory.EnumerateFiles(layouts, "*", SearchOption.AllDirectories))
            Write(Path.Combine(root, Path.GetRelativePath(layouts, file)), File.ReadAllText(file));
        for (var story = 0; story < corpus.Stories; story++)
        {
            foreach (var language in Corpus.Languages)
                Write(HugoCorpus.PathOf(root, story, language), HugoCorpus.Text(corpus, story, language, ""));
        }
    }

    private static void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
