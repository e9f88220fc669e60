using System.Globalization;
using Digest.Cli.Terminal;
using Digest.Sources.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Digest.Tests.RandomSites;

/// <summary>Time decides what is published, never whether the site builds.</summary>
public sealed class MovedClock
{
    private static readonly string[] s_times =
        ["1000-01-01T00:00:00Z", "2024-01-01T00:00:00Z", "2024-01-03T12:00:00Z", "2024-01-06T00:00:00Z", "9999-12-31T23:59:59Z"];

    [Fact]
    public void NeverAddsAnErrorOrAWarning()
    {
        var built = 0;
        Prop.ForAll(Texts.ToArbitrary(), texts =>
        {
            var site = SiteOf([.. texts]);
            var problems = s_times.Select(time => ProblemsOf(site, time)).ToList();
            built += problems[^1].Count == 0 ? 1 : 0;

            // A warning that is due to the time disappears as time passes. Errors are the same at all times.
            Assert.All(problems, found => Assert.Equal(Errors(problems[0]), Errors(found)));
            Assert.All(problems.Skip(1).Zip(problems), pair => Assert.Empty(pair.First.Except(pair.Second)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(SampleSize.Of(40, 1_000)).WithEndSize(12));

        // Most sites build, so the property is about more than sites with errors.
        Assert.InRange(built, SampleSize.Of(40, 1_000) / 4, int.MaxValue);
    }

    private static IEnumerable<string> Errors(IEnumerable<string> problems) =>
        problems.Where(problem => problem.Contains(": error ", StringComparison.Ordinal));

    private static List<string> ProblemsOf(TestSite site, string time)
    {
        site.Now = time;
        var compiled = site.Compile();
        return [.. site.Check(compiled).Where(problem => problem.Severity > Severity.Note).Select(ConsoleReport.Headline)];
    }

    private static Gen<List<DatedText>> Texts =>
        from texts in AnyText.ListOf()
        where texts.Count <= 8
        select texts.ToList();

    private static Gen<DatedText> AnyText =>
        from story in Gen.Choose(0, 3)
        from language in Gen.Elements("ms", "ar")
        from published in Gen.Elements("2024-01-01", "2024-01-03", "2024-01-03T20:00:00+08:00", "2024-01-05")
        from expires in Gen.Elements("", "", "2024-01-04", "2024-01-06", "9999-12-31")
        from topic in Gen.Elements("security", "trade")
        from link in Gen.Elements("", "xref:s0", "xref:s1#kepala", "xref:s2", "xref:event:e0", "xref:topic:security", "xref:topic:trade")
        from words in Gen.Elements("", "teks")
        from heading in Gen.Elements("", "## Kepala")
        from excluded in Gen.Choose(0, 9)
        select new DatedText(story, language, published, expires, topic, $"[{words}]({link})", heading, excluded == 0);

    private static TestSite SiteOf(IEnumerable<DatedText> texts)
    {
        var site = new TestSite()
            .Setting("Expired", "redirect")
            .With("input/events/e0.yml", "{ date: 2024-01-02, status: expected, title: { ms: Peristiwa, ar: حدث } }");
        foreach (var text in texts)
        {
            var from = text.Language == "ms" ? "ar" : "ms";
            site.With(
                $"input/articles/s{text.Story.ToString(CultureInfo.InvariantCulture)}/{text.Language}.md",
                $"""
                ---
                title: {(text.Language == "ms" ? "Laporan" : "تقرير")}
                published: {text.Published}
                expires: {text.Expires}
                topics: {text.Topic}
                events: [{(text.Story % 2 == 0 ? "e0" : "")}]
                excluded: {(text.IsExcluded ? "true" : "false")}
                redirectFrom: /lama/{text.Language}{text.Story}/
                ---
                {(text.Link.EndsWith("()", StringComparison.Ordinal) ? from : text.Link)}

                {text.Heading}
                """);
        }

        return site;
    }

    private sealed record DatedText(
        int Story, string Language, string Published, string Expires, string Topic, string Link, string Heading, bool IsExcluded);
}
