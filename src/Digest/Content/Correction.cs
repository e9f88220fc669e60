using Digest.Content.Lint;
using Digest.Languages.Dates;
using Digest.Sources;

namespace Digest.Content;

/// <summary>A mistake that was corrected after publication, as readers see it.</summary>
internal sealed record Correction(DateOnly Date, string Text)
{
    public static readonly KeyTable Keys = new("a correction");
    private static readonly Key<PublicationDate?> s_date =
        Keys.Value("date", "When it was corrected.", PublicationDate.Format, required: true);
    private static readonly Key<string> s_text = Keys.RequiredText("text", "What was wrong, and what is right.");

    /// <summary>Reads an item of <c>corrections</c>.</summary>
    public static Correction? Read(DataNode item, TextFile article, PlausibleDates dates)
    {
        if (item is MapNode map)
        {
            return article.Fields.Read(map, Keys, fields =>
                new Correction(
                    dates.ReadChange(fields, s_date)?.Day ?? default,
                    article.FrontMatter.RequiredText(fields, s_text, TextKind.Paragraph)));
        }

        const string Advice = "Write '- { date: 2023-09-14, text: \"…\" }'.";
        article.Fields.Wrong(item.Location, $"a correction must be a date and a text, not {item.Kind}", Advice);
        return null;
    }
}
