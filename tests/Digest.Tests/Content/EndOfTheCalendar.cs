using Digest.Sources.Diagnostics;
using Xunit;

namespace Digest.Tests.Content;

/// <summary>The first and the last dates of the calendar, in every place of a date: at most the date is reported.</summary>
public sealed class EndOfTheCalendar
{
    public static TheoryData<string> EventDates =>
    [
        "0001", "0001~", "0001-01", "0001-01~", "0001-01-01", "0001-01-01~", "0001/9999", "0001-01~/9999-12~", "9998-12~/9999", "9999",
        "9999~", "9999-12", "9999-12~", "9999-12-31", "9999-12-31~", "9998~", "9998-12-31~/9999-12-31~",
    ];

    public static TheoryData<string> Moments =>
    [
        "0001-01-01", "0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00-14:00", "1600-01-01", "1600-01-01T00:00:00+14:00", "9999-12-31",
        "9999-12-31T23:59", "9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59+14:00", "9999-12-31T23:59:59-14:00",
        "9999-12-30T12:00-12:00",
    ];

    [Theory]
    [MemberData(nameof(EventDates))]
    public void IsAnEvent(string date)
    {
        var site = new TestSite()
            .With("input/events/first.yml", "{ date: 0001-01-01~, status: expected, title: { ms: A } }")
            .With("input/events/of-today.yml", "{ date: 2023-01-01, status: happened, title: { ms: B } }")
            .With("input/events/one.yml", $"{{ date: {date}, status: expected, title: {{ ms: C }} }}")
            .With("input/articles/a/ms.md", "---\ntitle: A\nevents: [one, of-today, first]\n---\n[](xref:event:one)\n");
        var compiled = site.Compile();
        Assert.True(compiled.Succeeded);
        Assert.All(site.Check(compiled), problem => Assert.Equal(DiagnosticCode.ImplausibleDate, problem.Code));
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public void IsAMoment(string moment)
    {
        foreach (var zone in new[] { "Etc/GMT+12", "Pacific/Kiritimati" })
        {
            AssertNoCrash(zone, $"published: {moment}\n");
            AssertNoCrash(zone, $$"""
                updated: {{moment}}
                expires: {{moment}}
                corrections: [{ date: {{moment}}, text: Salah. }]
                sources: [{ source: nyt, published: {{moment}} }]
                translation: { from: ar, method: machine-reviewed, reviewedBy: Siti, reviewedOn: {{moment}} }

                """);
            AssertNoCrash(zone, "", settings => settings.Setting("CurrentDateTime", moment));
        }
    }

    private static void AssertNoCrash(string zone, string frontMatter, Func<TestSite, TestSite>? configure = null)
    {
        var site = new TestSite { Drafts = true }
            .Setting("TimeZone", zone)
            .With("input/articles/a/ms.md", $"---\ntitle: A\n{frontMatter}---\nHari ini.\n")
            .With("input/events/one.yml", "{ date: 2023, status: happened, title: { ms: C } }");
        var compiled = (configure?.Invoke(site) ?? site).Compile();
        DiagnosticCode[] expected =
        [
            DiagnosticCode.BadDate, DiagnosticCode.BadSetting, DiagnosticCode.ImplausibleDate, DiagnosticCode.ContradictoryDates,
            DiagnosticCode.HeldBack, DiagnosticCode.MissingOriginal,
        ];
        Assert.All(site.Check(compiled), problem => Assert.Contains(problem.Code, expected));
        Assert.Equal(compiled.Diagnostics.All(problem => problem.Severity != Severity.Error), compiled.Succeeded);
    }
}
