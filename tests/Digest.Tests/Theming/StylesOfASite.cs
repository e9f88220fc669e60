using System.Collections.Immutable;
using Digest.Configuration;
using Digest.Pages;
using Digest.Sources.Diagnostics;
using Digest.Theming;
using Xunit;

namespace Digest.Tests.Theming;

public sealed class StylesOfASite
{
    private static readonly Lazy<ImmutableArray<Page>> s_pages = new(() =>
        new TestSite().With("input/articles/kim/ms.md", "---\ntitle: Kim\n---\n").CompileCleanly().Pages);

    [Theory]
    [InlineData("auto", 5_000, 0, false)]
    [InlineData("auto", 5_001, 0, true)]
    [InlineData("auto", 5_000, 5_000, false)] // redirects do not have the shared styles
    [InlineData("inline", 5_001, 0, false)]
    [InlineData("linked", 1, 0, true)]
    public void AreInFilesIfTheyWouldBeRepeatedTooOften(string use, int articles, int redirects, bool areLinked)
    {
        var styles = StylesOf(
            Enum.Parse<StyleUse>(use, ignoreCase: true),
            [.. Enumerable.Repeat(PageWith("article"), articles), .. Enumerable.Repeat(PageWith("redirect"), redirects)]);

        Assert.Equal(areLinked, styles["article"].Source == "'self'");
        Assert.Equal(areLinked ? 2 : 0, styles.Files.Length);
        Assert.StartsWith("<style>", styles["redirect"].Element.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ShareAFileForAllPagesAndOneForLayoutsWithTheSameOwnStyles()
    {
        var styles = StylesOf(StyleUse.Linked, s_pages.Value);

        var kinds = PageKind.All.Where(kind => kind.HasSharedStyles);
        Assert.All(kinds, kind => Assert.Equal(AddressIn("article", 0), AddressIn(kind.Layout, 0)));
        Assert.Equal(AddressIn("topics", 1), AddressIn("names", 1));
        Assert.NotEqual(AddressIn("topics", 1), AddressIn("article", 1));
        Assert.Equal(styles.Files.Length, styles.Files.Select(file => file.Address).Distinct(StringComparer.Ordinal).Count());
        Assert.DoesNotContain(AddressIn("facing", 1), styles.Files.Select(file => file.Address)); // the site has no facing page

        string AddressIn(string layout, int index) => styles[layout].Files[index].Address;
    }

    private static Page PageWith(string layout) => s_pages.Value.First(page => page.Layout == layout);

    private static SiteStyles StylesOf(StyleUse use, ImmutableArray<Page> pages)
    {
        var (tree, diagnostics) = (new TestSite().Tree(), new DiagnosticBag());
        return new(Stylesheet.ForAll(PageKind.All, tree, new ThemeAssets(tree, "", diagnostics), diagnostics), use, pages);
    }
}
