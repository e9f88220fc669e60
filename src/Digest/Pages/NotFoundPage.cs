using System.Collections.Immutable;
using Digest.Languages;
using Digest.SiteModel;
using Digest.Templates;

namespace Digest.Pages;

/// <summary>The one page for addresses that lead nowhere, in all languages.</summary>
internal sealed class NotFoundPage(View view) : Page(view)
{
    public static readonly ModelType Type = new ModelType<NotFoundPage>("not-found page", Basis);

    public override string Address => Permalinks.NotFound;
    public override string Layout => "not-found";
    public override string? Title => TextKey.NotFound.In(Language);
    public override ImmutableArray<SwitchTarget> ResolveSwitch() => LanguageSwitch.Everywhere(Site, current: null, Permalinks.Front);
    public override bool IsIndexed => false;
    public override bool IsBare => true;
    public override ModelType ModelType => Type;

    public static IEnumerable<Page> Of(View view) => [new NotFoundPage(view)];
}
