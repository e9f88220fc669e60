using Digest.Languages;
using Digest.Templates;

namespace Digest.Benchmarks.Templates.ByHand;

/// <summary>The interface texts of a language, looked up once. Every page escapes and encodes them, as templates do.</summary>
internal sealed class Words(Language language)
{
    private readonly Language _language = language;

    public string SkipToContent { get; } = Of("skip-to-content", language);
    public string Menu { get; } = Of("menu", language);
    public string Languages { get; } = Of("languages", language);
    public string Breadcrumb { get; } = Of("breadcrumb", language);
    public string SwitchCoverage { get; } = Of("switch-coverage", language);
    public string SwitchNearest { get; } = Of("switch-nearest", language);
    public string Made { get; } = Of("made", language);
    public string ListSeparator { get; } = Of("list-separator", language);
    public string Date { get; } = Of("date", language);
    public string Updated { get; } = Of("updated", language);
    public string By { get; } = Of("by", language);
    public string Sources { get; } = Of("sources", language);
    public string InOtherLanguages { get; } = Of("in-other-languages", language);
    public string ReadFacing { get; } = Of("read-facing", language);
    public string SameEvent { get; } = Of("same-event", language);
    public string Translation { get; } = Of("translation", language);
    public string Translated { get; } = Of("translated", language);
    public string Machine { get; } = Of("machine", language);
    public string MachineNotice { get; } = Of("machine-notice", language);
    public string Corrections { get; } = Of("corrections", language);
    public string InChronology { get; } = Of("in-chronology", language);
    public string Related { get; } = Of("related", language);
    public string BackToTop { get; } = Of("back-to-top", language);
    public string StatusExpected { get; } = Of("status-expected", language);
    public string StatusClaimed { get; } = Of("status-claimed", language);
    public string StatusDenied { get; } = Of("status-denied", language);
    public string StatusPostponed { get; } = Of("status-postponed", language);
    public string StatusCancelled { get; } = Of("status-cancelled", language);
    public string TopicChronology { get; } = Of("topic-chronology", language);
    public string Pages { get; } = Of("pages", language);
    public string PreviousPage { get; } = Of("previous-page", language);
    public string NextPage { get; } = Of("next-page", language);

    /// <summary>A text with a place for a name, such as that of a translator or topic.</summary>
    public void WriteNamed(ref PageWriter page, string key, Html? name, Html? date = null)
    {
        foreach (var piece in _language.Strings[key].Pieces("other"))
        {
            if (piece.IsPlaceholder)
                page.Markup(piece.Text == "date" ? date : name);
            else
                page.Text(piece.Text);
        }
    }

    /// <summary>A text with a number, in the plural form of that number.</summary>
    public void WriteCounted(ref PageWriter page, string key, int number)
    {
        foreach (var piece in _language.Strings[key].Pieces(_language.Plurals.CategoryOf(number)))
            page.Text(piece.IsPlaceholder ? _language.Digits.Count(number) : piece.Text);
    }

    private static string Of(string key, Language language) => language.Strings[key].Fill("other", _ => "");
}
