using System.Collections.Immutable;
using Digest.Languages;
using Digest.SiteModel;
using Digest.Templates;

namespace Digest.Pages;

/// <summary>All topics of an edition.</summary>
internal sealed class TopicsPage(View view) : Page(view)
{
    public static readonly ModelType Type = new ModelType<TopicsPage>("topics page", Basis);

    public override string Address => Permalinks.Topics(Language);
    public override string Layout => "topics";
    public override string? Title => TextKey.Topics.In(Language);
    public override string? Description => View.LabelOf(Site.Settings.SiteDescription)?.Text;
    public override ImmutableArray<SwitchTarget> ResolveSwitch() => LanguageSwitch.Everywhere(Site, Language, Permalinks.Topics);
    public override ModelType ModelType => Type;

    public static IEnumerable<Page> Of(View view) => [new TopicsPage(view)];
}
