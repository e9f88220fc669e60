using System.Text.RegularExpressions;
using Digest.Languages;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Content;

/// <summary>A publisher of reports.</summary>
/// <param name="Language">The language of its reports, as a BCP 47 tag.</param>
internal sealed partial record Source(
    string Id, LocalizedText Name, string? Url, string? Language, OwnFields Extra, SourceLocation Location)
{
    public static readonly KeyTable Keys =
        new("a source", ("title", "Did you mean 'name'?"), ("link", "Did you mean 'url'?"), ("lang", "Did you mean 'language'?"));
    private static readonly Key<DataNode?> s_name =
        Keys.Node(
            "name", "Its name: one for all languages, or one for every language of the site.", KeyKind.TextPerLanguage, required: true);
    private static readonly Key<string?> s_url = Keys.Url("url", "Its home page.");
    private static readonly Key<string?> s_language = Keys.Code("language", "The language of its reports, as a BCP 47 tag.");
    private static readonly Key<MapNode?> s_extra = Keys.OwnFields();

    public static Source Read(string id, Fields fields, ContentContext context)
    {
        var language = fields.Get(s_language);
        if (language is not null && !LanguageTag.IsMatch(language))
        {
            var message = $"'language: {language}' is not the tag of a language";
            fields.Warn(s_language, DiagnosticCode.BadValue, message, "Write its code of two or three letters, such as 'en' for English.");
        }

        return new(
            id,
            context.ReadLocalized(fields, s_name, inEveryLanguage: true),
            fields.Get(s_url),
            language,
            OwnFieldReader.Read(fields.Get(s_extra), FieldDeclarations.Source, context),
            fields.Location);
    }

    /// <summary>The shape of a tag: a code of a language, and parts such as a script or a region.</summary>
    [GeneratedRegex(@"\A[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex LanguageTag { get; }
}
