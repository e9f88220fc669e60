using Digest.Languages;
using Digest.Sources;

namespace Digest.Content;

/// <summary>A publisher of reports.</summary>
/// <param name="Language">The language of its reports, as a BCP 47 tag.</param>
internal sealed record Source(
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

    public static Source Read(string id, Fields fields, ContentContext context) => new(
        id,
        context.ReadLocalized(fields, s_name, inEveryLanguage: true),
        fields.Get(s_url),
        fields.Get(s_language),
        OwnFieldReader.Read(fields.Get(s_extra), FieldDeclarations.Source, context),
        fields.Location);
}
