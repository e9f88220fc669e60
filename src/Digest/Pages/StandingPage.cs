using System.Collections.Immutable;
using Digest.Content;
using Digest.SiteModel;
using Digest.Templates;

namespace Digest.Pages;

/// <summary>A page that stands outside the stream of news.</summary>
internal sealed class StandingPage(View view, StandingText text) : Page(view)
{
    public static readonly ModelType Type = new ModelType<StandingPage>("standing page", Basis)
        .Markup("headline", page => page.View.Text(page.Text.Title))
        .Markup("standfirst", page => page.View.Text(page.Text.Description))
        .Markup("body", page => page.View.Render(page.Text.Body));

    public StandingText Text { get; } = text;
    public override string Address => Permalinks.Standing(Text);
    public override string Layout => "standing";
    public override string? Title => Text.Title;
    public override string? Description => Text.Description;
    public override ImmutableArray<SwitchTarget> ResolveSwitch() => LanguageSwitch.Of(Text, Site);
    public override string Origin => Text.Path;
    public override ModelType ModelType => Type;

    public static IEnumerable<Page> Of(View view) => view.Site.EditionIn(view.Language).StandingPages.Select(text => new StandingPage(view, text));
}
