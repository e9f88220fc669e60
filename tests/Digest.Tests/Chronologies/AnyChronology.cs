using System.Globalization;
using System.Text.Json;
using Digest.Pages;
using Digest.Tests.RandomSites;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Digest.Tests.Chronologies;

/// <summary>Properties of the data of every chronology.</summary>
public sealed class AnyChronology
{
    [Fact]
    public void HasTheEventsOfItsPageInTheirOrder() => ForAll(random =>
    {
        var site = random.Build().Compile();
        foreach (var page in site.Pages.OfType<ChronologyPage>().Where(page => page.Year is null))
        {
            var shown = site.Page(page.OutputPath).QuerySelectorAll(".entry[id]").Select(entry => entry.Id!);
            Assert.Equal(shown.Where(id => id.StartsWith('e')), EventsAt(page.Address[1..] + "events.json", site));
        }
    });

    [Fact]
    public void OfAnEntityHasTheEventsThatNameIt() => ForAll(random =>
    {
        var site = random.Build().Compile();
        Assert.Equal(
            Enumerable.Range(0, random.EventDates.Length).Select(number => $"e{number}"),
            EventsAt("ms/tempat/pyongyang/events.json", site).Order(StringComparer.Ordinal));
    });

    [Fact]
    public void IsNotWrittenWithoutEvents() => ForAll(random =>
    {
        var site = random.Build().Compile();
        foreach (var path in site.Files.Select(file => file.Path))
        {
            if (path.EndsWith("/events.json", StringComparison.Ordinal))
                Assert.NotEmpty(EventsAt(path, site));
            else if (path.EndsWith("/events.ics", StringComparison.Ordinal))
                Assert.Contains("BEGIN:VEVENT", site.TextOf(path), StringComparison.Ordinal);
        }
    });

    /// <summary>The libraries of .NET print dates in the calendar of the machine.</summary>
    [Fact]
    public void IsTheSameInEveryCulture()
    {
        var site = new TestSite()
            .With("input/events/a.yml", "{ date: 2023-09-10/2023-09-13, status: expected, title: { ms: Tiba, ar: وصول } }")
            .With("input/events/b.yml", "{ date: 9999-12-31, status: expected, title: { ms: Tahun 9999, ar: سنة 9999 } }")
            .With("input/events/c.yml", "{ date: 0001-01-01, status: happened, title: { ms: Tahun 1, ar: سنة 1 } }");
        var expected = BytesOf(site);
        var culture = CultureInfo.CurrentCulture;
        try
        {
            foreach (var name in new[] { "ar-SA", "fa-IR", "th-TH", "tr-TR" })
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
                Assert.Equal(expected, BytesOf(site));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }

        static string BytesOf(TestSite site) => string.Concat(
            new[] { "events.ics", "events.csv", "events.json", "timeline.json" }
                .Select(name => site.Compile().TextOf("ar/tasalsul/" + name)));
    }

    private static List<string> EventsAt(string path, CompiledSite site) => site.Files.Any(file => file.Path == path)
        ? [.. JsonDocument.Parse(site.TextOf(path)).RootElement.GetProperty("events").EnumerateArray()
            .Select(entry => entry.GetProperty("event").GetString()!)]
        : [];

    private static void ForAll(Action<RandomSite> property) =>
        Prop.ForAll(RandomSite.Any, property).Check(Config.QuickThrowOnFailure.WithMaxTest(SampleSize.Of(15, 200)).WithEndSize(12));
}
