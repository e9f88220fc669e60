using System.Globalization;
using Digest.Incremental;
using Digest.Output;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Digest.Tests.RandomSites;

/// <summary>The next change of a site is the first moment at which its bytes differ: a workflow builds it then, and not before.</summary>
public sealed class NextChange
{
    private static readonly string[] s_moments =
    [
        "2024-01-01T00:00:00Z", "2024-01-02T16:00:00Z", "2024-01-03T00:00:00Z", "2024-01-03T12:00:00Z", "2024-01-03T16:00:00Z",
        "2024-01-04T00:00:00Z", "2024-01-04T16:00:00Z", "2024-01-05T16:00:00Z", "2024-01-06T00:00:00Z",
    ];

    [Fact]
    public void IsTheFirstMomentAtWhichBytesDiffer()
    {
        var changes = 0;
        Prop.ForAll(Sites.ToArbitrary(), input =>
        {
            var (site, now) = input;
            var cache = new BuildCache();
            var compiled = Compile(site, now, cache);
            var hash = HashOf(compiled);
            var next = compiled.Pages[0].Site.Schedule.NextChange;
            if (next is { } moment)
            {
                changes++;
                Assert.True(moment > now);
                Assert.Equal(hash, HashOf(Compile(site, moment.AddTicks(-1), cache)));
                Assert.NotEqual(hash, HashOf(Compile(site, moment, cache)));
            }
            else
            {
                Assert.Equal(hash, HashOf(Compile(site, DateTimeOffset.MaxValue, cache)));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(SampleSize.Of(25, 1_000)).WithEndSize(6));

        Assert.InRange(changes, SampleSize.Of(25, 1_000) / 3, int.MaxValue);
    }

    private static CompiledSite Compile(TestSite site, DateTimeOffset now, BuildCache cache)
    {
        var compiled = SiteCompiler.Compile(site.Tree(), new(now, site.Settings, Drafts: false), cache);
        Assert.True(compiled.Succeeded);
        return compiled;
    }

    private static string HashOf(CompiledSite site)
    {
        var hashes = new FileHashes();
        foreach (var file in site.Files)
            hashes.Add(file, file.BytesOf());
        return hashes.OfSite();
    }

    private static Gen<(TestSite Site, DateTimeOffset Now)> Sites =>
        from articles in AnyArticle.ListOf()
        from events in AnyEvent.ListOf()
        from zone in Gen.Elements("UTC", "Asia/Kuala_Lumpur")
        from expired in Gen.Elements("gone", "redirect")
        from now in Gen.Elements(s_moments)
        let site = SiteOf(articles, events).Setting("TimeZone", zone).Setting("Expired", expired)
        select (site, DateTimeOffset.Parse(now, CultureInfo.InvariantCulture));

    private static Gen<(string Path, string Text)> AnyArticle =>
        from story in Gen.Choose(0, 2)
        from language in Gen.Elements("ms", "ar")
        from published in Gen.Elements("2024-01-01", "2024-01-03", "2024-01-03T20:00:00+08:00", "2024-01-04T00:00:00.5Z", "2024-01-05")
        from expires in Gen.Elements("", "", "2024-01-06", "2024-01-06T12:00:00Z")
        from excluded in Gen.Elements("false", "false", "false", "true")
        from entry in Gen.Choose(0, 2)
        select ($"input/articles/s{story.ToString(CultureInfo.InvariantCulture)}/{language}.md",
            $"---\ntitle: {(language == "ms" ? "Laporan" : "تقرير")}\npublished: {published}\nexpires: {expires}\nexcluded: {excluded}\n"
            + $"events: [e{entry.ToString(CultureInfo.InvariantCulture)}]\n---\n");

    private static Gen<string> AnyEvent =>
        from day in Gen.Elements("2023-12-01", "2024-01-03", "2024-01-05", "2024-01/2024-02")
        from updated in Gen.Elements("", ", updated: 2024-01-01")
        select $"{{ date: {day}, status: expected, title: {{ ms: Peristiwa, ar: حدث }}{updated} }}";

    private static TestSite SiteOf(IEnumerable<(string Path, string Text)> articles, IEnumerable<string> events)
    {
        var site = new TestSite();
        string[] listed = [.. events.Take(3)];
        for (var index = 0; index < 3; index++)
            site.With($"input/events/e{index.ToString(CultureInfo.InvariantCulture)}.yml", index < listed.Length ? listed[index]
                : "{ date: 2023-11-01, status: happened, title: { ms: Peristiwa, ar: حدث } }");
        foreach (var (path, text) in articles.Take(6))
            site.With(path, text);
        return site;
    }
}
