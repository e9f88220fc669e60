using Digest.Languages;
using Digest.Sources;

namespace Digest.Content;

/// <summary>A person, organisation or place with a name in every language of the site.</summary>
/// <param name="Role">What it is or does, in a few words.</param>
/// <param name="Slug">A language without a slug uses the id.</param>
/// <param name="SameAs">URLs of pages about it, such as that on Wikidata.</param>
internal sealed record Entity(
    string Id,
    EntityType Type,
    LocalizedText Name,
    LocalizedText Role,
    LocalizedText Description,
    ImmutableArray<OtherSpelling> Also,
    LocalizedText Slug,
    ImmutableArray<string> SameAs,
    OwnFields Extra,
    SourceLocation Location)
{
    public static readonly KeyTable Keys =
        new("an entity", ("altLabel", "Did you mean 'also'?"), ("aliases", "Did you mean 'also'?"), ("prefLabel", "Did you mean 'name'?"));
    private static readonly Key<EntityType> s_type =
        Keys.Choice("type", "What it is.", required: true, [.. Enum.GetValues<EntityType>().Select(type => (type.ToString(), type))]);
    private static readonly Key<DataNode?> s_name =
        Keys.Node("name", "Its name in every language of the site.", KeyKind.TextPerLanguage, required: true);
    private static readonly Key<DataNode?> s_role =
        Keys.Node("role", "What it is or does, in a few words: an office, a function.", KeyKind.TextPerLanguage);
    private static readonly Key<DataNode?> s_description =
        Keys.Node("description", "More about it, in a sentence.", KeyKind.TextPerLanguage);
    private static readonly Key<DataNode?> s_also = Keys.Node("also", "Other spellings of the name.", KeyKind.TextsPerLanguage);
    private static readonly Key<DataNode?> s_slug =
        Keys.Node("slug", "The last part of its address.", KeyKind.TextPerLanguage, ifMissing: "the id");
    private static readonly Key<ImmutableArray<string>> s_sameAs = Keys.Urls("sameAs", "Pages about it, such as that on Wikidata.");
    private static readonly Key<MapNode?> s_extra = Keys.OwnFields();

    /// <summary>What the keys say that take an id or a name.</summary>
    public const string PlaceSummary =
        "The id of an entity, or a name. Small letters, digits and hyphens alone are an id: `kuantan`; `Kuantan` is a name.";

    /// <summary>The name and the other spellings, in all languages.</summary>
    public IEnumerable<string> AllNames => Name.Texts.Concat(Also.Select(spelling => spelling.Text));

    public string SlugIn(Language language) => Slug.WrittenIn(language) ?? Id;

    /// <summary>The name and the other spellings in a language, as they are written, the name first.</summary>
    public IEnumerable<string> NamesIn(Language language) =>
        Also.Where(spelling => spelling.Language is null || spelling.Language == language.Code)
            .Select(spelling => spelling.Text)
            .Prepend(Name.WrittenIn(language))
            .OfType<string>();

    public static Entity Read(string id, Fields fields, ContentContext context) => new(
        id,
        fields.Get(s_type),
        context.ReadLocalized(fields, s_name, inEveryLanguage: true),
        context.ReadWords(fields, s_role),
        context.ReadWords(fields, s_description),
        WithoutEmpty(ReadAlso(fields, context), fields),
        context.ReadSlugs(fields, s_slug),
        fields.Get(s_sameAs),
        OwnFieldReader.Read(fields.Get(s_extra), FieldDeclarations.Entity, context),
        fields.Location);

    private static ImmutableArray<OtherSpelling> WithoutEmpty(ImmutableArray<OtherSpelling> spellings, Fields fields)
    {
        if (spellings.Any(spelling => spelling.Text.Length == 0))
            fields.Wrong(s_also, "'also' has an empty name", "Write it, or delete it.");
        return [.. spellings.Where(spelling => spelling.Text.Length > 0)];
    }

    private static ImmutableArray<OtherSpelling> ReadAlso(Fields fields, ContentContext context)
    {
        switch (fields.Get(s_also))
        {
            case null:
                return [];
            case MapNode map:
                foreach (var entry in map.Entries)
                    context.RequireKnownLanguage(entry.Key, entry.Location);
                return [.. map.Entries.SelectMany(entry => SpellingsIn(entry.Value, entry.Key))];
            case { } node:
                return [.. SpellingsIn(node, language: null)];
        }

        IEnumerable<OtherSpelling> SpellingsIn(DataNode node, string? language)
        {
            foreach (var item in Fields.ItemsOf(node))
            {
                if (fields.TextOf(item, s_also.Name, isItem: item != node) is not { } text)
                    continue;
                if (ListMistake.OfComma(text, s_also.Name) is var (message, advice))
                    fields.Wrong(item.Location, message, advice);
                yield return new(text, language);
            }
        }
    }
}
