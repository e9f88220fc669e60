using Digest.SiteModel;
using Digest.Sources;

namespace Digest.Output.LostPages;

/// <summary>The page of a text, whose front matter can redirect from an old address.</summary>
/// <param name="Path">The path of the text.</param>
/// <param name="RedirectFrom">The old addresses that it has already.</param>
internal sealed record TextPage(string Address, AddressForm Form, string Path, ImmutableArray<Reference> RedirectFrom)
{
    public static ImmutableArray<TextPage> Of(Site site)
    {
        return
        [
            .. site.Articles.Select(article => Page(Permalinks.Article(article), article.Path, article.RedirectFrom)),
            .. site.Editions.SelectMany(edition => edition.StandingPages)
                .Select(text => Page(Permalinks.Standing(text), text.Path, text.RedirectFrom)),
        ];

        TextPage Page(string address, string path, ImmutableArray<Reference> redirectFrom) =>
            new(address, AddressForm.Of(address, site.Languages), path, redirectFrom);
    }

    /// <summary>The place of its old addresses, or else the first line.</summary>
    public SourceLocation Location =>
        RedirectFrom is [{ Location: var location }, ..] && location.Path == Path ? location : new(Path, 1, 1);

    /// <summary>The line of the front matter that redirects from these addresses too.</summary>
    public string LineFor(IEnumerable<string> addresses) => LineOf(RedirectFrom.Select(old => old.Id).Concat(addresses));

    public static string LineOf(IEnumerable<string> addresses) =>
        $"redirectFrom: [{string.Join(", ", addresses.Distinct(StringComparer.Ordinal))}]";
}
