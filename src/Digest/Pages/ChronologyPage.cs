using Digest.Content;
using Digest.Languages;
using Digest.Languages.Dates;
using Digest.Pages.Feeds;
using Digest.Pages.Models;
using Digest.SiteModel;
using Digest.Templates;

namespace Digest.Pages;

/// <summary>The chronology, or one year or one month of it, of all events or of a topic.</summary>
/// <param name="Whole">The chronology that the page shows or shows a part of.</param>
/// <param name="Year">Null for the whole.</param>
/// <param name="Month">Set where a year is split.</param>
internal sealed record ChronologyPage(View View, Topic? Topic, Chronology Whole, int? Year = null, int? Month = null) : Page(Kind, View)
{
    public static readonly PageKind Kind = PageKind.InEachLanguage<ChronologyPage>("chronology", PagesOf, ClaimsOf, model => model
        .One("topic", page => page.Topic is { } topic ? new TopicModel(topic, page.View) : null)
        .One("event_list", page => page.EventList is { } list ? new EventListModel(list) : null)
        .Text("year", page => page.YearName)
        .Text("month", page => page.MonthName)
        .Text("whole_url", page => page.Year is null ? null : page.View.Href(Permalinks.Chronology(page.Language, page.Topic)))
        .Many("jumps", page => page.Jumps())
        .Flag("is_brief", page => page.Shown.Entries.Length > Chronology.MaximumWithSummaries)
        .Many("years", page => page.Years()));

    public override string Address => AddressIn(Language);

    public override string? Title
    {
        get
        {
            string?[] parts = [Topic is null ? null : View.LabelOf(Topic.Name)?.Text, MonthName ?? YearName];
            var name = string.Join(TextKey.ListSeparator.In(Language), parts.OfType<string>());
            return name.Length == 0 ? TextKey.Chronology.In(Language) : TextKey.ChronologyOf.In(Language, ("name", name));
        }
    }

    public override string? Description => TextKey.ChronologyOrder.In(Language);

    public override IEnumerable<Crumb> Crumbs
    {
        get
        {
            if (Topic is { } topic)
            {
                yield return CrumbTo(TextKey.Topics, Permalinks.Topics(Language));
                yield return CrumbTo(topic);
            }

            if (Year is not { } year)
                yield break;
            yield return CrumbTo(TextKey.Chronology, Permalinks.Chronology(Language, Topic));
            if (Month is not null)
                yield return CrumbTo(Topic, year);
        }
    }

    /// <summary>The chronology of all events has a feed. That of a topic announces the feed of the topic.</summary>
    public override Feed? Feed => Topic is null && Year is null
        ? new(this, "chronology", new(TextKey.Chronology.In(Language), Language), FeedEntries()) : null;

    public override PublicationDate? LastModified
    {
        get
        {
            var entries = Shown.Entries;
            return LastChangeOf(
                entries.SelectMany(entry => entry.Story?.Articles ?? []), entries.Select(entry => entry.Event).OfType<Event>());
        }
    }

    public override IEnumerable<Page> FeedPages =>
        [Topic is { } topic ? new TopicPage(View, topic, 1) : this with { Year = null, Month = null }];

    public override EventList? EventList => Year is null
        ? EventList.Of(
            this,
            Topic is { } topic ? View.LabelOf(topic.Name)!.Value : new(TextKey.Chronology.In(Language), Language),
            Whole.Entries.Select(entry => entry.Event).OfType<Event>())
        : null;

    private string? YearName => Year is { } year ? Language.Digits.Plain(year) : null;
    private string? MonthName => (Year, Month) is ({ } year, { } month) ? DateFormatter.Month(year, month, Language) : null;
    private bool IsTooLong => Year is null && Whole.Entries.Length > Chronology.MaximumOnOnePage;

    /// <summary>The entries on this page. A year that is split has the others on the pages of its months.</summary>
    private Chronology Shown => (Year, Month) switch
    {
        ({ } year, { } month) => Whole.In(year, month),
        ({ } year, null) => ShownOf(year),
        _ => IsTooLong ? ShownOf(Whole.Years[^1]) : Whole,
    };

    private static IEnumerable<ChronologyPage> PagesOf(View view) =>
        view.Site.Topics
            .Where(topic => !view.Edition.About(topic).IsEmpty)
            .Select(topic => (topic, chronology: view.Site.ChronologyOf(topic)))
            .Where(pair => !pair.chronology.IsEmpty)
            .SelectMany(pair => PagesOf(view, pair.topic, pair.chronology))
            .Concat(PagesOf(view, null, view.Site.Chronology));

    public override ImmutableArray<SwitchTarget> Switch => Topic is { } topic
        ? LanguageSwitch.OfChronology(topic, Language, Site, AddressIn)
        : LanguageSwitch.Everywhere(Site, Language, AddressIn);

    private static IEnumerable<ChronologyPage> PagesOf(View view, Topic? topic, Chronology whole)
    {
        yield return new ChronologyPage(view, topic, whole);

        // A topic's chronology has pages of years only if it is too long for one page.
        foreach (var year in topic is null || whole.Entries.Length > Chronology.MaximumOnOnePage ? whole.Years : [])
        {
            yield return new ChronologyPage(view, topic, whole, year);
            foreach (var month in IsSplit(whole, year) ? whole.In(year).Months : [])
                yield return new ChronologyPage(view, topic, whole, year, month);
        }
    }

    private IEnumerable<FeedEntry> FeedEntries() => Whole.Entries.Reverse()
        .Select(FeedEntry? (entry) => entry.Event is { } reported
            ? EventEntry.Of(reported, View)
            : new ArticleEntry(entry.Story!.In(Language) ?? entry.Story.Articles[0], Site))
        .OfType<FeedEntry>();

    private static bool IsSplit(Chronology whole, int year) => whole.In(year).Entries.Length > Chronology.MaximumInOneYear;

    private string AddressIn(Language language) => (Year, Month) switch
    {
        ({ } year, { } month) => Permalinks.ChronologyMonth(language, Topic, year, month),
        ({ } year, null) => Permalinks.ChronologyYear(language, Topic, year),
        _ => Permalinks.Chronology(language, Topic),
    };

    private Chronology ShownOf(int year) =>
        IsSplit(Whole, year) ? Whole.In(year).Where(entry => entry.Date.Start.Month is null) : Whole.In(year);

    private IEnumerable<YearModel> Years()
    {
        var shown = Shown;
        return shown.Years.Select(year => new YearModel(year, shown.In(year), Whole, View));
    }

    /// <summary>Links to the months of a year that is split; else to other years, on this page or on pages of their own.</summary>
    private IEnumerable<LinkModel> Jumps()
    {
        if (Year is { } year && IsSplit(Whole, year))
            return Whole.In(year).Months.Select(month => LinkToMonth(year, month));
        if (Whole.Years.Length < 2)
            return [];
        if (Year is null && !IsTooLong)
            return Whole.Years.Select(other => new LinkModel(Html.Escape(Language.Digits.Plain(other)), "#" + YearModel.AnchorOf(other)));
        return Whole.Years.Select(other => LinkModel.Of(CrumbTo(Topic, other), View) with { Current = other == Year ? "page" : null });
    }

    private LinkModel LinkToMonth(int year, int month) => new(
        Html.Escape(DateFormatter.Month(year, month, Language)),
        View.Href(Permalinks.ChronologyMonth(Language, Topic, year, month)),
        month == Month ? "page" : null);

    private static IEnumerable<AddressClaim> ClaimsOf(ParsedContent content) =>
        AddressClaim.InEachLanguage(content, language => Permalinks.Chronology(language), "the chronology");
}
