using Digest.Languages;
using Digest.Pages.Cards;
using Digest.Templates;
using Digest.Text;

namespace Digest.Pages.Models;

/// <summary>A text of a card, on its side of the spine.</summary>
internal sealed record CardSideModel(CardText Text, FittedText Headline, FittedText Note, bool IsLeft, bool IsOwn)
    : TemplateModel, ITemplateModel<CardSideModel>
{
    public static ModelType<CardSideModel> Type { get; } = new ModelType<CardSideModel>("side of a card")
        .One("language", model => new LanguageModel(model.Language))
        .Flag("is_left", model => model.IsLeft)
        .Flag("is_own", model => model.IsOwn)
        .Text("site", model => Bidi.WithIsolates(model.Text.SiteTitle.Text, model.Text.SiteTitle.Language.Direction))
        .Texts("lines", model => Isolated(model.Headline, model.Language))
        .Number("size", model => model.Headline.Size)
        .Number("line_height", model => model.Headline.LineHeight)
        .Texts("note_lines", model => Isolated(model.Note, model.Text.Note?.Language ?? model.Language))
        .Number("note_size", model => model.Note.Size)
        .Number("note_line_height", model => model.Note.LineHeight);

    private Language Language => Text.Headline.Language;

    /// <summary>The lines, with the runs of the other direction isolated in each.</summary>
    private static string[] Isolated(FittedText text, Language language) =>
        [.. text.Lines.Select(line => Bidi.WithIsolates(line, language.Direction))];
}
