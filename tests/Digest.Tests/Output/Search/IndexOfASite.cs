using System.Text.Json;
using Digest.SiteModel;
using Xunit;

namespace Digest.Tests.Output.Search;

/// <summary>The files of the search index, read as docs/search.md describes them.</summary>
public sealed class IndexOfASite
{
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    [Fact]
    public void HasWordsBelowTheirRoots()
    {
        var words = WordsOf(new TestSite().With("input/articles/kim/ms.md", "---\ntitle: Persenjataan Kim\n---\nSenjata.\n"));
        Assert.Contains("persenjataan", words["senjata"]);
        Assert.Contains("senjata", words["senjata"]);
        Assert.Equal(["kim"], words["kim"]);
        Assert.Equal([":year:2023"], words[":year:2023"]);
    }

    /// <summary>For misspelt words: forwards and backwards.</summary>
    [Fact]
    public void HasTheSpellingsOfLongWords()
    {
        var site = new TestSite().With("input/articles/kim/ms.md", "---\ntitle: Persenjataan Kim\n---\n");
        var spellings = LinesOf(site.CompileCleanly(), "spellings", Permalinks.SearchSpellings).Select(line => line.Key).ToList();
        Assert.Contains("persenjataan", spellings);
        Assert.Contains("<naatajnesrep", spellings);
        Assert.DoesNotContain(spellings, key => key.TrimStart('<').Length < 5 || key[0] == ':');
    }

    [Fact]
    public void FindsANameWithAPrefixByItsOtherNames()
    {
        var site = new TestSite().With("input/articles/kim/ar.md", "---\ntitle: قمة\n---\nاجتمع بكيم جونغ أون.\n");
        Assert.Equal(["kim"], WordsOf(site)["kim"]);
    }

    [Fact]
    public void HasTopicsWithLongIds()
    {
        const string Id = "international-humanitarian-law-and-conflicts-";
        var site = new TestSite()
            .With("input/topics.yml", string.Concat("ab".Select(end => $"{Id}{end}: {{ name: {{ ms: M{end}, ar: A{end} }} }}\n")))
            .With("input/articles/_directory.yml", $"description: \"…\"\npublished: 2023-09-12\ntopics: [{Id}a, {Id}b]\nsources: nyt\n")
            .With("input/articles/kim/ms.md", "---\ntitle: Kim\n---\n");
        var words = WordsOf(site);
        Assert.All("ab", end => Assert.Equal([$":topic:{Id}{end}"], words[$":topic:{Id}{end}"]));
    }

    /// <summary>Their halves are not characters: neither the start that two words have in common nor a long word ends with one.</summary>
    [Fact]
    public void KeepsSurrogatePairsWhole()
    {
        const string Near = "𠀀𠀁 𠀂𠀃 𠀄𠀅";
        var cut = new string('a', 29);
        var words = WordsOf(new TestSite().With("input/articles/kim/ms.md", $"---\ntitle: Kim\n---\n{Near} {cut}𠀀b\n"));
        Assert.All(Near.Split(' '), word => Assert.Equal([word], words[word]));
        Assert.Contains(cut, words.SelectMany(line => line.Value));
    }

    [Fact]
    public void HasAnotherIdWithAnotherAddress()
    {
        Assert.Equal(IdOf("kim"), IdOf("kim"));
        Assert.NotEqual(IdOf("kim"), IdOf("lain"));

        static string IdOf(string slug)
        {
            var site = new TestSite().With("input/articles/kim/ms.md", $"---\ntitle: Kim\nslug: {slug}\n---\n").CompileCleanly();
            using var index = JsonDocument.Parse(site.TextOf("search/index.json"));
            using var stories = JsonDocument.Parse(site.TextOf("search/stories-0.json"));
            var id = index.RootElement.GetProperty("id").GetString()!;
            Assert.Equal(id, stories.RootElement.GetProperty("id").GetString());
            Assert.StartsWith(id + "\n", site.TextOf("search/words-0.txt"), StringComparison.Ordinal);
            return id;
        }
    }

    /// <summary>The words below each root.</summary>
    private static Dictionary<string, List<string>> WordsOf(TestSite source)
    {
        return LinesOf(source.CompileCleanly(), "words", Permalinks.SearchWords)
            .ToDictionary(line => line.Key, line => Words(line.Key, line.Others).ToList(), StringComparer.Ordinal);

        static IEnumerable<string> Words(string root, string[] others) =>
            others.Where((_, at) => at % 2 == 0).Select(word => word.Replace("~", root, StringComparison.Ordinal));
    }

    private static IEnumerable<(string Key, string[] Others)> LinesOf(CompiledSite site, string member, Func<int, string> address)
    {
        using var index = JsonDocument.Parse(site.TextOf("search/index.json"));
        var starts = index.RootElement.GetProperty(member).EnumerateArray().Select(start => start.GetString()!).ToList();
        foreach (var (number, start) in starts.Index())
        {
            var key = "";
            foreach (var line in site.TextOf(address(number)[1..]).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1))
            {
                var parts = line.Split(' ');
                key = key[..Digits.IndexOf(parts[0][0], StringComparison.Ordinal)] + parts[0][1..];
                Assert.True(string.CompareOrdinal(start, key) <= 0, $"{key} is before the start of its file, {start}");
                yield return (key, parts[1..]);
            }
        }
    }
}
