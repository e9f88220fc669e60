using Digest.Languages;
using Digest.Languages.Dates;
using Digest.SiteModel;

namespace Digest.Pages;

/// <summary>The list of an edition's topics.</summary>
internal sealed record TopicsPage(View View) : Page(Kind, View)
{
    public static readonly PageKind Kind = PageKind.InEachLanguage<TopicsPage>(
        "topics", view => [new(view)], content => AddressClaim.InEachLanguage(content, Permalinks.Topics, "the list of topics"));

    public override string Address => Permalinks.Topics(Language);
    public override string? Title => TextKey.Topics.In(Language);
    public override string? Description => View.SiteDescription;
    public override PublicationDate? LastModified => LastChangeOf(View.Edition.Articles);

    public override ImmutableArray<SwitchTarget> Switch => LanguageSwitch.Everywhere(Site, Language, Permalinks.Topics);
}
