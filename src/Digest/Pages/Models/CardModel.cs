using Digest.Languages;
using Digest.Pages.Cards;
using Digest.Templates;
using Digest.Text;

namespace Digest.Pages.Models;

/// <summary>A card. The theme draws it in SVG.</summary>
internal sealed record CardModel(Card Card) : TemplateModel, ITemplateModel<CardModel>
{
    /// <summary>The column of a headline, in pixels: one of two, or the only one.</summary>
    private const int ColumnWidth = 456, WholeWidth = 840, HeadlineHeight = 340, NoteHeight = 110;

    private static readonly ImmutableArray<int> s_sizes = [72, 66, 60, 54, 48, 44, 40, 36, 32, 28];
    private static readonly ImmutableArray<int> s_wholeSizes = [88, 80, .. s_sizes];
    private static readonly ImmutableArray<int> s_noteSizes = [28, 25, 22];

    public static ModelType<CardModel> Type { get; } = new ModelType<CardModel>("card")
        .Text("kind", model => model.Card.Kind)
        .Number("width", _ => Card.Width)
        .Number("height", _ => Card.Height)
        .One("language", model => new LanguageModel(model.Card.Language))
        .Text("date", model => model.Card.Date is { } date ? Bidi.WithIsolates(date, model.Card.Language.Direction) : null)
        .Many("sides", model => model.Sides());

    private IEnumerable<CardSideModel> Sides()
    {
        ImmutableArray<CardText> texts = Card.Other is { } other ? [Card.Own, other] : [Card.Own];
        var hasNote = texts.Any(text => text.Note is not null);
        var width = texts.Length > 1 ? ColumnWidth : WholeWidth;
        var headlines = FittedText.Fit(
            [.. texts.Select(text => text.Headline)], width, HeadlineHeight - (hasNote ? NoteHeight : 0),
            texts.Length > 1 ? s_sizes : s_wholeSizes);
        ImmutableArray<Label> sentences = [.. texts.Select(text => text.Note ?? text.Headline with { Text = "" })];
        var notes = FittedText.Fit(sentences, width, NoteHeight, s_noteSizes);
        var isOwnLeft = Card.Language.Direction == Direction.LeftToRight;
        return texts.Select((text, index) =>
            new CardSideModel(text, headlines[index], notes[index], IsLeft: isOwnLeft == (index == 0), IsOwn: index == 0));
    }
}
