using System.Collections.Immutable;
using Digest.Content;
using Digest.Languages;
using Digest.Languages.Dates;
using Digest.Pages.Models;
using Digest.SiteModel;
using Digest.Templates;

namespace Digest.Pages;

/// <summary>The chronology: whole, of a year, of a month; of everything, or of a topic.</summary>
/// <param name="all">What the page is a part of.</param>
/// <param name="year">Null for the whole.</param>
/// <param name="month">Set where a year is split.</param>
internal sealed class ChronologyPage(View view, Topic? topic, Chronology all, int? year = null, int? month = null) : Page(view)
{
    public static readonly ModelType Type = new ModelType<ChronologyPage>("chronology page", Basis)
        .One("topic", page => page._topic is { } topic ? new TopicModel(topic, page.View) : null, () => TopicModel.Type)
        .Text("year", page => page._year is { } year ? page.Language.Digits.Plain(year) : null)
        .Text("month", page => page is { _year: { } year, _month: { } month } ? DateFormatter.Month(year, month, page.Language) : null)
        .Text("whole_url", page => page._year is null ? null : page.View.Href(Permalinks.Chronology(page.Language, page._topic)))
        .Many("jumps", page => [.. page.Jumps()], () => LinkModel.Type)
        .Flag("is_brief", page => page.Shown.Entries.Length > Chronology.MaximumToldInFull)
        .Many("years", page => [.. page.Years()], () => YearModel.Type);

    private readonly Topic? _topic = topic;
    private readonly Chronology _all = all;
    private readonly int? _year = year;
    private readonly int? _month = month;

    public override string Address => AddressOf(Language, _topic, _year, _month);
    public override string Layout => "chronology";

    public override string? Title
    {
        get
        {
            ImmutableArray<string?> scope =
            [
                _topic is { } topic ? View.LabelOf(topic.Name)?.Text : null,
                (_year, _month) switch
                {
                    ({ } year, { } month) => DateFormatter.Month(year, month, Language),
                    ({ } year, null) => Language.Digits.Plain(year),
                    _ => null,
                },
            ];
            return scope.OfType<string>().ToList() is { Count: > 0 } parts
                ? TextKey.ChronologyOf.In(Language, ("name", string.Join(TextKey.ListSeparator.In(Language), parts)))
                : TextKey.Chronology.In(Language);
        }
    }

    public override string? Description => TextKey.ChronologyOrder.In(Language);

    public override ImmutableArray<SwitchTarget> ResolveSwitch() => _topic is { } topic
        ? LanguageSwitch.OfChronology(topic, Language, Site, language => AddressOf(language, topic, _year, _month))
        : LanguageSwitch.Everywhere(Site, Language, language => AddressOf(language, null, _year, _month));

    public override IEnumerable<LinkModel> Crumbs
    {
        get
        {
            if (_topic is { } topic)
            {
                yield return Crumb(TextKey.Topics, Permalinks.Topics(Language));
                yield return new(View.Marked(topic.Name)!, View.Href(Permalinks.Topic(Language, topic)));
            }

            if (_year is { } year)
                yield return Crumb(TextKey.Chronology, Permalinks.Chronology(Language, _topic));
            if (_month is not null)
                yield return new(Html.Escape(Language.Digits.Plain(_year!.Value)), View.Href(Permalinks.ChronologyYear(Language, _topic, _year!.Value)));
        }
    }

    public override ModelType ModelType => Type;

    private bool IsTooLong => _year is null && _all.Entries.Length > Chronology.MaximumOnOnePage;

    private Chronology Shown => (_year, _month) switch
    {
        ({ } year, { } month) => _all.In(year, month),
        ({ } year, null) when IsSplit(_all, year) => _all.In(year).Where(entry => entry.Date.Start.Month is null),
        ({ } year, null) => _all.In(year),
        _ when IsTooLong => _all.In(_all.Years[^1]) is var newest && IsSplit(_all, _all.Years[^1]) ? newest.Where(entry => entry.Date.Start.Month is null) : newest,
        _ => _all,
    };

    public static IEnumerable<Page> Of(View view) =>
        view.Site.Topics
            .Where(topic => TopicPage.CountOf(topic, view.Language, view.Site) > 0)
            .Select(topic => (topic, chronology: view.Site.ChronologyOf(topic)))
            .Where(pair => !pair.chronology.IsEmpty)
            .SelectMany(pair => PagesOf(view, pair.topic, pair.chronology))
            .Concat(PagesOf(view, null, view.Site.Chronology));

    private static IEnumerable<Page> PagesOf(View view, Topic? topic, Chronology all)
    {
        yield return new ChronologyPage(view, topic, all);

        // A topic's chronology has pages of years only where the whole does not fit on one.
        foreach (var year in all.Years.Where(_ => topic is null || all.Entries.Length > Chronology.MaximumOnOnePage))
        {
            yield return new ChronologyPage(view, topic, all, year);
            if (!IsSplit(all, year))
                continue;
            foreach (var month in MonthsOf(all, year))
                yield return new ChronologyPage(view, topic, all, year, month);
        }
    }

    private static bool IsSplit(Chronology all, int year) => all.In(year).Entries.Length > Chronology.MaximumInOneYear;

    private static IEnumerable<int> MonthsOf(Chronology all, int year) => all.In(year).Entries.Select(entry => entry.Date.Start.Month).OfType<int>().Distinct();

    private static string AddressOf(Language language, Topic? topic, int? year, int? month) => (year, month) switch
    {
        ({ } y, { } m) => Permalinks.ChronologyMonth(language, topic, y, m),
        ({ } y, null) => Permalinks.ChronologyYear(language, topic, y),
        _ => Permalinks.Chronology(language, topic),
    };

    private IEnumerable<YearModel> Years()
    {
        var shown = Shown;
        return shown.Years.Select(year => new YearModel(year, shown.In(year), _all, View));
    }

    /// <summary>The list that leads to other years: further down the page, or to pages of their own.</summary>
    private IEnumerable<LinkModel> Jumps()
    {
        if (_year is { } year && (IsSplit(_all, year) || _month is not null))
        {
            foreach (var other in MonthsOf(_all, year))
                yield return new(Html.Escape(DateFormatter.Month(year, other, Language)), View.Href(Permalinks.ChronologyMonth(Language, _topic, year, other)), other == _month ? "page" : null);
            yield break;
        }

        foreach (var other in _all.Years.Where(_ => _all.Years.Length > 1))
        {
            var onThisPage = _year is null && !IsTooLong;
            var url = onThisPage ? "#" + YearModel.AnchorOf(other) : View.Href(Permalinks.ChronologyYear(Language, _topic, other));
            if (onThisPage || _topic is null || _all.Entries.Length > Chronology.MaximumOnOnePage)
                yield return new(Html.Escape(Language.Digits.Plain(other)), url, other == _year ? "page" : null);
        }
    }
}
