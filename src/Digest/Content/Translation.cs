using Digest.Languages;
using Digest.Languages.Dates;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Content;

/// <summary>How an article came to be a translation.</summary>
/// <param name="From">The code of the language that it was written in, with its place.</param>
internal sealed record Translation(Reference From, TranslationMethod Method, string? By, string? ReviewedBy, PublicationDate? ReviewedOn)
{
    public static readonly KeyTable Keys = new("a translation");
    private static readonly Key<string> s_from = Keys.RequiredCode("from", "The code of the language that it was written in.");
    private static readonly Key<TranslationMethod> s_method = Keys.Choice(
        "method",
        "How it was translated; a reviewed translation needs `reviewedBy` and `reviewedOn`.",
        required: true,
        ("human", TranslationMethod.Human),
        ("machine", TranslationMethod.Machine),
        ("machine-reviewed", TranslationMethod.MachineReviewed));
    private static readonly Key<string?> s_by = Keys.Text("by", "Who translated it.");
    private static readonly Key<string?> s_reviewedBy = Keys.Text("reviewedBy", "Who reviewed it.");
    private static readonly Key<PublicationDate?> s_reviewedOn = Keys.Value("reviewedOn", "When it was reviewed.", PublicationDate.Format);

    public static Translation Read(Fields fields, TextFile article, PlausibleDates dates, ContentContext context)
    {
        const string Elsewhere = "If the original is not on this site, delete 'translation', and name it under 'sources', with its URL.";
        var from = fields.Get(s_from);
        if (from.Length > 0)
            context.RequireLanguageOfSite(from, fields.LocationOf(s_from), Elsewhere);
        const string FromAdvice = "Write the language that it was first written in, or delete 'translation'.";
        if (from == article.Language.Code)
            fields.Wrong(s_from, $"an article in '{from}' cannot be translated from '{from}'", FromAdvice);

        const string Unreviewed = "a reviewed translation must say who reviewed it and when";
        var method = fields.Get(s_method);
        if (method == TranslationMethod.MachineReviewed && !(fields.Has(s_reviewedBy) && fields.Has(s_reviewedOn)))
            fields.Wrong(s_method, Unreviewed, "Add 'reviewedBy' and 'reviewedOn'.", DiagnosticCode.MissingKey);
        return new(
            new(from, fields.LocationOf(s_from)),
            method,
            article.FrontMatter.Text(fields, s_by),
            article.FrontMatter.Text(fields, s_reviewedBy),
            dates.ReadPast(fields, s_reviewedOn));
    }
}
