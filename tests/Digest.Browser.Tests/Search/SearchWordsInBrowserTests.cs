using System.Text;
using System.Text.Json;
using Digest.Browser.Tests.Browsing;
using Digest.Languages.Search;
using Xunit;

namespace Digest.Browser.Tests.Search;

/// <summary>The script of the search page folds and shortens words as the build does.</summary>
public sealed class SearchWordsInBrowserTests(Chromium browser)
{
    private const int Words = 100_000;

    /// <summary>The first and last character of each block: letters, marks, digits and forms of letters, of many scripts.</summary>
    private static readonly (int First, int Last)[] s_blocks =
    [
        (0x20, 0x7E), (0xC0, 0x24F), (0x300, 0x36F), (0x370, 0x3FF), (0x400, 0x4FF), (0x600, 0x6FF), (0x900, 0x97F), (0x1E00, 0x1FFF),
        (0x2000, 0x206F), (0x2070, 0x218B), (0x2460, 0x24FF), (0xAC00, 0xAC7F), (0xFB1D, 0xFDFB), (0xFE70, 0xFEFC), (0xFF01, 0xFF5E),
        (0x10400, 0x1044F), (0x1D400, 0x1D7FF),
    ];

    [Fact]
    public async Task WordsAndRootsAreThoseOfTheBuild()
    {
        var site = RenderedSite.AtRoot;
        var words = new SearchWords(site.Compiled.Pages.Select(page => page.Language).Distinct().Select(language => language.Search));
        var texts = TextsOf(words).Take(Words).ToArray();
        var expected = texts.Select(text => words.In(text).Select(word => string.Join(' ', Sorted(words.RootsOf(word)).Prepend(word))));

        await using var visit = await browser.OpenAsync(SearchVisit.AddressOf("ms"), Look.Phone);
        var found = await visit.Page.EvaluateAsync<string[][]>(
            Script,
            new { index = Encoding.UTF8.GetString(site.ResponseTo("/search/index.json").Bytes), texts });
        Assert.All(expected.Zip(found!, texts), row => Assert.True(
            row.First.SequenceEqual(row.Second),
            $"{JsonSerializer.Serialize(row.Third)}: {string.Join(", ", row.First)} in the build, {string.Join(", ", row.Second)} here"));
    }

    /// <summary>The script of the page, with an end that returns words and their roots.</summary>
    private static string Script
    {
        get
        {
            const string End = "  restore();\n})();\n";
            var script = File.ReadAllText(Path.Combine(Repository.Root, "theme/assets/js/search.js"));
            Assert.EndsWith(End, script, StringComparison.Ordinal);
            return $$"""
                ({ index: file, texts: all }) => {
                  let result;
                  {{script[..^End.Length]}}
                    index = indexOf(file);
                    result = all.map(text => wordsIn(text).map(word => [word, ...[...new Set(rootsOf(word))].sort()].join(' ')));
                  })();
                  return result;
                }
                """;
        }
    }

    /// <summary>Words of the site with prefixes and suffixes, characters of many scripts, and numbers; the same in each run.</summary>
    private static IEnumerable<string> TextsOf(SearchWords rules)
    {
#pragma warning disable CA5394 // Nothing secret depends on it.
        var random = new Random(1);
        string[] known = [.. RenderedSite.AtRoot.Compiled.Pages.Take(50)
            .SelectMany(page => Encoding.UTF8.GetString(RenderedSite.AtRoot.ResponseTo(page.Address).Bytes).Split([' ', '\n', '<', '>']))
            .Where(word => word.Length is > 0 and < 20)
            .Distinct()];
        string[] prefixes = ["", .. rules.Prefixes.Select(affix => affix.Text)];
        string[] suffixes = ["", .. rules.Suffixes.Select(affix => affix.Text)];
        while (true)
        {
            yield return random.Next(4) switch
            {
                0 => string.Concat(
                    [.. random.GetItems(prefixes, 2), random.GetItems(known, 1)[0], .. random.GetItems(suffixes, 2)]),
                1 => string.Concat(random.GetItems(prefixes, 4)) + string.Concat(random.GetItems(suffixes, 3)),
                2 => string.Concat(random.GetItems(s_blocks, random.Next(1, 12))
                    .Select(block => new Rune(random.Next(block.First, block.Last + 1)).ToString())),
                _ => string.Concat(random.GetItems(["0", "0", "1", "٠", "٢", "۴", "½", "a"], random.Next(1, 40))),
            };
        }
#pragma warning restore CA5394
    }

    private static IEnumerable<string> Sorted(IEnumerable<string> words) => words.Distinct().Order(StringComparer.Ordinal);
}
