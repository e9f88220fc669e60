using Digest.Languages;
using Digest.Languages.Dates;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>A date, for readers and for machines.</summary>
/// <param name="Day">Null for a date that is not a single day; such a date has no weekday and no second calendar.</param>
internal sealed record DateModel(string Iso, string Text, Language Language, DateOnly? Day = null)
    : TemplateModel, ITemplateModel<DateModel>
{
    public static ModelType<DateModel> Type { get; } = new ModelType<DateModel>("date")
        .Text("iso", model => model.Iso)
        .Text("text", model => model.Text)
        .Text("with_weekday", model => model.Day is { } day ? DateFormatter.WithWeekday(day, model.Language) : model.Text)
        .Text("hijri", model => model.Day is { } day ? DateFormatter.Hijri(day, model.Language) : null)
        .Markup("time", model => Html.FromMarkup($"<time datetime=\"{model.Iso}\">{Html.Escape(model.Text)}</time>"))
        .One("language", model => new LanguageModel(model.Language));

    public static DateModel Of(PublicationDate date, Language language) =>
        new(date.Iso, DateFormatter.Full(date.Day, language), language, date.Day);

    public static DateModel Of(DateOnly day, Language language) => Of(new PublicationDate(day, null), language);
    public static DateModel Of(EventDate date, Language language) => new(date.Start.Iso, DateFormatter.Full(date, language), language);
}
