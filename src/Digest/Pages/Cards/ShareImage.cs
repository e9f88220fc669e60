using Digest.Content;
using Digest.SiteModel;

namespace Digest.Pages.Cards;

/// <summary>
/// The picture that networks show with a link to a page (<c>og:image</c>): a card, or the picture at the head of the page in the size of a
/// card.
/// </summary>
/// <param name="Alt">What it shows.</param>
/// <param name="Picture">Null for a card.</param>
/// <param name="Card">Drawn if there is no picture, or if it cannot be read; null where the picture is published as it is.</param>
internal sealed record ShareImage(string Address, int Width, int Height, string Alt, MediaFile? Picture, Card? Card)
{
    /// <summary>In pixels. A smaller picture would be blurred, and networks show it as a thumbnail.</summary>
    private const int LeastWidth = 600, LeastHeight = 315;

    /// <summary>In pixels, the least that networks show large; they cut or drop a smaller picture that says it is.</summary>
    private const int LeastLargeWidth = 300, LeastLargeHeight = 157;

    private static readonly string[] s_photographs = [".jpg", ".jpeg", ".png", ".webp"];

    /// <summary>The formats that all networks read.</summary>
    private static readonly string[] s_readByAll = [".jpg", ".jpeg", ".png"];

    /// <summary>Whether networks can show it across the whole width of a message, instead of as a thumbnail beside the text.</summary>
    public bool IsLarge => Width >= LeastLargeWidth && Height >= LeastLargeHeight;

    /// <summary>Null if the page has none. A site without a host has none, because networks need a URL with a host.</summary>
    public static ShareImage? Of(Page page)
    {
        var settings = page.Site.Settings;
        if (settings.Host is null)
            return null;
        if (!settings.ShareCards)
            return page.Image is { } image ? AsItIs(image) : null;

        var card = page.OwnCard ?? Card.OfEdition(page.View);
        return page.Image is { } picture && CanBeCard(picture.File)
            ? new(Permalinks.ShareImage(picture.File.Source.ContentHash + ".jpg"), Card.Width, Card.Height, picture.Alt, picture.File, card)
            : new(Permalinks.ShareImage(card.Hash + ".png"), Card.Width, Card.Height, card.Own.Headline.Text, null, card);
    }

    private static bool CanBeCard(MediaFile file) => file.IsDrawing
        || (s_photographs.Contains(file.Source.Extension, StringComparer.Ordinal)
            && file is { Width: >= LeastWidth, Height: >= LeastHeight });

    private static ShareImage? AsItIs(Picture picture) =>
        picture.File is { Width: { } width, Height: { } height } file
            && s_readByAll.Contains(Path.GetExtension(file.OutputPath), StringComparer.OrdinalIgnoreCase)
            ? new("/" + file.OutputPath, width, height, picture.Alt, file, null) : null;
}
