using System.Collections.Immutable;
using Digest.Pages.Models;
using Digest.SiteModel;
using Digest.Templates;

namespace Digest.Pages;

/// <summary>The first page of an edition: its newest articles, the latest events, what the other editions lead with.</summary>
internal sealed class FrontPage(View view) : Page(view)
{
    /// <summary>One leads, two follow with their standfirst, three by their headline.</summary>
    private const int ArticlesShown = 6;

    private const int EventsShown = 6;

    public static readonly ModelType Type = new ModelType<FrontPage>("front page", Basis)
        .One("lead", page => page.Newest.FirstOrDefault(), () => ArticleModel.Type)
        .Many("articles", page => [.. page.Newest.Skip(1)], () => ArticleModel.Type)
        .Many("latest_events", page => [.. page.Site.Chronology.Entries.TakeLast(EventsShown).Reverse().Select(entry => new EntryModel(entry, page.View))], () => EntryModel.Type);

    public override string Address => Permalinks.Front(Language);
    public override string Layout => "front";
    public override string? Title => null;
    public override string? Description => View.LabelOf(Site.Settings.SiteDescription)?.Text;
    public override ImmutableArray<SwitchTarget> ResolveSwitch() => LanguageSwitch.Everywhere(Site, Language, Permalinks.Front);
    public override string? DefaultAlternate => Alternates.IsEmpty ? null : Permalinks.Chooser;
    public override ModelType ModelType => Type;

    private IEnumerable<ArticleModel> Newest => Site.EditionIn(Language).Articles.Take(ArticlesShown).Select(article => new ArticleModel(article, View));

    public static IEnumerable<Page> Of(View view) => [new FrontPage(view)];
}
