using Digest.Languages;
using Digest.Pages;

namespace Digest.Tests.Pages;

/// <summary>A kind of page that only tests have: the number of articles of an edition.</summary>
internal sealed record TestStatisticsPage(View View) : Page(Kind, View)
{
    public static readonly PageKind Kind = PageKind.InEachLanguage<TestStatisticsPage>(
        "test-statistics",
        view => [new(view)],
        content => AddressClaim.InEachLanguage(content, AddressIn, "the test-statistics"),
        model => model.Number("article_count", page => page.View.Edition.Articles.Length));

    public override string Address => AddressIn(Language);
    public override string? Title => "Statistics";

    public override System.Collections.Immutable.ImmutableArray<SwitchTarget> Switch =>
        LanguageSwitch.Everywhere(Site, Language, AddressIn);

    private static string AddressIn(Language language) => $"/{language.Code}/test-statistics/";
}
