using System.Xml;
using Digest.Pages;
using Digest.Pages.Cards;
using Digest.SiteModel;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Templates;
using Digest.Theming;

namespace Digest.Output.Cards;

/// <summary>The files of the pictures for the networks, without duplicates.</summary>
internal static class CardFiles
{
    private const string Namespace = "http://www.w3.org/2000/svg";

    private static readonly XmlReaderSettings s_format = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    public static IEnumerable<CardFile> Of(ImmutableArray<Page> pages, Theme theme) =>
        // The others have the picture of the page that they redirect to, or of their edition.
        from page in pages.Where(page => page.RedirectsTo is null && page.OwnCard is not null)
        let image = ShareImage.Of(page)
        where image?.Card is not null
        group (page.Origin, image) by image.Address into same
        select Of(same.First().Origin, same.First().image, theme);

    private static CardFile Of(string origin, ShareImage image, Theme theme) =>
        new(Permalinks.OutputPath(image.Address), origin, diagnostics => Draw(image.Card!, theme, diagnostics), image.Picture?.Source)
        {
            IsContent = false,
            HasVersions = image.Picture?.Versions is not null,
        };

    private static string Draw(Card card, Theme theme, DiagnosticBag diagnostics)
    {
        using var buffer = new PageBuffer();
        var own = new DiagnosticBag();
        theme.Render(card, buffer, own);
        diagnostics.AddRange(own.Unordered());
        var svg = XmlText.Of(Encoding.UTF8.GetString(buffer.Written)).Trim();
        if (!own.HasErrors && MistakeIn(svg) is { } mistake)
        {
            const string Advice = "Write it as XML: every element is closed, every attribute is quoted, and 'xmlns' names SVG.";
            diagnostics.Error(DiagnosticCode.TemplateError, new SourceLocation(Theme.CardPath, 1, 1), mistake, Advice);
        }

        return svg;
    }

    private static string? MistakeIn(string svg)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(svg), s_format);
            reader.MoveToContent();
            if (reader.LocalName != "svg" || reader.NamespaceURI != Namespace)
                return "a card is not an SVG drawing: its first element is not 'svg' of SVG";
            while (reader.Read())
            {
                // Reads to the end.
            }

            return null;
        }
        catch (XmlException exception)
        {
            // Without the position, which is one in the output and differs between cards: one mistake is one error.
            return $"a card is not well-formed XML: {exception.Message.Split(" Line ")[0]}";
        }
    }
}
