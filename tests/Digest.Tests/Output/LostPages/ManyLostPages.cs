using System.Collections.Immutable;
using Digest.Languages;
using Digest.Output;
using Digest.Output.LostPages;
using Digest.SiteModel;
using Digest.Tests.CountedSteps;
using Xunit;

namespace Digest.Tests.Output.LostPages;

/// <summary>A month of which all articles have other addresses. All pairs are not compared, because they may be millions.</summary>
public sealed class ManyLostPages
{
    private static readonly ImmutableArray<Language> s_languages = [TestLanguages.Malay, TestLanguages.Arabic];

    [Theory]
    [InlineData(200, 2_000)]
    [InlineData(2_000, 200)]
    public void AreComparedWithFewTexts(int lost, int texts)
    {
        LostPage[] pages = [.. Addresses("ab-cd-ef-gh-ij-kl-mn-op-qr", lost)
            .Select(address => new LostPage(AddressForm.Of(address, s_languages), [new PublishedFile(address)]))];
        TextPage[] others = [.. Addresses("xa-xb-xc-xd-xe-xf-xg-xh-xi-xj-xk-xl-xm-xn-xo-xp", texts)
            .Select(address => new TextPage(address, AddressForm.Of(address, s_languages), $"input/articles{address}ms.md", []))];

        var successors = WorkBudget.Run(
            () => $"{lost} lost pages and {texts} texts", () => new Successors([.. pages], [.. others], ImmutableHashSet<string>.Empty));

        Assert.All(pages, page => Assert.Null(successors.Of(page)));
    }

    private static IEnumerable<string> Addresses(string slug, int count) =>
        Enumerable.Range(0, count).Select(number => $"/ms/2023/09/{slug}{number:0000}/");
}
