using Digest.Languages;
using Digest.Languages.Dates;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>A date: for the eye, and for machines.</summary>
/// <param name="day">Set where it is a day, which has a weekday and perhaps a second calendar.</param>
internal sealed class DateModel(string iso, string text, Language language, DateOnly? day = null) : ITemplateModel
{
    public static readonly ModelType<DateModel> Type = new ModelType<DateModel>("date")
        .Text("iso", part => part.Iso)
        .Text("text", part => part.Words)
        .Text("with_weekday", part => part._day is { } day ? DateFormatter.WithWeekday(day, part._language) : part.Words)
        .Text("hijri", part => part._day is { } day ? DateFormatter.Hijri(day, part._language) : null)
        .Markup("time", part => Html.FromMarkup($"<time datetime=\"{part.Iso}\">{Html.Escape(part.Words)}</time>"))
        .One("language", part => new LanguageModel(part._language), () => LanguageModel.Type);

    private readonly Language _language = language;
    private readonly DateOnly? _day = day;

    public string Iso { get; } = iso;
    public string Words { get; } = text;
    public ModelType ModelType => Type;

    public static DateModel Of(PublicationDate date, Language language) => new(date.Iso, DateFormatter.Full(date.Day, language), language, date.Day);

    public static DateModel Of(DateOnly day, Language language) => Of(new PublicationDate(day, null), language);

    public static DateModel Of(EventDate date, Language language) => new(date.Start.Iso, DateFormatter.Full(date, language), language);
}
