using System.Security.Cryptography;
using Digest.Languages;

namespace Digest.Pages.Cards;

/// <summary>What the picture says that networks show with a link to a page: its headline, and that of its translation.</summary>
/// <param name="Kind">What the page is about: <c>article</c>, <c>event</c>, <c>topic</c> or <c>edition</c>.</param>
/// <param name="Language">The language of the page.</param>
/// <param name="Own">The text in that language, or in another if there is none.</param>
/// <param name="Other">The text in the next language that has one of its own.</param>
/// <param name="Date">In the language of the page.</param>
internal sealed record Card(string Kind, Language Language, CardText Own, CardText? Other, string? Date)
{
    /// <summary>In pixels: the size that networks ask for.</summary>
    public const int Width = 1200, Height = 630;

    private const int HashDigits = 16;

    /// <summary>
    /// Identifies what the card says. A network keeps the picture of an address, so another text needs another address. Another look of
    /// the theme does not.
    /// </summary>
    public string Hash
    {
        get
        {
            var labels = new[] { Own, Other }.OfType<CardText>().SelectMany(text => new[] { text.SiteTitle, text.Headline, text.Note });
            var texts = labels.Select(label => label is { } text ? $"{text.Language.Code} {text.Language.Dir} {text.Text}" : "");
            var key = string.Join('\n', texts.Prepend($"{Kind} {Language.Code} {Language.Dir} {Date}"));
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..HashDigits];
        }
    }

    /// <param name="textIn">The text in the language of a view; null if there is none.</param>
    public static Card Of(string kind, View view, Func<View, CardText?> textIn, string? date = null)
    {
        var own = textIn(view)!;
        var other = view.Site.Languages
            .Where(language => !language.Equals(view.Language))
            .Select(language => textIn(view.In(language)) is { } text && text.Headline.Language.Equals(language) ? text : null)
            .FirstOrDefault(text => text is not null && text.Headline.Text != own.Headline.Text);
        return new(kind, view.Language, own, other, date);
    }

    /// <summary>The card of an edition, which its pages have that have none of their own.</summary>
    public static Card OfEdition(View view) => Of(
        "edition", view, other => new(other.SiteTitle, other.SiteTitle, other.LabelOf(other.Site.Settings.SiteDescription)));
}
