using Digest.Content;
using Digest.SiteModel;

namespace Digest.Output.LostPages;

/// <summary>Addresses that one change took away: of an article and the pages beside it, or all below a word.</summary>
/// <param name="Form">Of the first address.</param>
/// <param name="Pages">
/// In ordinal order, so the article is before the pages beside it; redirects to it, such as its short address, are last.
/// </param>
internal sealed record LostPage(AddressForm Form, ImmutableArray<PublishedFile> Pages)
{
    public string Address => Pages[0].Address;

    /// <summary>The addresses that a redirect can lead from.</summary>
    public IEnumerable<string> Redirectable => Pages.Select(page => page.Address).Where(Redirects.IsAddress);

    /// <summary>Groups addresses that are gone.</summary>
    public static ImmutableArray<LostPage> Group(IEnumerable<PublishedFile> gone, Site site) =>
    [
        .. gone.DistinctBy(page => page.Address, StringComparer.Ordinal)
            .Select(page => (Page: page, Form: FormOf(page, site)))
            .OrderBy(item => item.Page.RedirectsTo is not null)
            .ThenBy(item => item.Page.Address, StringComparer.Ordinal)
            .Where(item => item.Form.Kind != AddressKind.List)
            .GroupBy(item => item.Form.Owner, StringComparer.Ordinal)
            .Select(group => new LostPage(FormOf([.. group]), [.. group.Select(item => item.Page)])),
    ];

    /// <summary>A redirect belongs to the article that it leads to, because the change that takes one away takes both.</summary>
    private static AddressForm FormOf(PublishedFile page, Site site) =>
        page.RedirectsTo is { } target && AddressForm.Of(target, site.Languages) is { Kind: AddressKind.Article } form
            ? form : AddressForm.Of(page.Address, site.Languages);

    /// <summary>
    /// One address below an unknown word, or in an unknown language, shows no change of the word or the languages. If there are more, the
    /// address of the word itself looks like a standing page.
    /// </summary>
    private static AddressForm FormOf(ImmutableArray<(PublishedFile Page, AddressForm Form)> group) =>
        group is [{ Form: { Kind: AddressKind.Section or AddressKind.Edition } form }]
            ? form with { Kind = AddressKind.Other }
            : group.Select(item => item.Form).FirstOrDefault(other => other.Kind == AddressKind.Section, group[0].Form);
}
