using Digest.Languages;
using Digest.Sources;

namespace Digest.Content;

/// <summary>A term of the taxonomy.</summary>
/// <param name="Slug">A language without a slug uses the id.</param>
/// <param name="Broader">The id of the topic above it.</param>
internal sealed record Topic(
    string Id, LocalizedText Name, LocalizedText Description, LocalizedText Slug, Reference? Broader, OwnFields Extra,
    SourceLocation Location)
{
    public static readonly KeyTable Keys =
        new("a topic", ("title", "Did you mean 'name'?"), ("parent", "Did you mean 'broader'?"), ("prefLabel", "Did you mean 'name'?"));
    private static readonly Key<DataNode?> s_name =
        Keys.Node("name", "Its name in every language of the site.", KeyKind.TextPerLanguage, required: true);
    private static readonly Key<DataNode?> s_description = Keys.Node("description", "What it is about.", KeyKind.TextPerLanguage);
    private static readonly Key<DataNode?> s_slug =
        Keys.Node("slug", "The last part of its address.", KeyKind.TextPerLanguage, ifMissing: "the id");
    private static readonly Key<Reference?> s_broader = Keys.Id("broader", "The id of the topic above it.");
    private static readonly Key<MapNode?> s_extra = Keys.OwnFields();

    public IEnumerable<(ReferenceKind Kind, Reference Reference)> References => Broader is { } id ? [(ReferenceKind.Topic, id)] : [];

    public string SlugIn(Language language) => Slug.WrittenIn(language) ?? Id;

    public static Topic Read(string id, Fields fields, ContentContext context) => new(
        id,
        context.ReadLocalized(fields, s_name, inEveryLanguage: true),
        context.ReadLocalized(fields, s_description),
        context.ReadSlugs(fields, s_slug),
        fields.Get(s_broader),
        OwnFieldReader.Read(fields.Get(s_extra), FieldDeclarations.Topic, context),
        fields.Location);
}
