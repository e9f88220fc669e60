using Digest.Content;
using Digest.Languages;
using Digest.Languages.Dates;
using Digest.Pages.Feeds;
using Digest.Pages.Models;
using Digest.Pages.StructuredData;
using Digest.SiteModel;

namespace Digest.Pages;

/// <summary>A page of a person, an organisation or a place: who or what it is, and the reports and events with it, newest first.</summary>
internal sealed record EntityPage(View View, Entity Entity, int Number) : NumberedPage(Kind, View, Number)
{
    public static readonly PageKind Kind = PageKind.InEachLanguage<EntityPage>("entity", PagesOf, ClaimsOf, model => AddNumbers(model
        .One("entity", page => new EntityModel(page.Entity, page.View))
        .One("event_list", page => page.EventList is { } list ? new EventListModel(list) : null)
        .Many("articles", page => page.Articles.Select(article => new ArticleModel(article, page.View)))
        .Many("events", page => page.Events.Select(entry => new EntryModel(new(entry), page.View)))));

    public override string? Description =>
        View.LabelOf(Entity.Description)?.Text ?? View.LabelOf(Entity.Role)?.Text ?? View.SiteDescription;

    public override string MenuAddress => Permalinks.Names(Language);

    /// <summary>What the pages list. There is none while they list only events of the future that no article reports.</summary>
    public override Feed? Feed => Number == 1 && FeedEntries() is var entries && entries.Any()
        ? new(this, $"entity/{Entity.Id}", View.LabelOf(Entity.Name)!.Value, entries) : null;

    public override PublicationDate? LastModified => LastChangeOf(Articles, Events);

    public override EventList? EventList =>
        Number == 1 ? EventList.Of(this, View.LabelOf(Entity.Name)!.Value, Site.Entities.EventsWith(Entity)) : null;

    public override IEnumerable<Page> FeedPages => [this with { Number = 1 }];
    public override IEnumerable<Crumb> Crumbs => [CrumbTo(TextKey.Names, Permalinks.Names(Language))];
    protected override string? Name => View.LabelOf(Entity.Name)?.Text;
    protected override int PageCount => CountOf(Entity, Language, Site);

    private IEnumerable<Article> Articles => Shown(View.Edition.Naming(Entity.Id), Site.Settings.PageSize);
    private IEnumerable<Event> Events => Shown(Site.Entities.EventsWith(Entity).Reverse(), Site.Settings.PageSize);

    /// <summary>How many pages an entity has in a language; 0 if nothing in that edition names it.</summary>
    public static int CountOf(Entity entity, Language language, Site site) => PagesFor(
        Math.Max(site.EditionIn(language).Naming(entity.Id).Length, site.Entities.EventsWith(entity).Length), site.Settings.PageSize);

    public override ImmutableArray<SwitchTarget> Switch => LanguageSwitch.Of(Entity, Number, Language, Site);
    public override void Describe(GraphWriter graph) => EntityNode.Write(Entity, View, graph);
    protected override string AddressOf(int number) => Permalinks.Entity(Language, Entity, number);

    private IEnumerable<FeedEntry> FeedEntries() => View.Edition.Naming(Entity.Id)
        .Select(FeedEntry? (article) => new ArticleEntry(article, Site))
        .Concat(Site.Entities.EventsWith(Entity).Reverse().Select(entry => EventEntry.Of(entry, View)))
        .OfType<FeedEntry>();

    private static IEnumerable<EntityPage> PagesOf(View view) =>
        from entity in view.Site.Entities.In(view.Language)
        from number in Enumerable.Range(1, CountOf(entity, view.Language, view.Site))
        select new EntityPage(view, entity, number);

    private static IEnumerable<AddressClaim> ClaimsOf(ParsedContent content) =>
        from language in content.Languages
        from entity in content.Registries.Entities.Values.OrderBy(entity => entity.Location)
        select new AddressClaim(
            Permalinks.Entity(language, entity), $"'{entity.Id}' in {Registries.EntitiesFile}", entity.Location,
            "Give one of the two entities another 'slug'.");
}
