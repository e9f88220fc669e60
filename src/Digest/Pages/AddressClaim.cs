using Digest.Content;
using Digest.Languages;
using Digest.SiteModel;
using Digest.Sources;

namespace Digest.Pages;

/// <summary>An address that content or the site itself uses.</summary>
/// <param name="Owner">A file, or the name of a page: "the front page".</param>
/// <param name="Location">The location in the content; null for addresses of the site itself, which cannot change.</param>
/// <param name="Advice">How to change the address.</param>
internal sealed record AddressClaim(string Address, string Owner, SourceLocation? Location = null, string Advice = "")
{
    public string OutputPath { get; } = Permalinks.OutputPath(Address);

    /// <summary>Whether the address is that of a static file, which an editor can rename at no cost.</summary>
    public bool IsOfStaticFile { get; init; }

    /// <summary>The claims of a page that every language has.</summary>
    public static IEnumerable<AddressClaim> InEachLanguage(ParsedContent content, Func<Language, string> address, string owner) =>
        content.Languages.Select(language => new AddressClaim(address(language), owner));
}
