using System.Collections.Immutable;
using Digest.SiteModel;
using Digest.Templates;

namespace Digest.Pages;

/// <summary>The page at the root: every edition with its latest headlines, none before another, and no redirect.</summary>
internal sealed class ChooserPage(View view) : Page(view)
{
    public static readonly ModelType Type = new ModelType<ChooserPage>("chooser page", Basis);

    public override string Address => Permalinks.Chooser;
    public override string Layout => "chooser";
    public override string? Title => string.Join(" · ", Site.Languages.Select(language => View.In(language).LabelOf(Site.Settings.SiteTitle)?.Text).OfType<string>().Distinct(StringComparer.Ordinal));
    public override string? Description => View.LabelOf(Site.Settings.SiteDescription)?.Text;
    public override ImmutableArray<SwitchTarget> ResolveSwitch() => LanguageSwitch.Everywhere(Site, current: null, Permalinks.Front);

    /// <summary>The front pages: this page is the one for readers of none of their languages.</summary>
    public override ImmutableArray<SwitchTarget> Alternates => Site.Languages.Length > 1 ? Switch : [];
    public override string? DefaultAlternate => Alternates.IsEmpty ? null : Permalinks.Chooser;
    public override bool IsBare => true;
    public override ModelType ModelType => Type;

    public static IEnumerable<Page> Of(View view) => [new ChooserPage(view)];
}
