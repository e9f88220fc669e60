using Digest.Languages;
using Digest.Sources;

namespace Digest.Content;

/// <summary>A person, organisation or place with a name in every language of the site.</summary>
/// <param name="Also">Other spellings.</param>
/// <param name="SameAs">A URL that identifies the entity, such as that of its page on Wikidata.</param>
internal sealed record Entity(
    string Id, EntityType Type, LocalizedText Name, ImmutableArray<string> Also, string? SameAs, SourceLocation Location)
{
    public static readonly KeyTable Keys =
        new("an entity", ("altLabel", "Did you mean 'also'?"), ("aliases", "Did you mean 'also'?"), ("prefLabel", "Did you mean 'name'?"));
    private static readonly Key<EntityType> s_type =
        Keys.Choice("type", "What it is.", required: true, [.. Enum.GetValues<EntityType>().Select(type => (type.ToString(), type))]);
    private static readonly Key<DataNode?> s_name =
        Keys.Node("name", "Its name in every language of the site.", KeyKind.TextPerLanguage, required: true);
    private static readonly Key<DataNode?> s_also = Keys.Node("also", "Other spellings of the name.", KeyKind.TextsPerLanguage);
    private static readonly Key<string?> s_sameAs = Keys.Url("sameAs", "A page that identifies it, such as that on Wikidata.");

    public static Entity Read(string id, Fields fields, ContentContext context) => new(
        id,
        fields.Get(s_type),
        context.ReadLocalized(fields, s_name, inEveryLanguage: true),
        WithoutEmpty(ReadAlso(fields, context), fields),
        fields.Get(s_sameAs),
        fields.Location);

    private static ImmutableArray<string> WithoutEmpty(ImmutableArray<string> names, Fields fields)
    {
        if (names.Contains(""))
            fields.Wrong(s_also, "'also' has an empty name", "Write it, or delete it.");
        return [.. names.Where(name => name.Length > 0)];
    }

    private static ImmutableArray<string> ReadAlso(Fields fields, ContentContext context)
    {
        switch (fields.Get(s_also))
        {
            case null:
                return [];
            case MapNode map:
                foreach (var entry in map.Entries)
                    context.RequireKnownLanguage(entry.Key, entry.Location);
                return [.. map.Entries.SelectMany(entry => fields.TextsOf(entry.Value, s_also.Name))];
            case { } node:
                return fields.TextsOf(node, s_also.Name);
        }
    }
}
